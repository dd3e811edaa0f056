package org.onewindow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That diagrams and forms fit together: each folder of {@code bpmn/} with the same one of {@code forms/}. */
class DiagramsAndFormsTest {

    /** What the system does by itself. */
    private static final Set<String> WITHOUT_PEOPLE = Set.of("recalculation", "substitution");

    static Stream<Path> forms() throws IOException {
        return files("forms", ".form");
    }

    static Stream<Path> diagrams() throws IOException {
        return files("bpmn", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormParsesAndIsNamedAsItsFile(Path file) throws IOException {
        Form form = Form.parse(Files.newInputStream(file));
        assertThat(form.fields()).isNotEmpty();
        assertThat(form.fields()).extracting(FormField::key).doesNotHaveDuplicates();
        assertThat(Files.readString(file)).contains("\"id\": \"%s\"".formatted(name(file)));
    }

    /** What only who works on a case may see is marked, so that its history shows it to nobody else. */
    @ParameterizedTest
    @MethodSource("forms")
    void marksPersonalData(Path file) throws IOException {
        assertThat(Form.parse(Files.newInputStream(file)).fields())
                .filteredOn(field ->
                        field.label().matches("手机号码|联系人|.*身份证号.*|签署人|.*户主）?|领取.*|不动产权证书号|各服务户号|新户号.*|房屋坐落|统一社会信用代码"))
                .filteredOn(field -> !field.label().contains("申请人"))
                .allSatisfy(
                        field -> assertThat(field.isPersonal()).as(field.key()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyTaskHasAFormOfItsOwnCapability(Path file) {
        BpmnModelInstance diagram = Bpmn.readModelFromFile(file.toFile());
        Collection<UserTask> tasks = diagram.getModelElementsByType(UserTask.class);
        assertThat(formsOf(diagram).isEmpty()).isEqualTo(WITHOUT_PEOPLE.contains(name(file)));
        assertThat(tasks)
                .allSatisfy(task -> assertThat(formOf(task)).as(task.getId()).isNotNull());
        assertThat(formsOf(diagram))
                .allSatisfy(form -> assertThat(
                                Path.of("forms", file.getParent().getFileName().toString(), form + ".form"))
                        .exists());
    }

    @Test
    void everyFormIsUsed() throws IOException {
        Set<String> used = diagrams()
                .flatMap(file -> formsOf(Bpmn.readModelFromFile(file.toFile())).stream())
                .collect(Collectors.toSet());
        assertThat(forms().map(DiagramsAndFormsTest::name))
                .allSatisfy(form -> assertThat(used).contains(form));
    }

    private static Set<String> formsOf(BpmnModelInstance diagram) {
        return Stream.concat(
                        diagram.getModelElementsByType(UserTask.class).stream(),
                        diagram.getModelElementsByType(StartEvent.class).stream())
                .map(DiagramsAndFormsTest::formOf)
                .filter(form -> form != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String formOf(FlowNode node) {
        return node.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    private static Stream<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
