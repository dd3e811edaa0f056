package org.onewindow.cockpit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.onewindow.deadline.Light;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.web.BadFieldException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases behind the figures of the board and of a process definition: page by page, and all of them for Excel. */
@RestController
@RequestMapping("/camunda/api/onewindow/board")
class CaseListController {

    private final BoardAccess access;
    private final Demands demands;
    private final CaseList cases;
    private final Departments departments;
    private final Clock clock;

    CaseListController(BoardAccess access, Demands demands, CaseList cases, Departments departments, Clock clock) {
        this.access = access;
        this.demands = demands;
        this.cases = cases;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * What both endpoints are asked.
     *
     * @param department a department's id, or {@code -} for none
     * @param process the key of a process, or {@code -} for none
     * @param element the id of an element of that process's diagram
     * @param demand the id of a demand; it decides what is listed, and in which district
     * @param text a part of the number or of the applicant's name
     * @param page from 0; not for Excel
     * @param size 1 to 200; not for Excel
     */
    @ModelAttribute("question")
    CaseList.Question question(
            @RequestParam(defaultValue = "OPEN") CaseList.Kind list,
            @RequestParam(required = false) String district,
            @RequestParam(required = false) String department,
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String element,
            @RequestParam(required = false) String item,
            @RequestParam(required = false) String demand,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) Boolean late,
            @RequestParam(required = false) Light light,
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "WORST") CaseList.Sort sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        List<String> districts = access.districts(district);
        CaseList.Kind kind = list;
        Demand demanded = null;
        if (orNull(demand) != null) {
            demanded = demands.get(demand);
            kind = demanded.figure().isOfClocks() ? CaseList.Kind.ENDED : CaseList.Kind.CLOSED;
            if (demanded.district() != null) {
                if (!districts.contains(demanded.district())) {
                    // not the user's, or another one was chosen
                    access.districts(demanded.district());
                    throw new BadFieldException("demand", "这项指标不是所选区县的");
                }
                districts = List.of(demanded.district());
            }
        }
        return new CaseList.Question(
                kind,
                new Filter(districts, known(department), orNull(process), orNull(element), orNull(item)),
                Period.of(from, to, LocalDate.now(clock)),
                demanded,
                late,
                light,
                text == null || text.isBlank() ? null : text.strip(),
                sort,
                descending,
                page,
                size);
    }

    @GetMapping("/cases")
    CaseList.Page cases(@ModelAttribute(name = "question", binding = false) CaseList.Question question) {
        return cases.page(question);
    }

    /** All rows, in the same order. */
    @GetMapping("/cases.xlsx")
    void spreadsheet(
            @ModelAttribute(name = "question", binding = false) CaseList.Question question,
            HttpServletResponse response) {
        if (cases.count(question) > Spreadsheet.MOST_ROWS) {
            throw new BadFieldException("text", "超过Excel一张表能容的%d行，请先缩小范围".formatted(Spreadsheet.MOST_ROWS));
        }
        CaseSheets.of(question.kind()).download(response, use -> cases.read(question, use));
    }

    private String known(String department) {
        if (orNull(department) != null
                && !department.equals(Filter.NONE)
                && departments.all().stream().map(Department::id).noneMatch(department::equals)) {
            throw new BadFieldException("department", "没有编号为“%s”的部门".formatted(department));
        }
        return orNull(department);
    }

    private static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
