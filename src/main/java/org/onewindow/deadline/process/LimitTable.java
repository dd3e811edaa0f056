package org.onewindow.deadline.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.casefile.process.ServiceItems;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Limit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks up limits in the decision tables: first the item's own, then {@code shared-time-limits}. The first valid row of
 * each kind of clock counts.
 */
@Component
class LimitTable {

    private static final String SHARED = "shared-time-limits";

    private final ObjectProvider<DecisionService> decisions;
    private final ServiceItems items;

    LimitTable(ObjectProvider<DecisionService> decisions, ServiceItems items) {
        this.decisions = decisions;
        this.items = items;
    }

    /**
     * The limits of a step.
     *
     * @param day the day of the event, for the validity
     * @param facts what else a limit may depend on, each named, null where it is not known: {@link DeadlineSteps#FACTS}
     * @throws IllegalArgumentException if no row matches, or a row is malformed
     */
    List<Limit> of(String district, String item, String step, LocalDate day, Map<String, ?> facts) {
        List<Limit> found = find(district, item, step, day, facts);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("时限表中没有区县“%s”、事项“%s”、环节“%s”的时限".formatted(district, item, step));
        }
        return found;
    }

    /** As {@link #of}, but empty if no row matches. */
    List<Limit> find(String district, String item, String step, LocalDate day, Map<String, ?> facts) {
        Map<String, Object> asked = new HashMap<>(Map.of("district", district, "item", item, "step", step));
        asked.putAll(facts);
        List<Limit> found = evaluate(items.get(item).limits(), asked, day);
        if (found.isEmpty()) {
            found = evaluate(SHARED, asked, day);
        }
        return found;
    }

    private List<Limit> evaluate(String decision, Map<String, Object> asked, LocalDate day) {
        Set<ClockKind> seen = EnumSet.noneOf(ClockKind.class);
        List<Limit> limits = new ArrayList<>();
        decisions
                .getObject()
                .evaluateDecisionTableByKey(decision)
                .variables(asked)
                .evaluate()
                .getResultList()
                .forEach(row -> {
                    Limit limit = limit(row);
                    if (limit.isValidOn(day) && seen.add(limit.kind())) {
                        limits.add(limit);
                    }
                });
        return limits;
    }

    private static Limit limit(Map<String, Object> row) {
        return new Limit(
                ClockKind.valueOf((String) row.get("kind")),
                (String) row.get("name"),
                ((Number) row.get("amount")).intValue(),
                LimitUnit.valueOf((String) row.get("unit")),
                Boolean.TRUE.equals(row.get("average")),
                (String) row.get("warn"),
                (String) row.get("duty"),
                (String) row.get("basis"),
                text(row.get("pauses")),
                text(row.get("extension")),
                date(row.get("validFrom")),
                date(row.get("validUntil")));
    }

    private static String text(Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static LocalDate date(Object value) {
        return text(value) == null ? null : LocalDate.parse(text(value));
    }
}
