package org.onewindow.deadline.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which clock each timer and each task of a diagram shows; read once from each version of a diagram. */
@Component
class ClockReferences {

    private final ObjectProvider<ProcessEngine> engine;
    private final Map<String, Map<String, ClockReference>> byDefinition = new ConcurrentHashMap<>();

    ClockReferences(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** @param activity the id of a user task or of an event with a timer */
    Optional<ClockReference> of(String definitionId, String activity) {
        return Optional.ofNullable(
                byDefinition.computeIfAbsent(definitionId, this::read).get(activity));
    }

    private Map<String, ClockReference> read(String definitionId) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        BpmnModelInstance model = configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() ->
                        configuration.getDeploymentCache().findBpmnModelInstanceForProcessDefinition(definitionId)));
        Map<String, ClockReference> found = new HashMap<>();
        model.getModelElementsByType(UserTask.class)
                .forEach(task ->
                        ClockReference.of(task.getCamundaDueDate()).ifPresent(clock -> found.put(task.getId(), clock)));
        model.getModelElementsByType(TimerEventDefinition.class).stream()
                .filter(timer -> timer.getTimeDate() != null)
                .forEach(timer -> ClockReference.of(timer.getTimeDate().getTextContent())
                        .ifPresent(clock -> found.put(((BaseElement) timer.getParentElement()).getId(), clock)));
        return found;
    }
}
