package org.onewindow.tasklist;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.teamwork.Readings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What cards show of the user's own dealings with their tasks, for all cards of a list in one request. */
@RestController
class MarkController {

    private final CaseAccess access;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Readings readings;

    MarkController(CaseAccess access, TaskService tasks, IdentityService identity, Readings readings) {
        this.access = access;
        this.tasks = tasks;
        this.identity = identity;
        this.readings = readings;
    }

    /**
     * The marks of one task.
     *
     * @param unread whether the user has not opened it yet
     */
    record Mark(String task, boolean unread) {}

    /** @param task ids of tasks; those that the user may not see are left out */
    @GetMapping("/camunda/api/onewindow/marks")
    List<Mark> marks(@RequestParam List<String> task) {
        List<String> seen = tasks.createTaskQuery().taskIdIn(task.toArray(String[]::new)).list().stream()
                .map(Task::getId)
                .toList();
        Set<String> read = readings.read(user(), seen);
        return seen.stream().map(each -> new Mark(each, !read.contains(each))).toList();
    }

    /** The user opens a task. */
    @PostMapping("/camunda/api/onewindow/tasks/{taskId}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable String taskId) {
        readings.read(user(), access.task(taskId).getId());
    }

    private String user() {
        return identity.getCurrentAuthentication().getUserId();
    }
}
