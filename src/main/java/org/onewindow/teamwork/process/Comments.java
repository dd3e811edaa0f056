package org.onewindow.teamwork.process;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.teamwork.Messages;
import org.onewindow.teamwork.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write to each other about the tasks of a case 留言: the engine's own comments of its tasks. */
@Service
@Transactional
public class Comments {

    /** The same words of the same person again are one press of the button too many. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private final ProcessEngine engine;
    private final JdbcClient database;
    private final CaseFiles cases;
    private final Messages messages;
    private final People people;
    private final CurrentActor actor;
    private final Clock clock;

    Comments(
            ProcessEngine engine,
            JdbcClient database,
            CaseFiles cases,
            Messages messages,
            People people,
            CurrentActor actor,
            Clock clock) {
        this.engine = engine;
        this.database = database;
        this.cases = cases;
        this.messages = messages;
        this.people = people;
        this.actor = actor;
        this.clock = clock;
    }

    /** A comment, with the name of the task that it was written at. */
    public record Comment(String task, String taskName, String by, String text, Instant at) {}

    private record Row(String task, String taskName, String user, String text, Instant at) {}

    /**
     * Writes a comment at a task of a case, a line of the case's record. Who has the task is told.
     *
     * @param text up to 500 characters
     * @throws org.onewindow.web.BadFieldException if there is none, or it is longer
     */
    public void add(String caseNumber, Task task, String text) {
        String written = Reason.of("text", "留言", text);
        cases.lock(caseNumber);
        Actor by = actor.get();
        boolean twice = rows(caseNumber).stream()
                .anyMatch(each -> each.task().equals(task.getId())
                        && each.text().equals(written)
                        && each.user().equals(by.id())
                        && each.at().isAfter(clock.instant().minus(SAME)));
        if (twice) {
            return;
        }
        people.withoutAuthorization(
                () -> engine.getTaskService().createComment(task.getId(), task.getProcessInstanceId(), written));
        cases.record(caseNumber, by, "留言（%s）：%s".formatted(task.getName(), written));
        if (task.getAssignee() != null && !task.getAssignee().equals(by.id())) {
            messages.send(
                    List.of(task.getAssignee()),
                    caseNumber,
                    task.getId(),
                    "%s在“%s”留言：%s".formatted(by.name(), task.getName(), written));
        }
    }

    /** The comments at the tasks of a case, also those that somebody wrote with the engine's own means; two queries. */
    @Transactional(readOnly = true)
    public List<Comment> of(String caseNumber) {
        List<Row> rows = rows(caseNumber);
        Map<String, String> names = people.names(rows.stream().map(Row::user).toList());
        return rows.stream()
                .map(each -> new Comment(
                        each.task(), each.taskName(), names.getOrDefault(each.user(), "系统"), each.text(), each.at()))
                .toList();
    }

    private List<Row> rows(String caseNumber) {
        return database.sql("""
                        select c.task_id_, t.name_, c.user_id_, c.message_, c.full_msg_, c.time_
                        from act_hi_procinst p
                        join act_hi_taskinst t on t.proc_inst_id_ = p.proc_inst_id_
                        join act_hi_comment c on c.task_id_ = t.id_
                        where p.business_key_ = :case and c.type_ = 'comment' order by c.time_, c.id_""")
                .param("case", caseNumber)
                .query((row, number) -> {
                    byte[] full = row.getBytes("full_msg_");
                    return new Row(
                            row.getString("task_id_"),
                            row.getString("name_"),
                            row.getString("user_id_"),
                            full == null ? row.getString("message_") : new String(full, StandardCharsets.UTF_8),
                            row.getTimestamp("time_").toInstant());
                })
                .list();
    }
}
