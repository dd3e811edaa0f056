package org.onewindow.organisation.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Which department does a duty in a district: the decision table {@code competent-authority}. In diagrams: {@code
 * competence}.
 */
@Component("competence")
public class CompetentAuthority {

    /** The duty of the office that watches over the others. */
    public static final String SUPERVISION = "supervision";

    private static final String DECISION = "competent-authority";
    private static final String DUTY = "duty";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

    // The engine evaluates diagrams with this bean, so the bean may not wait for the engine.
    private final ObjectProvider<ProcessEngine> engine;
    private final Departments departments;

    CompetentAuthority(ObjectProvider<ProcessEngine> engine, Departments departments) {
        this.engine = engine;
        this.departments = departments;
    }

    /**
     * The group that does a duty in the case's district.
     *
     * @param scope an execution or task of a case
     * @param duty a duty of the table, such as {@code register-property}
     * @throws IllegalArgumentException if the table names no department, or one that does not exist
     */
    public String of(VariableScope scope, String duty) {
        return department((String) scope.getVariable("district"), duty).id();
    }

    /** The group of the heads of {@link #of}. */
    public String headOf(VariableScope scope, String duty) {
        return department((String) scope.getVariable("district"), duty).headGroup();
    }

    /** The groups that do any of some duties, each once, in the order of the duties. */
    public List<String> ofAll(VariableScope scope, List<String> duties) {
        return duties.stream().map(duty -> of(scope, duty)).distinct().toList();
    }

    /** The departments that do some duty in a district but supervision, each once, in the order of the table. */
    public List<Department> departments(String district) {
        return duties().stream()
                .filter(duty -> !duty.equals(SUPERVISION))
                .flatMap(duty -> find(district, duty).stream())
                .distinct()
                .toList();
    }

    /** All duties that the table names. */
    private List<String> duties() {
        return withoutAuthorization(() -> {
            RepositoryService repository = engine.getObject().getRepositoryService();
            String id = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(DECISION)
                    .latestVersion()
                    .singleResult()
                    .getId();
            DecisionTable table = repository
                    .getDmnModelInstance(id)
                    .getModelElementsByType(DecisionTable.class)
                    .iterator()
                    .next();
            int column = table.getInputs().stream()
                    .map(input -> input.getInputExpression().getText().getTextContent())
                    .toList()
                    .indexOf(DUTY);
            return table.getRules().stream()
                    .map(rule -> List.copyOf(rule.getInputEntries()).get(column))
                    .flatMap(entry -> TEXT.matcher(entry.getText().getTextContent())
                            .results()
                            .map(each -> each.group(1)))
                    .distinct()
                    .toList();
        });
    }

    /** As {@link #of}, with the department's name. */
    public Department department(String district, String duty) {
        return find(district, duty)
                .orElseThrow(() -> new IllegalArgumentException("主管机关表中没有职责“%s”（%s）".formatted(duty, district)));
    }

    private Optional<Department> find(String district, String duty) {
        DmnDecisionResult result = withoutAuthorization(() -> engine.getObject()
                .getDecisionService()
                .evaluateDecisionByKey(DECISION)
                .variables(Map.of("district", district, DUTY, duty))
                .evaluate());
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(departments.get(result.getSingleResult().getSingleEntry()));
    }

    /** Who asks need not have the right to evaluate tables by hand. */
    private <T> T withoutAuthorization(Callable<T> question) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(question));
    }
}
