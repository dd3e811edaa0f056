package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.onewindow.cockpit.PathCheck;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Collects the flow nodes that the tests of a class pass, and demands all of the diagram's. After each test, the path that
 * Cockpit draws must be the one that was taken.
 */
class FlowNodeCoverage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(FlowNodeCoverage.class);
    private static final Path REPORT = Path.of("target", "flow-node-coverage.txt");

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(STORE).put("passed", new HashSet<String>());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engine(context).getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .filter(each -> each.getProcessDefinitionKey().equals(process(context)))
                .map(HistoricActivityInstance::getActivityId)
                .forEach(passed(context)::add);
        PathCheck.check(SpringExtension.getApplicationContext(context));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        ProcessEngine engine = engine(context);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process(context))
                .latestVersion()
                .singleResult()
                .getId();
        Set<String> all =
                engine
                        .getRepositoryService()
                        .getBpmnModelInstance(definition)
                        .getModelElementsByType(FlowNode.class)
                        .stream()
                        .map(FlowNode::getId)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missed = new TreeSet<>(all);
        missed.removeAll(passed(context));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(
                REPORT,
                "%s on %s: %d of %d flow nodes%s%n"
                        .formatted(
                                process(context),
                                TestDatabase.isPostgres() ? "PostgreSQL" : "H2",
                                all.size() - missed.size(),
                                all.size(),
                                missed.isEmpty() ? "" : ", not passed: " + missed),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        if (System.getProperty("test") == null) { // one test run alone says nothing about the diagram
            assertThat(missed)
                    .as("flow nodes of %s that no test passes", process(context))
                    .isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> passed(ExtensionContext context) {
        return (Set<String>) context.getStore(STORE).get("passed");
    }

    private static String process(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(ProcessTest.class).value();
    }

    private static ProcessEngine engine(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class);
    }
}
