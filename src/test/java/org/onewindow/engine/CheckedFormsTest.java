package org.onewindow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;

/** That no way into the engine goes around a form. */
@EngineTest
class CheckedFormsTest {

    @Autowired
    private Office office;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private CaseFile file;
    private Task task;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        office.startFor(file, "receipt-and-acceptance");
        task = office.task("checkMaterials");
    }

    @AfterEach
    void close() {
        office.close();
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of("acceptanceDecision", Office.variables()),
                Arguments.of("acceptanceDecision", Office.variables("acceptanceDecision", "deemed")),
                Arguments.of("acceptanceDecision", Office.variables("acceptanceDecision", 1)),
                Arguments.of("refusalReason", Office.variables("acceptanceDecision", "refuse")),
                Arguments.of(
                        "missingMaterials",
                        Office.variables(
                                "acceptanceDecision",
                                "correct",
                                "correctionNote",
                                "补",
                                "missingMaterials",
                                "drawings")),
                Arguments.of("accepted", Office.variables("acceptanceDecision", "accept", "accepted", true)),
                Arguments.of(
                        "receivedAt", Office.variables("acceptanceDecision", "accept", "receivedAt", "2020-01-01")));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void refusesWhicheverWayTheyComeIn(String field, Map<String, Object> values) {
        String before = variables();
        List<BiConsumer<String, Map<String, Object>>> ways = List.of(
                tasks::complete,
                (id, given) -> tasks.completeWithVariablesInReturn(id, given, true),
                tasks::resolveTask,
                forms::submitTaskForm,
                (id, given) -> forms.submitTaskFormWithVariablesInReturn(id, given, true));
        assertThat(ways)
                .allSatisfy(way -> assertThatThrownBy(() -> way.accept(task.getId(), values))
                        .hasMessageContaining(field));
        assertThatThrownBy(() -> tasks.complete(task.getId())).hasMessageContaining("acceptanceDecision");
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        assertThat(variables()).isEqualTo(before);
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.RECEIVED);
        assertThat(office.documents(file)).containsExactly("receipt");
    }

    private String variables() { // as text: JSON values are not equal to one another
        return new TreeMap<>(tasks.getVariables(task.getId())).toString();
    }

    @Test
    void dropsWhatTheChoiceHides() {
        office.complete("checkMaterials", "acceptanceDecision", "accept", "refusalReason", "藏起来的理由");
        assertThat(office.document(file, "acceptance-notice").getBody()).doesNotContain("藏起来的理由");
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void checksAStartFormWhicheverWayTheProcessStarts() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("construction-quality-inspection")
                .latestVersion()
                .singleResult()
                .getId();
        Map<String, Object> forged =
                Office.variables("caseNumber", file.getNumber(), "inspectionKind", "planned", "inspectionId", 1L);
        assertThatThrownBy(() -> runtime.startProcessInstanceById(definition, forged))
                .hasStackTraceContaining("inspectionId");
        assertThatThrownBy(() -> forms.submitStartForm(definition, forged)).hasMessageContaining("inspectionId");
        assertThatThrownBy(() -> forms.submitStartForm(definition, "other-key", forged))
                .hasMessageContaining("inspectionId");
        assertThatThrownBy(() -> runtime.createProcessInstanceById(definition)
                        .setVariables(forged)
                        .startBeforeActivity("orderInspection")
                        .execute())
                .isInstanceOf(RuntimeException.class);
        assertThat(office.openTasks()).containsExactly("checkMaterials");
    }
}
