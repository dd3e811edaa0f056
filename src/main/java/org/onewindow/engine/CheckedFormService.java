package org.onewindow.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Submits a form only with what it allows. A start form is checked where the process starts: {@link StartFormCheck}. */
class CheckedFormService extends FormServiceImpl {

    private final TaskForms forms;

    CheckedFormService(ProcessEngineConfigurationImpl configuration) {
        this.forms = new TaskForms(configuration);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        super.submitTaskForm(taskId, forms.checked(taskId, properties));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return super.submitTaskFormWithVariablesInReturn(taskId, forms.checked(taskId, properties), deserializeValues);
    }
}
