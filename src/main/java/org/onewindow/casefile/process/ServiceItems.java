package org.onewindow.casefile.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.onewindow.casefile.RequiredMaterial;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks up the service items and their materials in the decision tables. */
@Component
public class ServiceItems {

    private static final String DECISION = "service-items";

    private final ObjectProvider<DecisionService> decisions;

    ServiceItems(ObjectProvider<DecisionService> decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalArgumentException if there is no such item */
    public ServiceItem get(String id) {
        DmnDecisionTableResult result = evaluate(DECISION, Map.of("item", id));
        if (result.isEmpty()) {
            throw new IllegalArgumentException("事项表中没有事项“%s”".formatted(id));
        }
        Map<String, Object> row = result.getSingleResult().getEntryMap();
        return new ServiceItem(
                id, (String) row.get("name"), (String) row.get("limits"), (String) row.get("materials"), (String)
                        row.get("basis"));
    }

    /** What the item demands in a district, in the table's order. */
    public List<RequiredMaterial> materials(ServiceItem item, String district) {
        return evaluate(item.materials(), Map.of("district", district, "item", item.id())).getResultList().stream()
                .map(row -> new RequiredMaterial(
                        (String) row.get("code"), (String) row.get("name"), (Boolean) row.get("essential")))
                .toList();
    }

    private DmnDecisionTableResult evaluate(String decision, Map<String, Object> variables) {
        return decisions
                .getObject()
                .evaluateDecisionTableByKey(decision)
                .variables(variables)
                .evaluate();
    }
}
