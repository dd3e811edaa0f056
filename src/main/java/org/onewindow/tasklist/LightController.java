package org.onewindow.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.calendar.WorkClock;
import org.onewindow.deadline.Light;
import org.onewindow.organisation.WorkClocks;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What task cards show of their cases, for all cards of a list in one request and two queries. */
@RestController
class LightController {

    private final TaskService tasks;
    private final CasesOfTasks cases;
    private final WorkClocks clocks;
    private final Clock clock;

    LightController(TaskService tasks, CasesOfTasks cases, WorkClocks clocks, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * The light of one task; a task without a due date has none, only the case that it is of.
     *
     * @param task the task's id
     * @param light its colour, null without a due date
     * @param label what a user reads, null without a due date
     * @param remainingDays working days left, the due day included; negative when overdue by so many
     * @param dueAt the last moment that is in time, local; null without a due date
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
        return seen.stream()
                .map(each -> light(each, about.getOrDefault(each.getProcessInstanceId(), Map.of())))
                .toList();
    }

    private TaskLight light(Task task, Map<String, String> about) {
        if (task.getDueDate() == null) {
            return new TaskLight(
                    task.getId(),
                    null,
                    null,
                    0,
                    null,
                    false,
                    about.get("caseNumber"),
                    about.get("applicantName"),
                    about.get("projectName"),
                    about.get("overdueStepName"));
        }
        WorkClock work = clocks.of(task.getTenantId());
        Instant now = clock.instant();
        LocalDateTime due = LocalDateTime.ofInstant(task.getDueDate().toInstant(), clock.getZone());
        Light light = Light.GREEN;
        if (!now.isBefore(task.getDueDate().toInstant())) {
            light = Light.RED;
        } else if (task.getFollowUpDate() != null
                && !now.isBefore(task.getFollowUpDate().toInstant())) {
            light = Light.YELLOW;
        }
        return new TaskLight(
                task.getId(),
                light,
                light.label(),
                work.remainingDays(LocalDateTime.ofInstant(now, clock.getZone()), due),
                due,
                work.calendar().isProvisional(due.toLocalDate()),
                about.get("caseNumber"),
                about.get("applicantName"),
                about.get("projectName"),
                about.get("overdueStepName"));
    }
}
