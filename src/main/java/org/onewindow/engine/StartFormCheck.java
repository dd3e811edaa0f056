package org.onewindow.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.onewindow.model.Form;

/**
 * Checks a start form's values where the process starts, so that they are checked whichever way it is started. A
 * process that is called by another is given its variables by the caller and is not checked.
 */
class StartFormCheck implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getSuperExecution() != null) {
            return;
        }
        Map<String, Object> submitted = execution.getVariables();
        submitted.remove("district"); // whoever belongs to several districts names one: DistrictOfCase
        Form.parse(execution
                        .getProcessEngineServices()
                        .getFormService()
                        .getDeployedStartForm(execution.getProcessDefinitionId()))
                .checked(submitted, Map.of());
    }
}
