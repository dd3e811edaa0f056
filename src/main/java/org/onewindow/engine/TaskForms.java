package org.onewindow.engine;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.onewindow.model.Form;
import org.onewindow.web.BadFieldException;

/** Checks what is submitted for a task against the task's form. */
class TaskForms {

    private final ProcessEngineConfigurationImpl configuration;

    TaskForms(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    /**
     * The values that the form takes of those that were submitted.
     *
     * @param submitted may be null
     * @throws org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException if a value is missing, impossible or not one of the form's
     */
    Map<String, Object> checked(String taskId, Map<String, Object> submitted) {
        ProcessEngineServices engine = configuration.getProcessEngine();
        // Who may not work on the task is refused by the engine here, before its form says anything.
        if (engine.getFormService().getTaskFormData(taskId).getCamundaFormRef() == null) {
            return submitted;
        }
        InputStream source = engine.getFormService().getDeployedTaskForm(taskId);
        Map<String, Object> known = new HashMap<>(engine.getTaskService().getVariables(taskId));
        try {
            return Form.parse(source).checked(submitted == null ? Map.of() : submitted, known);
        } catch (BadFieldException e) {
            throw Refusal.of(e);
        }
    }
}
