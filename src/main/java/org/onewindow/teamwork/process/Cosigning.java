package org.onewindow.teamwork.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onewindow.organisation.Departments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joint signing 会签: where a diagram asks several departments the same thing side by side (a multi-instance activity), who
 * of them has answered and who has not. Read from the engine's history, so any such diagram has it.
 */
@Service
public class Cosigning {

    /**
     * The activities beside a task: its own instances if the task itself is multiplied, else those in the same place of the
     * sub-process that is. The body of a multi-instance activity is an activity of its own.
     */
    private static final String BESIDE = """
            select a.task_id_, a.assignee_, a.end_time_, t.delete_reason_, a.start_time_
            from act_hi_actinst me
            join act_hi_actinst body on body.id_ = me.parent_act_inst_id_ and body.act_type_ = 'multiInstanceBody'
            join act_hi_actinst a on a.parent_act_inst_id_ = body.id_ and a.act_id_ = me.act_id_
            join act_hi_taskinst t on t.id_ = a.task_id_
            where me.task_id_ = :task
            union
            select a.task_id_, a.assignee_, a.end_time_, t.delete_reason_, a.start_time_
            from act_hi_actinst me
            join act_hi_actinst sub on sub.id_ = me.parent_act_inst_id_
            join act_hi_actinst body on body.id_ = sub.parent_act_inst_id_ and body.act_type_ = 'multiInstanceBody'
            join act_hi_actinst other on other.parent_act_inst_id_ = body.id_
            join act_hi_actinst a on a.parent_act_inst_id_ = other.id_ and a.act_id_ = me.act_id_
            join act_hi_taskinst t on t.id_ = a.task_id_
            where me.task_id_ = :task""";

    private final JdbcClient database;
    private final People people;
    private final Departments departments;

    Cosigning(JdbcClient database, People people, Departments departments) {
        this.database = database;
        this.people = people;
        this.departments = departments;
    }

    /**
     * One of those who are asked.
     *
     * @param department its Chinese name, null if the task is for no department
     * @param person who has signed, or has claimed the task; null for nobody yet
     * @param signedAt null until it is signed
     * @param cancelled whether it is not needed any more
     */
    public record Signer(String task, String department, String person, Instant signedAt, boolean cancelled) {}

    private record Row(String task, String assignee, Instant endedAt, boolean isCompleted) {}

    /** Who signs beside a task, and itself; none if the diagram asks only one. Three queries. */
    @Transactional(readOnly = true)
    public List<Signer> beside(String taskId) {
        List<Row> rows = database.sql(BESIDE + " order by start_time_, task_id_")
                .param("task", taskId)
                .query((row, number) -> {
                    Timestamp end = row.getTimestamp("end_time_");
                    return new Row(
                            row.getString("task_id_"),
                            row.getString("assignee_"),
                            end == null ? null : end.toInstant(),
                            "completed".equals(row.getString("delete_reason_")));
                })
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, String> names =
                people.names(rows.stream().map(Row::assignee).toList());
        Map<String, String> groups = groups(rows.stream().map(Row::task).toList());
        return rows.stream()
                .map(each -> new Signer(
                        each.task(),
                        department(groups.get(each.task())),
                        names.get(each.assignee()),
                        each.isCompleted() ? each.endedAt() : null,
                        each.endedAt() != null && !each.isCompleted()))
                .toList();
    }

    /** The group that each task was given to last, by the engine's log: a finished task has no candidates any more. */
    private Map<String, String> groups(List<String> tasks) {
        return database
                .sql("""
                        select task_id_, group_id_ from act_hi_identitylink
                        where type_ = 'candidate' and operation_type_ = 'add' and group_id_ is not null
                          and task_id_ in (:tasks) order by timestamp_""")
                .param("tasks", tasks)
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(each -> each.get(0), each -> each.get(1), (one, later) -> later));
    }

    private String department(String group) {
        return group == null
                ? null
                : departments.all().stream()
                        .filter(each -> each.id().equals(group))
                        .map(each -> each.name())
                        .findAny()
                        .orElse(group);
    }
}
