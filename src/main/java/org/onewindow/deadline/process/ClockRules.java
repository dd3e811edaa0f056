package org.onewindow.deadline.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.onewindow.deadline.ExtensionRule;
import org.onewindow.deadline.PauseReason;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks up in the decision tables for what clocks may be paused and how they may be extended. */
@Component
public class ClockRules {

    private final ObjectProvider<ProcessEngine> engine;

    ClockRules(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** The reasons of a set, in the table's order; none for null. */
    public List<PauseReason> reasons(String set) {
        return set == null
                ? List.of()
                : rows("pause-reasons", "reasons", set).stream()
                        .map(row -> new PauseReason(
                                (String) row.get("code"), (String) row.get("name"), (String) row.get("basis"), (Boolean)
                                        row.get("byHand")))
                        .toList();
    }

    /** @throws IllegalArgumentException if there is no such rule */
    public ExtensionRule extension(String rule) {
        return rows("extension-rules", "extension", rule).stream()
                .findFirst()
                .map(row -> new ExtensionRule(
                        ((Number) row.get("amount")).intValue(),
                        ((Number) row.get("times")).intValue(),
                        row.get("approver") == null ? "" : (String) row.get("approver"),
                        (String) row.get("basis")))
                .orElseThrow(() -> new IllegalArgumentException("延期规则表中没有规则“%s”".formatted(rule)));
    }

    private List<Map<String, Object>> rows(String decision, String input, String value) {
        // Who asks need not have the right to evaluate tables by hand.
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> engine.getObject()
                        .getDecisionService()
                        .evaluateDecisionTableByKey(decision)
                        .variables(Map.of(input, value))
                        .evaluate()
                        .getResultList()));
    }
}
