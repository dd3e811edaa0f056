package org.onewindow.teamwork.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.process.CurrentActor;
import org.onewindow.teamwork.Messages;
import org.onewindow.teamwork.Readings;
import org.onewindow.teamwork.Reason;
import org.onewindow.web.BadFieldException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Urging 催办: the window, for the applicant, or the supervision office urges who has a task. Who has it is told, the task is
 * new to them again, and the case's record says it. An office urges the same task once in {@link #INTERVAL}.
 */
@Service
@Transactional
public class Urges {

    /** How long an office waits before it urges the same task again: a day. */
    public static final Duration INTERVAL = Duration.ofHours(24);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日HH:mm");

    private final ProcessEngine engine;
    private final JdbcClient database;
    private final CaseFiles cases;
    private final Messages messages;
    private final Readings readings;
    private final People people;
    private final Departments departments;
    private final CurrentActor actor;
    private final Clock clock;

    Urges(
            ProcessEngine engine,
            JdbcClient database,
            CaseFiles cases,
            Messages messages,
            Readings readings,
            People people,
            Departments departments,
            CurrentActor actor,
            Clock clock) {
        this.engine = engine;
        this.database = database;
        this.cases = cases;
        this.messages = messages;
        this.readings = readings;
        this.people = people;
        this.departments = departments;
        this.actor = actor;
        this.clock = clock;
    }

    /** An urge, as it is kept. */
    public record Urge(String task, String taskName, String office, String reason, String by, Instant at) {}

    /**
     * Urges who has a task.
     *
     * @param office who urges
     * @param taskId an open task of the case
     * @param reason up to 500 characters
     * @throws BadFieldException if there is no reason, the case has no such open task, the office itself has it, or it has
     *     urged this task within {@link #INTERVAL}
     */
    public void urge(String caseNumber, Department office, String taskId, String reason) {
        String why = Reason.of("reason", "催办理由", reason);
        // Two who press the button at the same moment come one after the other.
        CaseFile file = cases.lock(caseNumber);
        Task task = open(caseNumber, taskId).orElseThrow(() -> new BadFieldException("task", "这个任务已经办结，不需要催办"));
        List<String> groups = people.groups(List.of(taskId)).getOrDefault(taskId, List.of());
        if (groups.contains(office.id())) {
            throw new BadFieldException("task", "“%s”由本部门办理，不需要催办".formatted(task.getName()));
        }
        last(taskId, office.id()).ifPresent(before -> {
            throw new BadFieldException(
                    "task", "%s已于%s催办过“%s”，24小时内不再催办".formatted(office.name(), shown(before), task.getName()));
        });
        Actor by = actor.get();
        database.sql("""
                        insert into task_urge (case_number, task_id, task_name, office, reason, urged_by, urged_at)
                        values (:case, :task, :name, :office, :reason, :by, :now)""")
                .param("case", caseNumber)
                .param("task", taskId)
                .param("name", task.getName())
                .param("office", office.id())
                .param("reason", why)
                .param("by", by.name())
                .param("now", now())
                .update();
        readings.forget(taskId);
        cases.record(caseNumber, by, "催办：“%s”由%s催办，理由：%s".formatted(task.getName(), office.name(), why));
        messages.send(
                told(task, groups, file.getDistrict()),
                caseNumber,
                taskId,
                "%s催办“%s”：%s".formatted(office.name(), task.getName(), why));
    }

    /** The assignee, else everybody of the district who may take the task. */
    private List<String> told(Task task, List<String> groups, String district) {
        return task.getAssignee() != null
                ? List.of(task.getAssignee())
                : groups.stream()
                        .flatMap(group -> people.members(group, district).stream())
                        .map(People.Person::id)
                        .distinct()
                        .toList();
    }

    private Optional<Task> open(String caseNumber, String taskId) {
        return taskId == null || taskId.isBlank()
                ? Optional.empty()
                : Optional.ofNullable(people.withoutAuthorization(() -> engine.getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .processInstanceBusinessKey(caseNumber)
                        .singleResult()));
    }

    private Optional<Instant> last(String taskId, String office) {
        return database.sql("""
                        select max(urged_at) as last from task_urge
                        where task_id = :task and office = :office and urged_at > :since""")
                .param("task", taskId)
                .param("office", office)
                .param("since", clock.instant().minus(INTERVAL).atOffset(ZoneOffset.UTC))
                .query((row, number) -> Optional.ofNullable(row.getObject("last", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** The urges of a case, in their order. */
    @Transactional(readOnly = true)
    public List<Urge> of(String caseNumber) {
        return database.sql("select * from task_urge where case_number = :case order by id")
                .param("case", caseNumber)
                .query((row, number) -> urge(row))
                .list();
    }

    /** The urges of some tasks, in their order; one query. */
    @Transactional(readOnly = true)
    public List<Urge> of(Collection<String> tasks) {
        return tasks.isEmpty()
                ? List.of()
                : database.sql("select * from task_urge where task_id in (:tasks) order by id")
                        .param("tasks", List.copyOf(tasks))
                        .query((row, number) -> urge(row))
                        .list();
    }

    private Urge urge(ResultSet row) throws SQLException {
        return new Urge(
                row.getString("task_id"),
                row.getString("task_name"),
                departments.get(row.getString("office")).name(),
                row.getString("reason"),
                row.getString("urged_by"),
                row.getObject("urged_at", OffsetDateTime.class).toInstant());
    }

    private String shown(Instant at) {
        ZoneId zone = clock.getZone();
        return TIME.format(at.atZone(zone));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
