package org.onewindow.teamwork.process;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.teamwork.Messages;
import org.onewindow.teamwork.Readings;
import org.onewindow.teamwork.Reason;
import org.onewindow.teamwork.Substitutions;
import org.onewindow.web.BadFieldException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a task to another person of the same group and district: who has it hands it over 转办, or the head assigns it 分派.
 * The department stays the same, and so do the clocks; to another department it is transferred 移送.
 */
@Service
@Transactional
public class Handovers {

    private final ProcessEngine engine;
    private final JdbcClient database;
    private final CaseFiles cases;
    private final Messages messages;
    private final Readings readings;
    private final People people;
    private final Substitutions substitutions;
    private final CurrentActor actor;
    private final Clock clock;

    Handovers(
            ProcessEngine engine,
            JdbcClient database,
            CaseFiles cases,
            Messages messages,
            Readings readings,
            People people,
            Substitutions substitutions,
            CurrentActor actor,
            Clock clock) {
        this.engine = engine;
        this.database = database;
        this.cases = cases;
        this.messages = messages;
        this.readings = readings;
        this.people = people;
        this.substitutions = substitutions;
        this.actor = actor;
        this.clock = clock;
    }

    /** By whose decision a task goes to somebody else. */
    public enum Kind {
        /** Who has the task, or might take it. */
        HANDOVER("转办"),
        /** The head of the department. */
        ASSIGNMENT("分派");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /**
     * A handover, as it is kept.
     *
     * @param from the name of who had the task; null if nobody had claimed it
     */
    public record Handover(
            String task, String taskName, String from, String to, String reason, String by, Instant at) {}

    /** The members of a task's groups in its district. */
    @Transactional(readOnly = true)
    public List<People.Person> members(Task task) {
        return people.groups(List.of(task.getId())).getOrDefault(task.getId(), List.of()).stream()
                .flatMap(group -> people.members(group, task.getTenantId()).stream())
                .distinct()
                .toList();
    }

    /** Those of them who do not have the task, and may get it. */
    @Transactional(readOnly = true)
    public List<People.Person> colleagues(Task task) {
        return members(task).stream()
                .filter(each -> !each.id().equals(task.getAssignee()))
                .toList();
    }

    /**
     * Gives a task to a colleague.
     *
     * @param task as the user saw it
     * @param to the id of one of its {@link #colleagues}
     * @param reason up to 500 characters
     * @throws BadFieldException if there is no reason, the person is no colleague or has the task, or it has ended or
     *     somebody has taken it meanwhile
     */
    public void give(String caseNumber, Task task, String to, String reason, Kind kind) {
        String why = Reason.of("reason", kind.label + "理由", reason);
        cases.lock(caseNumber);
        TaskService tasks = engine.getTaskService();
        Task now = people.withoutAuthorization(
                () -> tasks.createTaskQuery().taskId(task.getId()).singleResult());
        if (now == null) {
            throw new BadFieldException("user", "这个任务已经办结");
        }
        if (!Objects.equals(now.getAssignee(), task.getAssignee())) {
            throw new BadFieldException("user", "任务刚刚换了承办人，请刷新后再试");
        }
        if (to != null && to.equals(now.getAssignee())) {
            throw new BadFieldException(
                    "user", "任务已由%s承办".formatted(people.names(List.of(to)).get(to)));
        }
        People.Person taking = colleagues(now).stream()
                .filter(each -> each.id().equals(to))
                .findFirst()
                .orElseThrow(() -> new BadFieldException("user", "请从清单中选择本部门的人员"));
        substitutions.away(taking.id(), clock.instant(), clock.instant().plusMillis(1)).stream()
                .findFirst()
                .ifPresent(away -> {
                    throw new BadFieldException(
                            "user",
                            "%s已委托%s代办，请选择其他人员"
                                    .formatted(
                                            taking.name(),
                                            people.names(List.of(away.deputy())).get(away.deputy())));
                });
        String from = now.getAssignee();
        String fromName = from == null ? null : people.names(List.of(from)).get(from);
        people.withoutAuthorization(() -> {
            tasks.setAssignee(now.getId(), taking.id());
            if (from != null) {
                // The engine leaves their own right on the task to whoever had it; what they may do as a member stays.
                AuthorizationService rights = engine.getAuthorizationService();
                rights.createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(now.getId())
                        .userIdIn(from)
                        .list()
                        .forEach(each -> rights.deleteAuthorization(each.getId()));
            }
            return null;
        });
        Actor by = actor.get();
        database.sql("""
                        insert into task_handover
                          (case_number, task_id, task_name, from_name, to_name, reason, ordered_by, ordered_at)
                        values (:case, :task, :name, :from, :to, :reason, :by, :now)""")
                .param("case", caseNumber)
                .param("task", now.getId())
                .param("name", now.getName())
                .param("from", fromName)
                .param("to", taking.name())
                .param("reason", why)
                .param("by", by.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        readings.forget(now.getId());
        cases.record(
                caseNumber,
                by,
                "%s：“%s”%s%s给%s，理由：%s"
                        .formatted(
                                kind.label,
                                now.getName(),
                                fromName == null ? "" : "由" + fromName,
                                kind.label,
                                taking.name(),
                                why));
        messages.send(
                List.of(taking.id()),
                caseNumber,
                now.getId(),
                "%s把“%s”%s给您：%s".formatted(by.name(), now.getName(), kind.label, why));
    }

    /** The handovers of a case, in their order. */
    @Transactional(readOnly = true)
    public List<Handover> of(String caseNumber) {
        return database.sql("select * from task_handover where case_number = :case order by id")
                .param("case", caseNumber)
                .query((row, number) -> new Handover(
                        row.getString("task_id"),
                        row.getString("task_name"),
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("reason"),
                        row.getString("ordered_by"),
                        row.getObject("ordered_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
