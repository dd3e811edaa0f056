package org.onewindow.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.deadline.Basis;
import org.onewindow.deadline.ClockExtension;
import org.onewindow.deadline.ClockPause;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.PauseReason;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.organisation.Departments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The clocks of a task's case, with each day explained. */
@RestController
class DeadlineController {

    private final CaseAccess access;
    private final ClockOrders orders;
    private final Deadlines deadlines;
    private final Departments departments;
    private final Clock clock;

    DeadlineController(
            CaseAccess access, ClockOrders orders, Deadlines deadlines, Departments departments, Clock clock) {
        this.access = access;
        this.orders = orders;
        this.deadlines = deadlines;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * The clocks of a case.
     *
     * @param pauseReasons for which the user may pause clocks of the task's process now; none to who only sees the task
     */
    record DeadlinesView(
            List<ClockView> clocks,
            List<PauseView> pauses,
            List<ExtensionView> extensions,
            List<PauseReason> pauseReasons) {}

    /** A pause as it is shown. Moments are local; {@code endedAt} is null while the clocks stand still. */
    record PauseView(
            String reasonName,
            String basis,
            String noticeNumber,
            int announcedDays,
            String explanation,
            String evidence,
            String orderedBy,
            LocalDateTime begunAt,
            LocalDateTime endedAt,
            List<Long> clocks) {}

    /** An extension as it is shown; {@code decidedAt} is local, and null until somebody has decided. */
    record ExtensionView(
            long clock,
            String name,
            int days,
            String basis,
            String reason,
            String requestedBy,
            String state,
            String decidedBy,
            LocalDateTime decidedAt) {}

    /** How a clock may be extended: by at most so many working days each time, at most so many times. */
    record Extensible(int days, int times, String basis) {}

    /**
     * One clock as it is shown. Moments are local; {@code endedAt} is null while it runs.
     *
     * @param extended by how much it was extended, in {@code unit}
     * @param pausedSince null unless it stands still
     * @param canExtend null if the user cannot ask for an extension from this task now
     */
    record ClockView(
            long id,
            String name,
            String kind,
            String department,
            int amount,
            int extended,
            LimitUnit unit,
            boolean average,
            String basis,
            LocalDateTime startedAt,
            LocalDateTime warnAt,
            LocalDateTime dueAt,
            LocalDateTime endedAt,
            boolean provisional,
            boolean running,
            boolean paused,
            LocalDateTime pausedSince,
            Extensible canExtend,
            String state,
            Light light,
            int remainingDays,
            List<DayView> days) {}

    /** A day of a clock, counted or not, and why. */
    record DayView(LocalDate date, boolean counted, int number, String why, boolean provisional) {}

    /** The clocks of the case, running ones in front, with their pauses and extensions. */
    @GetMapping("/camunda/api/onewindow/tasks/{taskId}/deadlines")
    DeadlinesView deadlines(@PathVariable String taskId) {
        Task task = access.task(taskId);
        String number = access.caseOf(taskId);
        boolean mayOrder = access.worksOn(task);
        List<Deadline> all = deadlines.of(number);
        List<ClockExtension> extensions = deadlines.extensionsOf(number);
        Map<Long, String> names = all.stream()
                .collect(Collectors.toMap(
                        Deadline::getId, each -> each.getName() + each.getKind().label() + "时限"));
        return new DeadlinesView(
                all.stream()
                        .sorted((one, other) -> Boolean.compare(other.isRunning(), one.isRunning()))
                        .map(each -> view(each, mayOrder ? extensible(each, task, extensions) : null))
                        .toList(),
                deadlines.pausesOf(number).stream().map(this::view).toList(),
                extensions.stream()
                        .map(each -> view(each, names.get(each.getDeadlineId())))
                        .toList(),
                mayOrder
                        ? orders.reasons(number, task.getProcessInstanceId()).stream()
                                .map(each -> new PauseReason(
                                        each.code(), each.name(), Basis.inWords(each.basis()), each.byHand()))
                                .toList()
                        : List.of());
    }

    /** What {@link OrderController} would refuse is not offered. */
    private Extensible extensible(Deadline deadline, Task task, List<ClockExtension> extensions) {
        if (!deadline.isRunning()
                || !deadline.getProcessInstanceId().equals(task.getProcessInstanceId())
                || !deadline.isPaused() && !clock.instant().isBefore(deadline.getDueAt())) {
            return null;
        }
        List<ClockExtension.State> before = extensions.stream()
                .filter(each -> each.getDeadlineId().equals(deadline.getId()))
                .map(ClockExtension::getState)
                .toList();
        return orders.extension(deadline)
                .filter(rule -> !before.contains(ClockExtension.State.REQUESTED)
                        && Collections.frequency(before, ClockExtension.State.GRANTED) < rule.times())
                .map(rule -> new Extensible(rule.amount(), rule.times(), Basis.inWords(rule.basis())))
                .findFirst()
                .orElse(null);
    }

    private PauseView view(ClockPause pause) {
        return new PauseView(
                pause.getReasonName(),
                Basis.inWords(pause.getBasis()),
                pause.getNoticeNumber(),
                pause.getAnnouncedDays(),
                pause.getExplanation(),
                pause.getEvidence(),
                pause.getOrderedBy(),
                local(pause.getBegunAt()),
                local(pause.getEndedAt()),
                pause.getDeadlines().stream().sorted().toList());
    }

    private ExtensionView view(ClockExtension extension, String name) {
        return new ExtensionView(
                extension.getDeadlineId(),
                name,
                extension.getAmount(),
                Basis.inWords(extension.getBasis()),
                extension.getReason(),
                extension.getRequestedBy(),
                extension.getState().label(),
                extension.getDecidedBy(),
                local(extension.getDecidedAt()));
    }

    private ClockView view(Deadline deadline, Extensible canExtend) {
        return new ClockView(
                deadline.getId(),
                deadline.getName(),
                deadline.getKind().label(),
                departments.get(deadline.getDepartment()).name(),
                deadline.getAmount(),
                deadline.getExtended(),
                deadline.getUnit(),
                deadline.isAverage(),
                Basis.inWords(deadline.getBasis()),
                local(deadline.getStartedAt()),
                local(deadline.getWarnAt()),
                local(deadline.getDueAt()),
                local(deadline.getEndedAt()),
                deadline.isProvisional(),
                deadline.isRunning(),
                deadline.isPaused(),
                deadline.isPaused() ? local(deadline.getPausedAt()) : null,
                canExtend,
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
