package org.onewindow.tasklist;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.teamwork.Messages;
import org.onewindow.web.BadFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the user is told: their own messages, nobody else's. */
@RestController
@RequestMapping("/camunda/api/onewindow/messages")
class MessageController {

    private final Messages messages;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Clock clock;

    MessageController(Messages messages, TaskService tasks, IdentityService identity, Clock clock) {
        this.messages = messages;
        this.tasks = tasks;
        this.identity = identity;
        this.clock = clock;
    }

    record Inbox(int unread, List<MessageView> messages) {}

    /**
     * A message.
     *
     * @param task the task that it is about, null if the user cannot open it any more
     * @param at local
     */
    record MessageView(long id, String caseNumber, String task, String text, LocalDateTime at, boolean unread) {}

    /** @param last the newest that the user saw */
    record ReadRequest(Long last) {}

    record Unread(int unread) {}

    @GetMapping
    Inbox messages() {
        List<Messages.Message> all = messages.of(user());
        Set<String> open = open(all.stream()
                .map(Messages.Message::task)
                .filter(each -> each != null)
                .distinct()
                .toArray(String[]::new));
        return new Inbox(
                messages.unread(user()),
                all.stream()
                        .map(each -> new MessageView(
                                each.id(),
                                each.caseNumber(),
                                each.task() != null && open.contains(each.task()) ? each.task() : null,
                                each.text(),
                                LocalDateTime.ofInstant(each.sentAt(), clock.getZone()),
                                each.unread()))
                        .toList());
    }

    private Set<String> open(String[] ids) {
        return ids.length == 0
                ? Set.of()
                : tasks.createTaskQuery().taskIdIn(ids).list().stream()
                        .map(Task::getId)
                        .collect(Collectors.toSet());
    }

    @GetMapping("/unread")
    Unread unread() {
        return new Unread(messages.unread(user()));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@RequestBody ReadRequest request) {
        if (request.last() == null) {
            throw new BadFieldException("last", "缺少参数last");
        }
        messages.read(user(), request.last());
    }

    private String user() {
        return identity.getCurrentAuthentication().getUserId();
    }
}
