package org.onewindow.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The processes of a case, running and finished, each with its path; called processes are part of the case. */
@Service
class ProcessesOfCase {

    private static final String PASSES = """
            select id_, proc_inst_id_, act_id_, parent_act_inst_id_, start_time_, end_time_, act_inst_state_,
              sequence_counter_
            from act_hi_actinst where proc_inst_id_ in (:ids)""";

    private final HistoryService history;
    private final RepositoryService repository;
    private final JdbcClient database;
    private final Clock clock;

    ProcessesOfCase(HistoryService history, RepositoryService repository, JdbcClient database, Clock clock) {
        this.history = history;
        this.repository = repository;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A process of a case. Moments are local.
     *
     * @param definition the engine's id of the diagram's version
     * @param key the diagram's id
     * @param name its Chinese name
     * @param calledBy the process instance that called it; null if none did
     * @param state Chinese
     * @param endedAt null while it runs
     */
    record Instance(
            String id,
            String definition,
            String key,
            String name,
            String calledBy,
            String state,
            LocalDateTime startedAt,
            LocalDateTime endedAt,
            TakenPath path) {}

    private record PassOf(String instance, TakenPath.Pass pass) {}

    /** Those that the user may see, the first one in front; three queries, and one for a diagram that nobody has read. */
    List<Instance> of(String caseNumber) {
        // Called processes get the case's number; what is without one counts if it was called by what has it.
        List<String> ids = database.sql("""
                        select id_ from act_hi_procinst where business_key_ = :number
                        union select p.id_ from act_hi_procinst p join act_hi_procinst root
                          on root.root_proc_inst_id_ = p.root_proc_inst_id_
                        where root.business_key_ = :number and p.business_key_ is null""")
                .param("number", caseNumber)
                .query(String.class)
                .list();
        List<HistoricProcessInstance> found = history.createHistoricProcessInstanceQuery()
                .processInstanceIds(Set.copyOf(ids))
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
        Map<String, List<TakenPath.Pass>> passes =
                passes(found.stream().map(HistoricProcessInstance::getId).toList());
        return found.stream()
                .map(each -> new Instance(
                        each.getId(),
                        each.getProcessDefinitionId(),
                        each.getProcessDefinitionKey(),
                        each.getProcessDefinitionName() == null
                                ? each.getProcessDefinitionKey()
                                : each.getProcessDefinitionName(),
                        each.getSuperProcessInstanceId(),
                        state(each.getState()),
                        local(each.getStartTime()),
                        local(each.getEndTime()),
                        path(each.getProcessDefinitionId(), passes.getOrDefault(each.getId(), List.of()))))
                .toList();
    }

    /** The path of one process instance that the user may see. */
    TakenPath path(String instance) {
        HistoricProcessInstance found = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return path(found.getProcessDefinitionId(), passes(List.of(instance)).getOrDefault(instance, List.of()));
    }

    private TakenPath path(String definition, List<TakenPath.Pass> passes) {
        return TakenPath.of(repository.getBpmnModelInstance(definition), passes);
    }

    private Map<String, List<TakenPath.Pass>> passes(List<String> instances) {
        return database.sql(PASSES).param("ids", instances).query(ProcessesOfCase::pass).list().stream()
                .collect(
                        Collectors.groupingBy(PassOf::instance, Collectors.mapping(PassOf::pass, Collectors.toList())));
    }

    private static PassOf pass(ResultSet row, int number) throws SQLException {
        return new PassOf(
                row.getString("proc_inst_id_"),
                new TakenPath.Pass(
                        row.getString("id_"),
                        row.getString("act_id_"),
                        row.getString("parent_act_inst_id_"),
                        instant(row.getTimestamp("start_time_")),
                        instant(row.getTimestamp("end_time_")),
                        row.getInt("act_inst_state_") == ActivityInstanceState.CANCELED.getStateCode(),
                        row.getLong("sequence_counter_")));
    }

    private static String state(String state) {
        return switch (state) {
            case HistoricProcessInstance.STATE_ACTIVE -> "进行中";
            case HistoricProcessInstance.STATE_SUSPENDED -> "已挂起";
            case HistoricProcessInstance.STATE_COMPLETED -> "已结束";
            default -> "已终止";
        };
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private LocalDateTime local(Date at) {
        return at == null ? null : LocalDateTime.ofInstant(at.toInstant(), clock.getZone());
    }
}
