package org.onewindow.cockpit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.onewindow.cockpit.ProcessesOfCase.Instance;
import org.onewindow.model.Form;
import org.onewindow.model.FormField;
import org.springframework.stereotype.Component;

/** The forms that a diagram's tasks and starts show: those that were deployed together with it, as the diagrams say. */
@Component
class FormsOfProcess {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final ProcessEngine engine;

    /** By the definition's id: a version of a diagram never changes, nor do the forms of its deployment. */
    private final Map<String, Map<String, Form>> known = new ConcurrentHashMap<>();

    FormsOfProcess(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * The fields of several diagrams' forms.
     *
     * @param byDefinition by the definition's id and the task's or start's id the form there
     * @param personal the variables that some form marks as personal data, in these versions or in those of today
     */
    record Fields(Map<String, Map<String, Form>> byDefinition, Set<String> personal) {

        /**
         * The field that asks for a variable: that of the task where it was set, else of another one of the diagram,
         * else of another diagram.
         *
         * @param node the task's id; null if it is not known
         */
        Optional<FormField> field(String definition, String node, String variable) {
            Map<String, Form> own = byDefinition.getOrDefault(definition, Map.of());
            return Stream.of(
                            Stream.ofNullable(node == null ? null : own.get(node)),
                            own.values().stream(),
                            byDefinition.values().stream().flatMap(each -> each.values().stream()))
                    .flatMap(each -> each)
                    .flatMap(form -> form.fields().stream())
                    .filter(field -> field.key().equals(variable))
                    .findFirst();
        }
    }

    /** The fields of the forms of the diagrams of some processes. */
    Fields of(Collection<Instance> processes) {
        Map<String, Map<String, Form>> found = new HashMap<>();
        Set<String> distinct = processes.stream().map(Instance::definition).collect(Collectors.toSet());
        distinct.forEach(each -> found.put(each, known.computeIfAbsent(each, this::readAsSystem)));
        // What is personal is so in old cases, too, even if nobody had marked it on the form that they were entered in.
        Set<String> personal = Stream.concat(distinct.stream(), latest(processes).stream())
                .flatMap(each -> known.computeIfAbsent(each, this::readAsSystem).values().stream())
                .flatMap(form -> form.fields().stream())
                .filter(FormField::isPersonal)
                .map(FormField::key)
                .collect(Collectors.toSet());
        return new Fields(found, personal);
    }

    /** The newest versions of the same diagrams. */
    private List<String> latest(Collection<Instance> processes) {
        String[] keys = processes.stream().map(Instance::key).distinct().toArray(String[]::new);
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKeysIn(keys)
                .latestVersion()
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .toList();
    }

    /** Who may read a case's history may read what its forms call a field, though not the deployments themselves. */
    private Map<String, Form> readAsSystem(String definition) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> read(definition)));
    }

    private Map<String, Form> read(String definition) {
        RepositoryService repository = engine.getRepositoryService();
        Map<String, String> formOf = new HashMap<>();
        var model = repository.getBpmnModelInstance(definition);
        Stream.concat(
                        model.getModelElementsByType(UserTask.class).stream(),
                        model.getModelElementsByType(StartEvent.class).stream())
                .map(FlowNode.class::cast)
                .filter(each -> each.getAttributeValueNs(CAMUNDA, "formRef") != null)
                .forEach(each -> formOf.put(each.getId(), each.getAttributeValueNs(CAMUNDA, "formRef")));
        String deployment = repository.getProcessDefinition(definition).getDeploymentId();
        List<String> deployed = repository.getDeploymentResourceNames(deployment);
        Map<String, Form> forms = new HashMap<>();
        formOf.values().stream()
                .distinct()
                .filter(each -> deployed.contains(each + ".form"))
                .forEach(each ->
                        forms.put(each, Form.parse(repository.getResourceAsStream(deployment, each + ".form"))));
        return formOf.entrySet().stream()
                .filter(each -> Objects.nonNull(forms.get(each.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> forms.get(each.getValue())));
    }
}
