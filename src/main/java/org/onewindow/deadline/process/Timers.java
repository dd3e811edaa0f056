package org.onewindow.deadline.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onewindow.deadline.Deadline;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the engine's timers and tasks the dates of the clocks that they show. While a clock stands still its timers are
 * suspended and its tasks have no date.
 *
 * <p>Writes the engine's tables itself, in batches and with its revision counters: {@code setJobDuedate} and its like
 * read and write job by job, which for a hundred thousand clocks takes hours. What the engine is just working on fails
 * with its optimistic lock and is tried again.
 */
@Component
class Timers {

    private static final int ACTIVE = 1;
    private static final int SUSPENDED = 2;

    private final NamedParameterJdbcTemplate tables;
    private final ClockReferences references;

    Timers(NamedParameterJdbcTemplate tables, ClockReferences references) {
        this.tables = tables;
        this.references = references;
    }

    private record Row(
            String id,
            String execution,
            String definition,
            String activity,
            String caseNumber,
            Instant due,
            Instant followUp,
            int suspension,
            int suspensionOfProcess) {}

    /** @param running all running clocks of some cases */
    @Transactional(propagation = Propagation.MANDATORY)
    public void align(Collection<Deadline> running) {
        Map<String, List<Deadline>> byCase = running.stream().collect(Collectors.groupingBy(Deadline::getCaseNumber));
        if (!byCase.isEmpty()) {
            Map<String, ?> cases = Map.of("cases", byCase.keySet());
            alignJobs(byCase, cases);
            alignTasks(byCase, cases);
        }
    }

    private void alignJobs(Map<String, List<Deadline>> byCase, Map<String, ?> cases) {
        List<SqlParameterSource> changed = new ArrayList<>();
        rows("""
                select j.id_, j.execution_id_, d.proc_def_id_, d.act_id_, p.business_key_, j.duedate_,
                       null as follow_up_date_, j.suspension_state_, p.suspension_state_ as of_process
                from act_ru_job j
                join act_ru_jobdef d on d.id_ = j.job_def_id_
                join act_ru_execution p on p.id_ = j.process_instance_id_
                where j.type_ = 'timer' and p.business_key_ in (:cases)""", cases)
                .forEach(row -> references.of(row.definition(), row.activity()).ifPresent(reference -> {
                    Optional<Deadline> clock = reference.in(byCase.get(row.caseNumber()), row.execution());
                    clock.ifPresent(each -> {
                        Instant due = reference.isWarning() ? each.getWarnAt() : each.getDueAt();
                        int suspension = each.isPaused() ? SUSPENDED : Math.max(ACTIVE, row.suspensionOfProcess());
                        if (!due.equals(row.due()) || suspension != row.suspension()) {
                            changed.add(parameters(row.id(), due, null).addValue("suspension", suspension));
                        }
                    });
                }));
        update(
                "update act_ru_job set duedate_ = :due, suspension_state_ = :suspension, rev_ = rev_ + 1 where id_ = :id",
                changed);
    }

    private void alignTasks(Map<String, List<Deadline>> byCase, Map<String, ?> cases) {
        List<SqlParameterSource> changed = new ArrayList<>();
        rows("""
                select t.id_, t.execution_id_, t.proc_def_id_, t.task_def_key_ as act_id_, p.business_key_,
                       t.due_date_ as duedate_, t.follow_up_date_, t.suspension_state_, 1 as of_process
                from act_ru_task t
                join act_ru_execution p on p.id_ = t.proc_inst_id_
                where p.business_key_ in (:cases)""", cases)
                .forEach(row -> references
                        .of(row.definition(), row.activity())
                        .flatMap(reference -> reference.in(byCase.get(row.caseNumber()), row.execution()))
                        .ifPresent(clock -> {
                            Instant due = clock.isPaused() || clock.isAverage() ? null : clock.getDueAt();
                            Instant followUp = clock.isPaused() ? null : clock.getWarnAt();
                            if (!Objects.equals(due, row.due()) || !Objects.equals(followUp, row.followUp())) {
                                changed.add(parameters(row.id(), due, followUp));
                            }
                        }));
        update(
                "update act_ru_task set due_date_ = :due, follow_up_date_ = :followUp, rev_ = rev_ + 1 where id_ = :id",
                changed);
        update("update act_hi_taskinst set due_date_ = :due, follow_up_date_ = :followUp where id_ = :id", changed);
    }

    private List<Row> rows(String sql, Map<String, ?> cases) {
        return tables.query(
                sql,
                cases,
                (row, i) -> new Row(
                        row.getString("id_"),
                        row.getString("execution_id_"),
                        row.getString("proc_def_id_"),
                        row.getString("act_id_"),
                        row.getString("business_key_"),
                        instant(row.getTimestamp("duedate_")),
                        instant(row.getTimestamp("follow_up_date_")),
                        row.getInt("suspension_state_"),
                        row.getInt("of_process")));
    }

    private void update(String sql, List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            tables.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static MapSqlParameterSource parameters(String id, Instant due, Instant followUp) {
        return new MapSqlParameterSource("id", id)
                .addValue("due", due == null ? null : Timestamp.from(due), java.sql.Types.TIMESTAMP)
                .addValue("followUp", followUp == null ? null : Timestamp.from(followUp), java.sql.Types.TIMESTAMP);
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
