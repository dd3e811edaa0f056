package org.onewindow.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.teamwork.process.Comments;
import org.onewindow.teamwork.process.Cosigning;
import org.onewindow.teamwork.process.Handovers;
import org.onewindow.teamwork.process.People;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What colleagues do about a task together: hand it over 转办, comment 留言, sign it jointly 会签. */
@RestController
@RequestMapping("/camunda/api/onewindow/tasks/{taskId}")
class TeamworkController {

    private final CaseAccess access;
    private final Handovers handovers;
    private final Comments comments;
    private final Cosigning cosigning;
    private final Clock clock;

    TeamworkController(CaseAccess access, Handovers handovers, Comments comments, Cosigning cosigning, Clock clock) {
        this.access = access;
        this.handovers = handovers;
        this.comments = comments;
        this.cosigning = cosigning;
        this.clock = clock;
    }

    /**
     * What has been done together about a task's case.
     *
     * @param signers empty if only one is asked
     * @param canHandOver whether the user may give the task to a colleague now
     * @param canComment whether the user works on the task
     */
    record TeamworkView(
            List<SignerView> signers,
            List<HandoverView> handovers,
            List<CommentView> comments,
            boolean canHandOver,
            boolean canComment) {}

    record SignerView(String task, String department, String person, LocalDateTime signedAt, boolean cancelled) {}

    record HandoverView(String taskName, String from, String to, String reason, String by, LocalDateTime at) {}

    record CommentView(String taskName, String by, String text, LocalDateTime at) {}

    /** A handover as it is sent, to the user with this id. */
    record HandoverRequest(String user, String reason) {}

    record CommentRequest(String text) {}

    @GetMapping("/teamwork")
    TeamworkView teamwork(@PathVariable String taskId) {
        Task task = access.task(taskId);
        String number = access.caseOf(taskId);
        return new TeamworkView(
                cosigning.beside(taskId).stream()
                        .map(each -> new SignerView(
                                each.task(),
                                each.department(),
                                each.person(),
                                local(each.signedAt()),
                                each.cancelled()))
                        .toList(),
                handovers.of(number).stream()
                        .map(each -> new HandoverView(
                                each.taskName(), each.from(), each.to(), each.reason(), each.by(), local(each.at())))
                        .toList(),
                comments.of(number).stream()
                        .map(each -> new CommentView(each.taskName(), each.by(), each.text(), local(each.at())))
                        .toList(),
                access.mayGiveAway(task),
                access.worksOn(task));
    }

    /** To whom the task may be handed over. */
    @GetMapping("/handover")
    List<People.Person> colleagues(@PathVariable String taskId) {
        return handovers.colleagues(giveable(taskId));
    }

    @PostMapping("/handover")
    @ResponseStatus(HttpStatus.CREATED)
    void handOver(@PathVariable String taskId, @RequestBody HandoverRequest request) {
        Task task = giveable(taskId);
        handovers.give(access.caseOf(taskId), task, request.user(), request.reason(), Handovers.Kind.HANDOVER);
    }

    private Task giveable(String taskId) {
        Task task = access.task(taskId);
        if (!access.mayGiveAway(task)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有这个任务的承办人和承办部门的负责人可以转办");
        }
        return task;
    }

    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    void comment(@PathVariable String taskId, @RequestBody CommentRequest request) {
        Task task = access.task(taskId);
        if (!access.worksOn(task)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有这个任务的承办人和承办部门的人员可以留言");
        }
        comments.add(access.caseOf(taskId), task, request.text());
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
