package org.onewindow.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Light;
import org.onewindow.organisation.Departments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The clocks of a task's case, with each day explained. */
@RestController
class DeadlineController {

    private final CaseAccess access;
    private final CaseFiles cases;
    private final Deadlines deadlines;
    private final Departments departments;
    private final Clock clock;

    DeadlineController(CaseAccess access, CaseFiles cases, Deadlines deadlines, Departments departments, Clock clock) {
        this.access = access;
        this.cases = cases;
        this.deadlines = deadlines;
        this.departments = departments;
        this.clock = clock;
    }

    /** One clock as it is shown. Moments are local; {@code endedAt} is null while it runs. */
    record ClockView(
            String name,
            String kind,
            String department,
            int amount,
            LimitUnit unit,
            String basis,
            LocalDateTime startedAt,
            LocalDateTime warnAt,
            LocalDateTime dueAt,
            LocalDateTime endedAt,
            boolean provisional,
            boolean running,
            String state,
            Light light,
            int remainingDays,
            List<DayView> days) {}

    /** A day of a clock, counted or not, and why. */
    record DayView(LocalDate date, boolean counted, int number, String why, boolean provisional) {}

    /** The clocks of the case, running ones in front. */
    @GetMapping("/camunda/api/onewindow/tasks/{taskId}/deadlines")
    List<ClockView> deadlines(@PathVariable String taskId) {
        CaseFile file = cases.get(access.caseOf(taskId));
        return deadlines.of(file.getNumber()).stream()
                .sorted((one, other) -> Boolean.compare(other.isRunning(), one.isRunning()))
                .map(this::view)
                .toList();
    }

    private ClockView view(Deadline deadline) {
        return new ClockView(
                deadline.getName(),
                deadline.getKind().label(),
                departments.get(deadline.getDepartment()).name(),
                deadline.getAmount(),
                deadline.getUnit(),
                deadline.getBasis(),
                local(deadline.getStartedAt()),
                local(deadline.getWarnAt()),
                local(deadline.getDueAt()),
                local(deadline.getEndedAt()),
                deadline.isProvisional(),
                deadline.isRunning(),
                deadline.getState().label(),
                deadline.light(clock.instant()),
                deadlines.remainingDays(deadline),
                deadlines.explain(deadline).stream()
                        .map(day -> new DayView(day.date(), day.counted(), day.number(), day.why(), day.provisional()))
                        .toList());
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
