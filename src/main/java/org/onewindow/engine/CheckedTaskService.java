package org.onewindow.engine;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Completes a task only with what its form allows, whichever way the values come in. */
class CheckedTaskService extends TaskServiceImpl {

    private final TaskForms forms;

    CheckedTaskService(ProcessEngineConfigurationImpl configuration) {
        this.forms = new TaskForms(configuration);
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        super.complete(taskId, forms.checked(taskId, variables));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return super.completeWithVariablesInReturn(taskId, forms.checked(taskId, variables), deserializeValues);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        super.resolveTask(taskId, variables == null ? null : forms.checked(taskId, variables));
    }

    // An error or escalation from outside would leave a task without its form; no diagram expects one.

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw onlyByForm();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw onlyByForm();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw onlyByForm();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw onlyByForm();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw onlyByForm();
    }

    private static BadUserRequestException onlyByForm() {
        return new BadUserRequestException("任务只能通过表单办结");
    }
}
