package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.Acceptance;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Material;
import org.onewindow.organisation.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** 主动服务 by those who hear of a granted permit. 2 March 2026 is a Monday. */
@ProcessTest("proactive-service")
class ProactiveServiceTest {

    @Autowired
    private Office office;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    private CaseFile file;

    @BeforeEach
    void grantThePermits() {
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        cases.accept(file.getNumber(), Acceptance.COMPLETE, file.getReceivedAt(), Actor.SYSTEM);
        office.startFor(
                file,
                "joint-permit",
                "acceptedAt",
                Date.from(file.getReceivedAt()),
                "drawingReviewRequired",
                false,
                "contactName",
                "陈强",
                "projectAddress",
                "港城园区A12",
                "floorArea",
                8200.5,
                "height",
                18.6);
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** The tasks at the providers, gas first. */
    private List<Task> contacts() {
        return office.tasks("contactApplicant").stream()
                .sorted(Comparator.comparing(office::group))
                .toList();
    }

    @Test
    void reachesTheProvidersOfPowerAndGas() {
        assertThat(contacts()).extracting(office::group).containsExactly("gas-utility", "power-utility");
        assertThat(contacts())
                .extracting(each -> Office.local(each.getDueDate()))
                .containsOnly("2026-03-05T17:30");
        // water is connected within the case itself
        assertThat(office.record(file)).contains("推送信息，主动服务：低压用电报装、用气报装");
        assertThat(tasks.getVariables(contacts().get(0).getId()))
                .containsEntry("pushedItemName", "社会投资小型低风险建设项目")
                .containsEntry("projectAddress", "港城园区A12")
                .containsEntry("contactPhone", "13800138000");
    }

    @Test
    void appliesForTheApplicantWithoutAskingForMaterialsAgain() {
        office.complete(
                contacts().get(1),
                "contactResult",
                "apply",
                "applyItem",
                "utility-power-10kv",
                "contactName",
                "陈强",
                "applicantPhone",
                "13900139000",
                "projectAddress",
                "港城园区A12",
                "powerCapacity",
                800);
        CaseFile applied = office.lastCase();
        assertThat(applied.getItem()).isEqualTo("utility-power-10kv");
        assertThat(applied.getApplicantName()).isEqualTo(file.getApplicantName());
        assertThat(applied.getApplicantPhone()).isEqualTo("13900139000");
        assertThat(office.record(file)).contains("主动服务：已发起报装申请，办件编号" + applied.getNumber());
        assertThat(cases.materials(applied.getNumber()))
                .extracting(Material::getSharedFrom)
                .contains(file.getNumber());
        assertThat(office.openTasks()).containsExactly("checkMaterials", "contactApplicant");
        assertThat(office.task("checkMaterials").getTenantId()).isEqualTo("jiangbei");
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(office.group("surveyConnection")).isEqualTo("power-utility");
    }

    @Test
    void notesWhyTheApplicantDoesNotApply() {
        assertThatThrownBy(() -> office.complete(contacts().get(0), "contactResult", "unreachable"))
                .hasMessageContaining("contactReason");
        office.complete(contacts().get(0), "contactResult", "unreachable", "contactReason", "三次未接");
        assertThat(office.record(file)).contains("主动服务：未发起用气报装，原因：三次未接");
        assertThat(office.openTasks()).containsExactly("contactApplicant");
    }

    @Test
    void appliesForNothingWithoutWhatTheItemNeeds() {
        assertThatThrownBy(() -> office.complete(
                        contacts().get(0),
                        "contactResult",
                        "apply",
                        "applyItem",
                        "utility-gas",
                        "contactName",
                        "陈强",
                        "applicantPhone",
                        "13900139000",
                        "projectAddress",
                        "港城园区A12"))
                .hasMessageContaining("gasDemand");
        assertThat(contacts()).hasSize(2);
    }

    @Test
    void supervisesAProviderWhoDoesNotCall() {
        office.passTo("2026-03-05T17:30");
        assertThat(office.tasks("explainOverdue"))
                .extracting(office::group)
                .contains("power-utility.head", "gas-utility.head");
        assertThat(office.record(file)).contains("红灯超期：“主动服务联系申请人”应于2026年3月5日 17:30前办结");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("proactive-service")
                        .count())
                .isEqualTo(2);
    }
}
