package org.onewindow.tasklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.deadline.Basis;
import org.onewindow.deadline.ClockExtension;
import org.onewindow.deadline.ClockViews;
import org.onewindow.deadline.ClockViews.CaseClocks;
import org.onewindow.deadline.ClockViews.ClockView;
import org.onewindow.deadline.ClockViews.ExtensionView;
import org.onewindow.deadline.ClockViews.PauseView;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.PauseReason;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The clocks of a task's case, with each day explained, and what the user may order about them. */
@RestController
class DeadlineController {

    private final CaseAccess access;
    private final ClockOrders orders;
    private final ClockViews views;
    private final Deadlines deadlines;
    private final Clock clock;

    DeadlineController(CaseAccess access, ClockOrders orders, ClockViews views, Deadlines deadlines, Clock clock) {
        this.access = access;
        this.orders = orders;
        this.views = views;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * The clocks of a case.
     *
     * @param pauseReasons for which the user may pause clocks of the task's process now; none to who only sees the task
     */
    record DeadlinesView(
            List<OfTask> clocks,
            List<PauseView> pauses,
            List<ExtensionView> extensions,
            List<PauseReason> pauseReasons) {}

    /** How a clock may be extended: by at most so many working days each time, at most so many times. */
    record Extensible(int days, int times, String basis) {}

    /**
     * A clock as a task shows it.
     *
     * @param canExtend null if the user cannot ask for an extension from this task now
     */
    record OfTask(@JsonUnwrapped ClockView clock, Extensible canExtend) {}

    /** The clocks of the case, running ones in front, with their pauses and extensions. */
    @GetMapping("/camunda/api/onewindow/tasks/{taskId}/deadlines")
    DeadlinesView deadlines(@PathVariable String taskId) {
        Task task = access.task(taskId);
        String number = access.caseOf(taskId);
        boolean mayOrder = access.worksOn(task);
        List<ClockExtension> extensions = deadlines.extensionsOf(number);
        Map<Long, Deadline> byId =
                deadlines.of(number).stream().collect(Collectors.toMap(Deadline::getId, Function.identity()));
        CaseClocks shown = views.of(number);
        return new DeadlinesView(
                shown.clocks().stream()
                        .map(each ->
                                new OfTask(each, mayOrder ? extensible(byId.get(each.id()), task, extensions) : null))
                        .toList(),
                shown.pauses(),
                shown.extensions(),
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
}
