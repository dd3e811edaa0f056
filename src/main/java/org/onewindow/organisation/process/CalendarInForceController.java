package org.onewindow.organisation.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.onewindow.calendar.OfficeHours;
import org.onewindow.calendar.WorkCalendar;
import org.onewindow.calendar.WorkClock;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.onewindow.organisation.WorkClocks;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What holds now, for those who may change it: which years have a notice, their days, the office hours. */
@RestController
@RequestMapping("/camunda/api/onewindow/calendar")
class CalendarInForceController {

    private final CalendarAccess access;
    private final CalendarChanges changes;
    private final WorkClocks clocks;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    CalendarInForceController(
            CalendarAccess access,
            CalendarChanges changes,
            WorkClocks clocks,
            Districts districts,
            Departments departments,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.clocks = clocks;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * Where the logged-in user may change the calendar.
     *
     * @param national whether in the whole country
     * @param districts the districts, in each of which also every department
     * @param departments the departments, the same in every district; empty if there is no district
     */
    record Scopes(boolean national, List<Named> districts, List<Named> departments) {}

    /** An id and the Chinese name that goes with it. */
    record Named(String id, String name) {}

    /**
     * The calendar of a scope.
     *
     * @param today the date that it is
     * @param hours the sessions of a working day, such as 09:00-12:00
     * @param years those that the calendar covers, ascending
     */
    record InForce(LocalDate today, List<String> hours, List<YearView> years) {}

    /**
     * A year.
     *
     * @param provisional whether its notice is not loaded
     * @param source the document of the notice that was applied here; null if the notice came with OneWindow, or there
     *     is none
     * @param workingDays how many there are
     * @param days the holidays and the days made up for, ascending
     */
    record YearView(int year, boolean provisional, String source, int workingDays, List<DayView> days) {}

    /** A holiday, or a day that is worked because a notice or a change says so; {@code why} is Chinese. */
    record DayView(LocalDate date, boolean working, String why) {}

    /** Answers everybody who is logged in: to who may change nothing, that it is nothing. */
    @GetMapping("/scopes")
    Scopes scopes() {
        List<Named> own = districts.all().stream()
                .filter(each -> access.mayChange(each.id()))
                .map(each -> new Named(each.id(), each.name()))
                .toList();
        List<Named> everywhere = departments.all().stream()
                .map(each -> new Named(each.id(), each.name()))
                .toList();
        return new Scopes(access.mayChange(CalendarChange.NATIONAL), own, own.isEmpty() ? List.of() : everywhere);
    }

    /** @param scope {@code national}, a district's id, or district/department */
    @GetMapping("/years")
    InForce inForce(@RequestParam(defaultValue = CalendarChange.NATIONAL) String scope) {
        access.require();
        if (!access.maySee(scope)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "流程管理员只能查看全国和本区县的工作日历");
        }
        WorkClock inForce = clocks.inScope(scope);
        WorkCalendar calendar = inForce.calendar();
        Map<Integer, CalendarChange> notices = changes.noticesInForce();
        return new InForce(
                LocalDate.now(clock),
                inForce.hours().sessions().stream()
                        .map(OfficeHours.Session::toString)
                        .toList(),
                IntStream.rangeClosed(
                                calendar.first().getYear(), calendar.last().getYear())
                        .mapToObj(year -> view(calendar, year, notices.get(year)))
                        .toList());
    }

    private static YearView view(WorkCalendar calendar, int year, CalendarChange notice) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return new YearView(
                year,
                calendar.isProvisional(first),
                notice == null ? null : notice.getSource(),
                calendar.workingDaysBetween(first, last) + (calendar.isWorkingDay(first) ? 1 : 0),
                calendar.namedDays(year).stream()
                        .map(day -> new DayView(day, calendar.isWorkingDay(day), calendar.why(day)))
                        .toList());
    }
}
