package org.onewindow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.Acceptance;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.construction.Inspections;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what: in one's own district, in one's own group, through the form. */
@EngineTest
class DistrictsAndGroupsTest {

    private static final List<String> WINDOW = List.of("government-services-office", "window-clerk");
    private static final List<String> HOUSING = List.of("housing-urban-rural-construction", "clerk");

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private Inspections inspections;

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

    @Test
    void theGroupOfTheDistrictDoesTheTask() {
        work("wang", WINDOW, "jiangbei");
        assertThat(tasks.createTaskQuery().list()).extracting(Task::getId).containsExactly(task.getId());
        accept();
        assertThat(state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(office.record(file)).contains("完成：核验申请材料");
    }

    @Test
    void aClerksPromiseStartsItsFollowUp() {
        work("wang", WINDOW, "jiangbei");
        tasks.complete(
                task.getId(),
                Office.variables(
                        "acceptanceDecision",
                        "gaps",
                        "promisedMaterials",
                        List.of("investment-filing"),
                        "promisedDate",
                        "2026-03-20"));
        assertThat(office.reload(file).getAcceptance()).isEqualTo(Acceptance.WITH_GAPS);
        Task promise =
                tasks.createTaskQuery().taskDefinitionKey("verifyPromise").singleResult();
        assertThat(promise.getTenantId()).isEqualTo("jiangbei");
    }

    @Test
    void anotherDistrictNeitherSeesNorDoesTheTask() {
        work("zhao", WINDOW, "dianjiang");
        assertThat(tasks.createTaskQuery().list()).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
        assertThatThrownBy(this::accept).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> tasks.claim(task.getId(), "zhao")).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> tasks.getVariables(task.getId())).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> forms.getDeployedTaskForm(task.getId())).isInstanceOf(ProcessEngineException.class);
        assertUntouched();
    }

    @Test
    void anotherGroupNeitherSeesNorDoesTheTask() {
        work("li", HOUSING, "jiangbei");
        assertThat(tasks.createTaskQuery().list()).isEmpty();
        assertThatThrownBy(this::accept).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.claim(task.getId(), "li")).isInstanceOf(AuthorizationException.class);
        assertUntouched();
    }

    @Test
    void anotherDistrictOrdersNoInspection() {
        work("zhou", HOUSING, "dianjiang");
        assertThatThrownBy(() -> order(file.getNumber()))
                .hasStackTraceContaining("没有编号为“%s”的办件".formatted(file.getNumber()));
        assertThat(inspections.of(file.getNumber())).isEmpty();
        work("li", HOUSING, "jiangbei");
        order(file.getNumber());
        assertThat(inspections.of(file.getNumber())).hasSize(1);
    }

    @Test
    void aClerkStartsOnlyWhatClerksStart() {
        work("li", HOUSING, "jiangbei");
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("delivery", file.getNumber(), Map.of()))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> runtime.createMessageCorrelation("PromiseMade")
                        .processInstanceBusinessKey(file.getNumber())
                        .correlateStartMessage())
                .isInstanceOf(AuthorizationException.class);
        work("wang", WINDOW, "jiangbei");
        assertThatThrownBy(() -> order(file.getNumber())).isInstanceOf(AuthorizationException.class);
        assertUntouched();
    }

    @Test
    void whoBelongsToTwoDistrictsNamesOne() {
        work("qian", HOUSING, "dianjiang", "jiangbei");
        assertThatThrownBy(() -> order(file.getNumber())).hasStackTraceContaining("您属于多个区县，请指明区县");
        assertThatThrownBy(() -> order(file.getNumber(), "wulong")).hasStackTraceContaining("您不属于区县“wulong”");
        assertThatThrownBy(() -> order(file.getNumber(), "dianjiang")).hasStackTraceContaining("没有编号为");
        assertThat(inspections.of(file.getNumber())).isEmpty();
        order(file.getNumber(), "jiangbei");
        assertThat(inspections.of(file.getNumber())).hasSize(1);
        office.go("jiangbei");
        assertThat(office.task("inspectSite").getTenantId()).isEqualTo("jiangbei");
    }

    @Test
    void whoBelongsToNoDistrictStartsNothing() {
        work("sun", HOUSING);
        assertThatThrownBy(() -> order(file.getNumber())).hasStackTraceContaining("您不属于任何区县");
    }

    @Test
    void aClerkCannotGoAroundTheForm() {
        work("wang", WINDOW, "jiangbei");
        String id = task.getId();
        assertThatThrownBy(() -> tasks.setVariable(id, "promiseGroup", "forged"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.setVariableLocal(id, "promiseGroup", "forged"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> runtime.setVariable(task.getProcessInstanceId(), "promiseGroup", "forged"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.setDueDate(id, Office.date("2026-12-31T17:30")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.setAssignee(id, "wang")).isInstanceOf(AuthorizationException.class);
        List<ThrowingCallable> fromOutside = List.of(
                () -> tasks.handleBpmnError(id, "commitmentRevoked"),
                () -> tasks.handleBpmnError(id, "commitmentRevoked", "forged"),
                () -> tasks.handleBpmnError(id, "commitmentRevoked", "forged", Map.of()),
                () -> tasks.handleEscalation(id, "any"),
                () -> tasks.handleEscalation(id, "any", Map.of()));
        assertThat(fromOutside).allSatisfy(call -> assertThatThrownBy(call).hasMessageContaining("任务只能通过表单办结"));
        office.go("jiangbei");
        assertThat(tasks.getVariables(id)).doesNotContainKey("promiseGroup");
        assertUntouched();
    }

    private void work(String user, List<String> groups, String... districts) {
        identity.setAuthentication(user, groups, List.of(districts));
    }

    private void accept() {
        tasks.complete(task.getId(), Office.variables("acceptanceDecision", "accept"));
    }

    private void order(String number) {
        runtime.startProcessInstanceByKey(
                "construction-quality-inspection",
                Map.of("caseNumber", number, "inspectionKind", "report", "triggerReason", "举报"));
    }

    private void order(String number, String district) {
        runtime.startProcessInstanceByKey(
                "construction-quality-inspection",
                Map.of("caseNumber", number, "inspectionKind", "report", "triggerReason", "举报", "district", district));
    }

    private CaseState state() {
        return office.reload(file).getState();
    }

    private void assertUntouched() {
        office.go("jiangbei");
        assertThat(state()).isEqualTo(CaseState.RECEIVED);
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        assertThat(office.task("checkMaterials").getAssignee()).isNull();
    }
}
