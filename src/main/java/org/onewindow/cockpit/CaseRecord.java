package org.onewindow.cockpit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.teamwork.process.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who did what when in a case: the case's own record, where finished tasks, decisions, orders and documents are, and of
 * the engine's log what nobody has to write down: who claimed or was given a task, and what administrators did to the
 * processes.
 */
@Service
class CaseRecord {

    /** The engine's operations that are shown, as a user reads them; what is missing here is in the case's record. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("Claim", "认领"),
            Map.entry("Assign", "指派承办人"),
            Map.entry("Delegate", "委派"),
            Map.entry("Resolve", "交回委派人"),
            Map.entry("SetOwner", "指定任务所有人"),
            Map.entry("Suspend", "挂起"),
            Map.entry("Activate", "恢复运行"),
            Map.entry("ModifyProcessInstance", "改动流程的位置"),
            Map.entry("Migrate", "换用流程图的另一版本"),
            Map.entry("Delete", "终止流程"),
            Map.entry("SetJobRetries", "重试失败的步骤"),
            Map.entry("SetVariable", "改动变量"),
            Map.entry("SetVariables", "改动变量"),
            Map.entry("ModifyVariable", "改动变量"),
            Map.entry("RemoveVariable", "删除变量"));

    private final CaseFiles cases;
    private final People people;
    private final JdbcClient database;
    private final Clock clock;

    CaseRecord(CaseFiles cases, People people, JdbcClient database, Clock clock) {
        this.cases = cases;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    /** What somebody did; {@code at} is local. */
    record Line(LocalDateTime at, String actor, String text) {}

    private record Operation(Instant at, String user, String type, String task, String assignee, String process) {

        String text(Map<String, String> names) {
            String what = OPERATIONS.get(type);
            String about = task != null ? task : process;
            // Somebody claims for themselves; else it matters to whom it went.
            boolean isGiven = assignee != null && !assignee.equals(user);
            return what
                    + (about == null ? "" : "：" + about)
                    + (isGiven ? "，给" + names.getOrDefault(assignee, assignee) : "");
        }
    }

    /**
     * The record of a case, the oldest in front; three queries.
     *
     * @param processes the engine's ids of its processes
     */
    List<Line> of(String caseNumber, List<String> processes) {
        List<Operation> operations = operations(processes);
        Map<String, String> names = people.names(operations.stream()
                .flatMap(each -> Stream.of(each.user(), each.assignee()))
                .filter(Objects::nonNull)
                .toList());
        return Stream.concat(
                        cases.record(caseNumber).stream()
                                .map(each -> new Line(local(each.getAt()), each.getActorName(), each.getText())),
                        operations.stream()
                                .map(each -> new Line(
                                        local(each.at()),
                                        names.getOrDefault(each.user(), each.user()),
                                        each.text(names))))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    /** One for each operation; the engine logs a row for each property that it changes. */
    private List<Operation> operations(List<String> processes) {
        return database.sql("""
                        select o.operation_id_, o.operation_type_, o.user_id_, min(o.timestamp_) as at,
                          t.name_ as task, p.name_ as process,
                          max(case when o.property_ = 'assignee' then o.new_value_ end) as assignee
                        from act_hi_op_log o
                          left join act_hi_taskinst t on t.id_ = o.task_id_
                          left join act_re_procdef p on p.id_ = o.proc_def_id_
                        where o.proc_inst_id_ in (:ids) and o.operation_type_ in (:types) and o.user_id_ is not null
                        group by o.operation_id_, o.operation_type_, o.user_id_, t.name_, p.name_""")
                .param("ids", processes)
                .param("types", OPERATIONS.keySet())
                .query((row, number) -> {
                    Timestamp at = row.getTimestamp("at");
                    return new Operation(
                            at.toInstant(),
                            row.getString("user_id_"),
                            row.getString("operation_type_"),
                            row.getString("task"),
                            row.getString("assignee"),
                            row.getString("process"));
                })
                .list();
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }
}
