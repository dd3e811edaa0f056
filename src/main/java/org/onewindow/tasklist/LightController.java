package org.onewindow.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.calendar.WorkClock;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.process.ClocksOfTasks;
import org.onewindow.organisation.WorkClocks;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What task cards show of their cases, for all cards of a list in one request: three queries, and one for the calendar
 * of each district.
 */
@RestController
class LightController {

    private final TaskService tasks;
    private final CasesOfTasks cases;
    private final ClocksOfTasks clocksOfTasks;
    private final Deadlines deadlines;
    private final WorkClocks clocks;
    private final Clock clock;

    LightController(
            TaskService tasks,
            CasesOfTasks cases,
            ClocksOfTasks clocksOfTasks,
            Deadlines deadlines,
            WorkClocks clocks,
            Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.clocksOfTasks = clocksOfTasks;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * The light of one task: that of the clock that it shows, else that of its own due date. A task with neither has
     * none, only the case that it is of.
     *
     * @param task the task's id
     * @param light its colour, null without a clock and a due date
     * @param label what a user reads, null where {@code light} is
     * @param remainingDays working days left, the due day included; negative when overdue by so many; while
     *     the clock stands still those that are left when it goes on
     * @param dueAt the last moment that is in time, local; null without a due date and while the clock stands
     *     still
     * @param average whether the limit is an average, over which no single case is late
     * @param provisional whether the date reaches into a year without a notice of holidays
     * @param caseNumber the case, and what it is about; null where the task is of none
     * @param overdueStepName the step that is late, if the task is about that; a case may have several
     */
    record TaskLight(
            String task,
            Light light,
            String label,
            int remainingDays,
            LocalDateTime dueAt,
            boolean average,
            boolean provisional,
            String caseNumber,
            String applicantName,
            String projectName,
            String overdueStepName) {}

    /** @param task ids of tasks; those that the user may not see, and those of no district, are left out */
    @GetMapping("/camunda/api/onewindow/lights")
    List<TaskLight> lights(@RequestParam List<String> task) {
        List<Task> seen = tasks.createTaskQuery().taskIdIn(task.toArray(String[]::new)).list().stream()
                .filter(each -> each.getTenantId() != null)
                .toList();
        Map<String, Map<String, String>> about = cases.of(seen);
        Map<Task, String> numbers = new HashMap<>();
        seen.forEach(each -> {
            String number =
                    about.getOrDefault(each.getProcessInstanceId(), Map.of()).get("caseNumber");
            if (number != null) {
                numbers.put(each, number);
            }
        });
        Map<String, Deadline> shown = clocksOfTasks.of(numbers);
        Map<String, WorkClock> work = new HashMap<>();
        return seen.stream()
                .map(each -> light(
                        each,
                        shown.get(each.getId()),
                        about.getOrDefault(each.getProcessInstanceId(), Map.of()),
                        district -> work.computeIfAbsent(district, clocks::of)))
                .toList();
    }

    private TaskLight light(Task task, Deadline shown, Map<String, String> about, Function<String, WorkClock> clockOf) {
        if (shown != null) {
            return view(
                    task,
                    shown.light(clock.instant()),
                    deadlines.remainingDays(shown, clockOf.apply(shown.getDistrict())),
                    shown.isPaused() ? null : local(shown.getDueAt()),
                    shown.isAverage(),
                    shown.isProvisional(),
                    about);
        }
        if (task.getDueDate() == null) {
            return view(task, null, 0, null, false, false, about);
        }
        WorkClock work = clockOf.apply(task.getTenantId());
        LocalDateTime due = local(task.getDueDate().toInstant());
        return view(
                task,
                light(task),
                work.remainingDays(local(clock.instant()), due),
                due,
                false,
                work.calendar().isProvisional(due.toLocalDate()),
                about);
    }

    private Light light(Task task) {
        Instant now = clock.instant();
        if (!now.isBefore(task.getDueDate().toInstant())) {
            return Light.RED;
        }
        return task.getFollowUpDate() != null
                        && !now.isBefore(task.getFollowUpDate().toInstant())
                ? Light.YELLOW
                : Light.GREEN;
    }

    private static TaskLight view(
            Task task,
            Light light,
            int remainingDays,
            LocalDateTime dueAt,
            boolean average,
            boolean provisional,
            Map<String, String> about) {
        return new TaskLight(
                task.getId(),
                light,
                light == null ? null : light.label(),
                remainingDays,
                dueAt,
                average,
                provisional,
                about.get("caseNumber"),
                about.get("applicantName"),
                about.get("projectName"),
                about.get("overdueStepName"));
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }
}
