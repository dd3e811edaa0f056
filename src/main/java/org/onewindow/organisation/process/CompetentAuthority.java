package org.onewindow.organisation.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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

    private static final String DECISION = "competent-authority";

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

    /** As {@link #of}, with the department's name. */
    public Department department(String district, String duty) {
        // Who asks need not have the right to evaluate tables by hand.
        DmnDecisionResult result = ((ProcessEngineConfigurationImpl)
                        engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> engine.getObject()
                        .getDecisionService()
                        .evaluateDecisionByKey(DECISION)
                        .variables(Map.of("district", district, "duty", duty))
                        .evaluate()));
        if (result.isEmpty()) {
            throw new IllegalArgumentException("主管机关表中没有职责“%s”（%s）".formatted(duty, district));
        }
        return departments.get(result.getSingleResult().getSingleEntry());
    }
}
