package org.onewindow.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.teamwork.Reason;
import org.onewindow.teamwork.process.Handovers;
import org.onewindow.teamwork.process.People;
import org.onewindow.web.BadFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Several tasks at once: claiming 批量认领 and, for heads, assigning to a colleague 批量分派. Each task is checked and done by
 * itself, in a transaction of its own, as if it were the only one; the answer says what became of each.
 */
@RestController
@RequestMapping("/camunda/api/onewindow/bulk")
class BulkController {

    /** More than a few pages of cards nobody ticks. */
    private static final int MOST = 100;

    private final CaseAccess access;
    private final Handovers handovers;
    private final TaskService tasks;
    private final IdentityService identity;
    private final People people;

    BulkController(CaseAccess access, Handovers handovers, TaskService tasks, IdentityService identity, People people) {
        this.access = access;
        this.handovers = handovers;
        this.tasks = tasks;
        this.identity = identity;
        this.people = people;
    }

    /** @param tasks ids of 1 to 100 tasks */
    record ClaimRequest(List<String> tasks) {}

    /** To the user with this id. */
    record AssignmentRequest(List<String> tasks, String user, String reason) {}

    /**
     * What became of one task.
     *
     * @param name null if the user cannot see the task
     * @param done whether it is as the user wants it now, also if it had been before
     * @param text what a user reads
     */
    record Done(String task, String name, boolean done, String text) {}

    /** The claims in the order of the request. */
    @PostMapping("/claims")
    List<Done> claim(@RequestBody ClaimRequest request) {
        return each(request.tasks()).stream().map(this::claim).toList();
    }

    private Done claim(String id) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            return gone(id);
        }
        String user = identity.getCurrentAuthentication().getUserId();
        if (user.equals(task.getAssignee())) {
            return new Done(id, task.getName(), true, "已由您认领");
        }
        if (!access.worksOn(task)) {
            return new Done(id, task.getName(), false, "不是承办部门的人员，不能认领");
        }
        if (task.getAssignee() != null) {
            return new Done(id, task.getName(), false, takenBy(task.getAssignee()));
        }
        try {
            tasks.claim(id, user);
            return new Done(id, task.getName(), true, "已认领");
        } catch (ProcessEngineException e) {
            // Somebody was quicker, or the task has ended meanwhile.
            Task now = tasks.createTaskQuery().taskId(id).singleResult();
            return now == null || now.getAssignee() == null
                    ? gone(id)
                    : new Done(id, task.getName(), false, takenBy(now.getAssignee()));
        }
    }

    private String takenBy(String assignee) {
        return "已由%s认领".formatted(people.names(List.of(assignee)).get(assignee));
    }

    /**
     * To whom the user may assign all of some tasks: the members of all their groups.
     *
     * @throws ResponseStatusException 403 if the user is not the head for one of them
     */
    @GetMapping("/assignments")
    List<People.Person> colleagues(@RequestParam("task") List<String> ids) {
        List<People.Person> common = null;
        for (String id : each(ids)) {
            Task task = access.task(id);
            if (!access.isHeadFor(task)) {
                throw new ResponseStatusException(
                        HttpStatus.FORBIDDEN, "只有承办部门的负责人可以分派：“%s”".formatted(task.getName()));
            }
            List<People.Person> may = handovers.members(task);
            common =
                    common == null ? may : common.stream().filter(may::contains).toList();
        }
        return common;
    }

    /**
     * The assignments in the order of the request.
     *
     * @throws BadFieldException if there is no reason, or nobody is chosen
     */
    @PostMapping("/assignments")
    List<Done> assign(@RequestBody AssignmentRequest request) {
        if (request.user() == null || request.user().isBlank()) {
            throw new BadFieldException("user", "请选择承办人");
        }
        Reason.of("reason", "分派理由", request.reason());
        List<Done> done = new ArrayList<>();
        for (String id : each(request.tasks())) {
            done.add(assign(id, request.user(), request.reason()));
        }
        return done;
    }

    private Done assign(String id, String user, String reason) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            return gone(id);
        }
        if (!access.isHeadFor(task)) {
            return new Done(id, task.getName(), false, "只有承办部门的负责人可以分派");
        }
        String name = people.names(List.of(user)).get(user);
        if (user.equals(task.getAssignee())) {
            return new Done(id, task.getName(), true, "已由%s承办".formatted(name));
        }
        try {
            handovers.give(access.caseOf(id), task, user, reason, Handovers.Kind.ASSIGNMENT);
            return new Done(id, task.getName(), true, "已分派给%s".formatted(name));
        } catch (BadFieldException e) {
            return new Done(id, task.getName(), false, e.getMessage());
        } catch (ResponseStatusException e) {
            return new Done(id, task.getName(), false, e.getReason());
        } catch (ProcessEngineException e) {
            return new Done(id, task.getName(), false, "任务刚刚有变化，请刷新后再试");
        }
    }

    private static Done gone(String id) {
        return new Done(id, null, false, "没有这个任务，或者它已经办结");
    }

    private static List<String> each(List<String> tasks) {
        if (tasks == null || tasks.isEmpty()) {
            throw new BadFieldException("tasks", "请先勾选任务");
        }
        List<String> each = tasks.stream().distinct().toList();
        if (each.size() > MOST || each.stream().anyMatch(Objects::isNull)) {
            throw new BadFieldException("tasks", "一次最多勾选%d个任务".formatted(MOST));
        }
        return each;
    }
}
