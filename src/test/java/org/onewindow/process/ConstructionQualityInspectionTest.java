package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.construction.Inspection;
import org.onewindow.construction.Inspections;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 质量安全监督检查: one that is planned, by two inspectors. 2 March 2026 is a Monday. */
@ProcessTest("construction-quality-inspection")
class ConstructionQualityInspectionTest {

    @Autowired
    private Office office;

    @Autowired
    private Inspections inspections;

    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static final String INSPECTION = "construction-quality-inspection";

    @Test
    void inspectsOnce() {
        CaseFile file = planned();
        assertThat(office.group("inspectSite")).isEqualTo("housing-urban-rural-construction");
        assertThat(office.due("inspectSite")).isEqualTo("2026-03-05T17:30");
        assertThat(office.warning("inspectSite")).isEqualTo("2026-03-05T09:00");
        office.setClock("2026-03-05T10:00");
        office.complete("inspectSite", Forms.siteInspection());
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.document(file, "inspection-record").getBody())
                .contains("检查类型：计划检查", "李明（执法证号渝建执001）、周华（执法证号渝建执002）", "检查结果：合格")
                .doesNotContain("触发理由");
        assertThat(inspections.of(file.getNumber())).singleElement().satisfies(inspection -> {
            assertThat(inspection.getKind()).isEqualTo(Inspection.Kind.PLANNED);
            assertThat(inspection.getInspectors()).contains("李明", "周华");
        });
        assertThat(office.deadlines(file, "inspection"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @Test
    void refusesASecondPlannedInspection() {
        CaseFile file = planned();
        String record = office.record(file);
        long running = runtime.createProcessInstanceQuery().count();
        assertThatThrownBy(() -> office.start(INSPECTION, "caseNumber", file.getNumber(), "inspectionKind", "planned"))
                .hasStackTraceContaining("办件%s已有计划检查：小低项目只进行一次质量安全监督检查".formatted(file.getNumber()));
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(running);
        assertThat(inspections.of(file.getNumber())).hasSize(1);
        assertThat(office.record(file)).isEqualTo(record);
        assertThat(office.tasks("inspectSite")).hasSize(1);
    }

    @Test
    void leavesThePlannedInspectionToTheProcessOfTheCase() {
        CaseFile file = office.receive();
        assertThatThrownBy(() -> office.start(INSPECTION, "caseNumber", file.getNumber(), "inspectionKind", "planned"))
                .hasStackTraceContaining("计划检查在发证后由办件流程安排");
        assertThat(inspections.of(file.getNumber())).isEmpty();
    }

    @Test
    void inspectsAgainOnAReport() {
        CaseFile file = planned();
        office.setClock("2026-03-05T10:00");
        office.complete("inspectSite", Forms.siteInspection());
        office.start(
                INSPECTION, "caseNumber", file.getNumber(), "inspectionKind", "report", "triggerReason", "群众举报脚手架未验收");
        assertThat(office.record(file)).contains("安排举报触发的检查，理由：群众举报脚手架未验收");
        assertThat(office.task("inspectSite").getTenantId()).isEqualTo("jiangbei");
        office.complete("inspectSite", Forms.siteInspection());
        assertThat(office.document(file, "inspection-record").getBody()).contains("检查类型：举报触发的检查", "触发理由：群众举报脚手架未验收");
        assertThat(inspections.of(file.getNumber()))
                .extracting(Inspection::getKind)
                .containsExactly(Inspection.Kind.PLANNED, Inspection.Kind.REPORT);
    }

    @ParameterizedTest
    @CsvSource({"report", "accident"})
    void asksWhyATriggeredInspectionTakesPlace(String kind) {
        CaseFile file = office.receive();
        assertThatThrownBy(() -> office.start(INSPECTION, "caseNumber", file.getNumber(), "inspectionKind", kind))
                .hasStackTraceContaining("triggerReason");
        assertThatThrownBy(() -> office.start(
                        INSPECTION, "caseNumber", file.getNumber(), "inspectionKind", kind, "triggerReason", "  "))
                .hasStackTraceContaining("triggerReason");
        assertThat(inspections.of(file.getNumber())).isEmpty();
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void knowsNoCaseOfAnotherDistrict() {
        CaseFile file = office.receive();
        office.go("dianjiang");
        assertThatThrownBy(() -> office.start(INSPECTION, "caseNumber", file.getNumber(), "inspectionKind", "planned"))
                .hasStackTraceContaining("没有编号为“%s”的办件".formatted(file.getNumber()));
        assertThatThrownBy(() -> office.start(INSPECTION, "caseNumber", "JB-2026-999999", "inspectionKind", "planned"))
                .hasStackTraceContaining("没有编号为“JB-2026-999999”的办件");
        assertThat(inspections.of(file.getNumber())).isEmpty();
        assertThat(office.openTasks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "inspectorB, 李明, 须由两名不同的检查人员检查",
        "inspectorB, ' 李明 ', 须由两名不同的检查人员检查",
        "certificateB, 渝建执001, 须由两名不同的检查人员检查",
        "inspectorB, , inspectorB",
        "inspectedOn, 2026-03-06, 检查日期不能晚于今天",
        "inspectedOn, 上周四, inspectedOn",
        "inspectionResult, defects, defects"
    })
    void refusesARecordThatCannotBe(String field, String value, String message) {
        CaseFile file = planned();
        office.setClock("2026-03-05T10:00");
        assertThatThrownBy(() -> office.complete("inspectSite", Forms.siteInspection(field, value)))
                .hasMessageContaining(message);
        assertThat(office.openTasks()).containsExactly("inspectSite");
        assertThat(office.documents(file)).isEmpty();
        assertThat(inspections.of(file.getNumber()))
                .singleElement()
                .satisfies(inspection -> assertThat(inspection.getInspectedOn()).isNull());
    }

    @Test
    void inspectsAgainUntilTheDefectsAreGone() {
        CaseFile file = planned();
        office.setClock("2026-03-05T10:00");
        office.complete("inspectSite", Forms.siteInspection("inspectionResult", "defects", "defects", "临边防护缺失"));
        assertThat(office.document(file, "inspection-record").getBody())
                .contains("存在的问题：临边防护缺失")
                .doesNotContain("检查结果：合格");
        assertThat(office.document(file, "rectification-notice").getBody()).contains("临边防护缺失");
        assertThat(office.group("receiveRectification")).isEqualTo("housing-urban-rural-construction");
        office.complete("receiveRectification", "rectificationReport", "已加装护栏");
        assertThat(office.due("reinspect")).isEqualTo("2026-03-10T17:30");
        office.complete("reinspect", reinspection("fail", "东侧仍缺"));
        assertThat(office.documents(file))
                .containsExactly("inspection-record", "rectification-notice", "rectification-notice");
        office.complete("receiveRectification", "rectificationReport", "东侧已加装");
        office.complete("reinspect", reinspection("pass", "整改到位"));
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.document(file, "reinspection-opinion").getBody()).contains("临边防护缺失", "结果：整改合格", "意见：整改到位");
        assertThat(office.deadlines(file, "reinspection"))
                .extracting(Deadline::getState)
                .containsExactly(State.MET, State.MET);
    }

    @Test
    void supervisesALateInspectionAndALateReinspection() {
        CaseFile file = planned();
        office.passTo("2026-03-05T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "inspectSite");
        assertThat(office.group("explainOverdue")).isEqualTo("housing-urban-rural-construction.head");
        office.complete("inspectSite", Forms.siteInspection("inspectionResult", "defects", "defects", "临边防护缺失"));
        office.complete("receiveRectification", "rectificationReport", "已加装护栏");
        assertThat(office.due("reinspect")).isEqualTo("2026-03-10T17:30");
        office.passTo("2026-03-10T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
        assertThat(office.record(file)).contains("红灯超期：“质量安全监督检查”", "红灯超期：“复查整改问题”");
    }

    private CaseFile planned() {
        CaseFile file = office.receive();
        office.callPlannedInspection(file);
        return file;
    }

    private static Object[] reinspection(String result, String note) {
        return new Object[] {"reinspectedOn", "2026-03-05", "reinspectionResult", result, "reinspectionNote", note};
    }
}
