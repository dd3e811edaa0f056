package org.onewindow.deadline.process;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Limit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the limits tables, as they are now, say of clocks that run already. */
@Component
class LimitsInForce {

    private static final String ITEM = "item";
    private static final String LOCAL = "local";

    private final LimitTable limits;
    private final ObjectProvider<RuntimeService> runtime;

    LimitsInForce(LimitTable limits, ObjectProvider<RuntimeService> runtime) {
        this.limits = limits;
        this.runtime = runtime;
    }

    /** What a limits table is asked. */
    private record Question(String district, String item, String step, Map<String, Object> facts) {}

    /**
     * The limits of clocks, by the ids of the clocks; one query for all, and one look into the tables for each question.
     * A clock whose step has no limit of its kind any more is not among them.
     *
     * @param day the day on which a row must be valid
     */
    Map<Long, Limit> of(Collection<Deadline> running, LocalDate day) {
        if (running.isEmpty()) {
            return Map.of();
        }
        Map<List<String>, Object> variables = variables(running);
        Map<Question, List<Limit>> answers = new HashMap<>();
        Map<Long, Limit> found = new HashMap<>();
        running.forEach(each -> {
            Question question = new Question(
                    each.getDistrict(),
                    (String) variables.get(List.of(each.getProcessInstanceId(), ITEM)),
                    each.getStep(),
                    facts(each, variables));
            answers
                    .computeIfAbsent(
                            question,
                            asked -> limits.find(asked.district(), asked.item(), asked.step(), day, asked.facts()))
                    .stream()
                    .filter(limit -> limit.kind() == each.getKind())
                    .forEach(limit -> found.put(each.getId(), limit));
        });
        return found;
    }

    /** What branches side by side know each for itself is asked where the clock is. */
    private Map<String, Object> facts(Deadline clock, Map<List<String>, Object> variables) {
        Map<String, Object> facts = new HashMap<>();
        DeadlineSteps.FACTS.forEach(name -> facts.put(
                name,
                variables.containsKey(List.of(clock.getProcessInstanceId(), name, LOCAL))
                        ? runtime.getObject().getVariable(clock.getExecutionId(), name)
                        : variables.get(List.of(clock.getProcessInstanceId(), name))));
        return facts;
    }

    /**
     * What the tables are asked with, by process and name; with {@link #LOCAL} behind the name what is only known in a
     * part of the process.
     */
    private Map<List<String>, Object> variables(Collection<Deadline> running) {
        String[] processes =
                running.stream().map(Deadline::getProcessInstanceId).distinct().toArray(String[]::new);
        Map<List<String>, Object> found = new HashMap<>();
        runtime.getObject()
                .createVariableInstanceQuery()
                .processInstanceIdIn(processes)
                .variableNameIn(Stream.concat(Stream.of(ITEM), DeadlineSteps.FACTS.stream())
                        .toArray(String[]::new))
                .list()
                .forEach(each -> found.put(key(each), each.getValue()));
        return found;
    }

    private static List<String> key(VariableInstance variable) {
        return variable.getExecutionId().equals(variable.getProcessInstanceId())
                ? List.of(variable.getProcessInstanceId(), variable.getName())
                : List.of(variable.getProcessInstanceId(), variable.getName(), LOCAL);
    }
}
