package org.onewindow.cockpit;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.cockpit.Figures.TimeUsed;
import org.onewindow.cockpit.Ledger.Line;
import org.onewindow.cockpit.Spreadsheet.Column;
import org.onewindow.web.BadFieldException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The monthly ledger of departments 部门月报, as a page and as a workbook; for who may see the board. */
@RestController
@RequestMapping("/camunda/api/onewindow/ledger")
class LedgerController {

    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    private final BoardAccess access;
    private final Ledger ledger;
    private final Clock clock;

    LedgerController(BoardAccess access, Ledger ledger, Clock clock) {
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The ledger of a month.
     *
     * @param over whether the month is over, so that its figures do not change any more
     * @param total all lines added up
     */
    record Month(YearMonth month, boolean over, List<Line> lines, Line total) {}

    /**
     * A month's ledger.
     *
     * @param month such as 2026-04; this one unless it is given
     * @param district a district's id; all that the user may see unless it is given
     * @throws BadFieldException if the month has not begun, or lies before 2000
     */
    @GetMapping
    Month month(@RequestParam(required = false) YearMonth month, @RequestParam(required = false) String district) {
        List<String> districts = access.districts(district);
        YearMonth now = YearMonth.now(clock);
        YearMonth asked = month == null ? now : month;
        if (asked.isAfter(now)) {
            throw new BadFieldException("month", "%s还没有开始，请选择本月或者以前的月份".formatted(asked));
        }
        if (asked.isBefore(FIRST)) {
            throw new BadFieldException("month", "月份须在%s以后".formatted(FIRST));
        }
        List<Line> lines = ledger.lines(districts, new Period(asked.atDay(1), asked.atEndOfMonth()));
        return new Month(asked, asked.isBefore(now), lines, ledger.total(lines));
    }

    /** As {@link #month}, with the sum as the last row. */
    @GetMapping("/workbook")
    void workbook(
            @RequestParam(required = false) YearMonth month,
            @RequestParam(required = false) String district,
            HttpServletResponse response) {
        Month found = month(month, district);
        String title = "部门月报" + found.month() + (found.over() ? "" : "截至" + LocalDate.now(clock));
        new Spreadsheet<>(title, columns())
                .download(response, use -> use.accept(Stream.concat(found.lines().stream(), Stream.of(found.total()))));
    }

    private static List<Column<Line>> columns() {
        List<Column<Line>> columns = new ArrayList<>(List.of(
                new Column<>("区县", 12, Line::district),
                new Column<>("部门", 24, Line::department),
                new Column<>("上月结转", 10, Line::carriedOver),
                new Column<>("本月收件", 10, Line::received),
                new Column<>("办结", 10, Line::done),
                new Column<>("其中超期", 10, Line::late),
                new Column<>("退回", 10, Line::returned),
                new Column<>("月末在办", 10, Line::open)));
        for (LimitUnit unit : LimitUnit.values()) {
            String name = unit.label().replaceFirst("^个", "");
            columns.add(new Column<>("平均用时（%s）".formatted(name), 18, line -> average(line, unit, true)));
            columns.add(new Column<>("平均时限（%s）".formatted(name), 18, line -> average(line, unit, false)));
        }
        return columns;
    }

    /** To one decimal place; null if nothing with a limit in that unit was done. */
    private static BigDecimal average(Line line, LimitUnit unit, boolean isUsed) {
        return line.times().stream()
                .filter(each -> each.unit() == unit)
                .map((TimeUsed each) -> BigDecimal.valueOf(isUsed ? each.used() : each.amount())
                        .divide(BigDecimal.valueOf(each.clocks()), 1, RoundingMode.HALF_UP))
                .findAny()
                .orElse(null);
    }
}
