package org.onewindow.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.teamwork.process.People;
import org.onewindow.teamwork.process.Urges;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Who has a case in hand now, and urging them 催办. For whoever may see the case. */
@RestController
@RequestMapping("/camunda/api/onewindow/cases/{number}")
class UrgeController {

    private final CaseAccess access;
    private final CaseFiles cases;
    private final Urges urges;
    private final People people;
    private final Departments departments;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;

    UrgeController(
            CaseAccess access,
            CaseFiles cases,
            Urges urges,
            People people,
            Departments departments,
            TaskService tasks,
            ProcessEngineConfiguration engine,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.urges = urges;
        this.people = people;
        this.departments = departments;
        this.tasks = tasks;
        this.engine = (ProcessEngineConfigurationImpl) engine;
        this.clock = clock;
    }

    /** Where a case is. */
    record StepsView(List<StepView> steps, List<UrgeView> urges) {}

    /**
     * A step that somebody has in hand.
     *
     * @param department Chinese names of those who may do it, null for none
     * @param assignee the name of who has claimed it; null for nobody
     * @param since local
     * @param canUrge whether the user's office may urge it; it may have done so lately
     */
    record StepView(
            String task, String name, String department, String assignee, LocalDateTime since, boolean canUrge) {}

    record UrgeView(String taskName, String office, String reason, String by, LocalDateTime at) {}

    /** An urge as it is sent. */
    record UrgeRequest(String task, String reason) {}

    @GetMapping("/steps")
    StepsView steps(@PathVariable String number) {
        access.require(number);
        Optional<Department> office = access.urgingOffice(cases.get(number).getDistrict());
        List<Task> open = ofCase(number);
        Map<String, List<String>> groups =
                people.groups(open.stream().map(Task::getId).toList());
        Map<String, String> names =
                people.names(open.stream().map(Task::getAssignee).toList());
        return new StepsView(
                open.stream()
                        .map(each -> view(each, groups.getOrDefault(each.getId(), List.of()), names, office))
                        .toList(),
                urges.of(number).stream()
                        .map(each -> new UrgeView(
                                each.taskName(), each.office(), each.reason(), each.by(), local(each.at())))
                        .toList());
    }

    private StepView view(Task task, List<String> groups, Map<String, String> names, Optional<Department> office) {
        String department = groups.stream().map(this::department).collect(Collectors.joining("、"));
        return new StepView(
                task.getId(),
                task.getName(),
                department.isEmpty() ? null : department,
                names.get(task.getAssignee()),
                local(task.getCreateTime().toInstant()),
                office.filter(each -> !groups.contains(each.id())).isPresent());
    }

    private String department(String group) {
        return departments.all().stream()
                .flatMap(each -> each.id().equals(group)
                        ? Optional.of(each.name()).stream()
                        : each.headGroup().equals(group)
                                ? Optional.of(each.name() + "负责人").stream()
                                : Optional.<String>empty().stream())
                .findFirst()
                .orElse(group);
    }

    /** Whoever may see a case may know who has it, also if they have no part in that. */
    private List<Task> ofCase(String number) {
        Callable<List<Task>> question = () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .orderByTaskCreateTime()
                .asc()
                .list();
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(question));
    }

    /** @throws ResponseStatusException 403 for who is neither at the window nor of the supervision office */
    @PostMapping("/urges")
    @ResponseStatus(HttpStatus.CREATED)
    StepsView urge(@PathVariable String number, @RequestBody UrgeRequest request) {
        access.require(number);
        Department office = access.urgingOffice(cases.get(number).getDistrict())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN, "只有受理申请的窗口和督查部门可以催办"));
        urges.urge(number, office, request.task(), request.reason());
        return steps(number);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }
}
