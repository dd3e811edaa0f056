package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 占掘并联审查, as another item's process calls it: the case is one of 小低项目 throughout, the limits are those of the
 * excavation. 2 March 2026 is a Monday.
 */
@ProcessTest("utility-excavation")
class UtilityExcavationTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private HistoryService history;

    private CaseFile file;
    private ProcessInstance process;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void grantsWhatEveryDepartmentGrants() {
        call();
        assertThat(office.openTasks()).containsExactly("surveyExcavation");
        assertThat(office.group("surveyExcavation")).isEqualTo("urban-management");
        assertThat(office.due("surveyExcavation")).isEqualTo("2026-03-30T17:30");
        survey();
        assertThat(office.tasks("reviewExcavation"))
                .extracting(office::group)
                .containsExactlyInAnyOrder(
                        "urban-management", "public-security", "urban-management", "planning-natural-resources");
        assertThat(office.tasks("reviewExcavation"))
                .extracting(task -> Office.local(task.getDueDate()))
                .containsOnly("2026-03-16T17:30");
        office.tasks("reviewExcavation").forEach(this::grant);
        assertThat(office.openTasks()).containsExactly("reportCompletion");
        assertThat(office.due("reportCompletion")).isEqualTo("2026-04-20T17:30");
        assertThat(office.documents(file)).containsExactly("excavation-permit");
        assertThat(office.document(file, "excavation-permit").getBody())
                .contains(
                        "挖掘城市道路（城市管理局）：准予，编号渝1号。围挡施工",
                        "占用道路交通安全（公安局）：准予",
                        "占用城市绿地（城市管理局）：准予",
                        "管线工程规划（规划自然资源局）：准予",
                        "占掘期限：2026-04-10至2026-04-20")
                .doesNotContain("政府批准文号");
        assertThat(granted()).isEqualTo(true);
        assertThat(office.deadlines(file, "excavation")).singleElement().satisfies(clock -> {
            assertThat(clock.getKind()).isEqualTo(ClockKind.STATUTORY);
            assertThat(clock.getState()).isEqualTo(State.MET);
        });
        assertThat(office.deadlines(file, "review"))
                .hasSize(4)
                .extracting(Deadline::getDepartment)
                .contains("public-security");
        // it is for the process that called to go on with the case
        assertThat(office.reload(file).getState()).isNotEqualTo(CaseState.CLOSED);
    }

    @Test
    void asksOnlyWhomItConcerns() {
        call("digsRoad", "no", "occupiesRoad", "yes", "greenUse", "none", "laysPipeline", "no");
        survey();
        assertThat(office.tasks("reviewExcavation"))
                .singleElement()
                .extracting(office::group)
                .isEqualTo("public-security");
    }

    @Test
    void deniesWhatOneDepartmentDenies() {
        call();
        survey();
        deny(reviewOf("public-security"));
        assertThat(office.tasks("reviewExcavation")).hasSize(3);
        assertThat(office.documents(file)).isEmpty();
        office.tasks("reviewExcavation").forEach(this::grant);
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).containsExactly("excavation-denial");
        assertThat(office.document(file, "excavation-denial").getBody())
                .contains("占用道路交通安全（公安局）：不予许可。早晚高峰不得封闭", "行政复议", "行政诉讼")
                .doesNotContain("政府未批准");
        assertThat(granted()).isEqualTo(false);
    }

    @Test
    void supervisesEachDepartmentThatIsLate() {
        call();
        survey();
        office.tasks("reviewExcavation").stream()
                .filter(task -> !office.group(task).equals("public-security"))
                .forEach(this::grant);
        office.passTo("2026-03-16T17:29");
        assertThat(office.tasks("explainOverdue")).isEmpty();
        office.passTo("2026-03-16T17:30");
        assertThat(office.group("explainOverdue")).isEqualTo("public-security.head");
        assertThat(office.record(file))
                .contains("红灯超期：“并联审查”应于2026年3月16日 17:30前办结")
                .doesNotContain("黄灯预警");
        office.passTo("2026-03-30T17:29");
        assertThat(office.record(file)).contains("黄灯预警：“占掘路、占绿并联审批”应于2026年3月30日 17:30前办结");
        office.passTo("2026-03-30T17:30");
        assertThat(office.record(file)).contains("红灯超期：“占掘路、占绿并联审批”应于2026年3月30日 17:30前办结");
        grant(office.task("reviewExcavation"));
        assertThat(office.documents(file)).contains("excavation-permit");
        assertThat(office.deadlines(file, "review"))
                .extracting(Deadline::getState)
                .containsExactlyInAnyOrder(State.MET, State.MET, State.MET, State.BREACHED);
    }

    @Test
    void filesSmallConnectionsInYuzhongWithinTwoDaysWithTheSurvey() {
        office.open("yuzhong", "2026-03-05T10:00");
        call("connectionKind", "smallLowVoltage");
        // two days end on Saturday the 7th, and so on Monday
        assertThat(office.due("surveyExcavation")).isEqualTo("2026-03-09T17:30");
        survey();
        assertThat(office.group("fileExcavation")).isEqualTo("urban-management");
        assertThat(office.due("fileExcavation")).isEqualTo("2026-03-09T17:30");
        assertThatThrownBy(() -> orders.pause(
                        file.getNumber(),
                        office.task("fileExcavation"),
                        "urban-management",
                        "APPRAISAL",
                        3,
                        "需鉴定",
                        "委托书"))
                .hasMessageContaining("停止计时");
        office.passTo("2026-03-09T17:30");
        assertThat(office.record(file)).contains("红灯超期：“占掘备案（含现场踏勘）”应于2026年3月9日 17:30前办结");
        office.complete("fileExcavation", "filingNumber", "渝中备〔2026〕1号");
        assertThat(office.openTasks()).contains("reportCompletion");
        assertThat(office.documents(file)).containsExactly("excavation-filing");
        assertThat(office.document(file, "excavation-filing").getBody())
                .contains("渝中备〔2026〕1号", "挖掘城市道路（城市管理局）、占用道路交通安全（公安局）");
        assertThat(granted()).isEqualTo(true);
    }

    @Test
    void permitsWhatIsNoSmallConnectionInYuzhong() {
        office.open("yuzhong", "2026-03-02T10:00");
        call();
        assertThat(office.due("surveyExcavation")).isEqualTo("2026-03-30T17:30");
        survey();
        assertThat(office.openTasks()).containsOnly("reviewExcavation").hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-02,            , true",
        "2021-03-01,            , false",
        "2010-05-01, 2023-03-02 , true",
        "2010-05-01, 2023-03-01 , false"
    })
    void needsTheGovernmentForNewAndRepairedRoads(String opened, String repaired, boolean needed) {
        call("roadOpenedOn", opened, "roadRepairedOn", repaired);
        survey();
        assertThat(office.openTasks()).contains(needed ? "giveConsent" : "reviewExcavation");
    }

    @Test
    void goesOnWithTheConsentOfTheGovernment() {
        call("roadOpenedOn", "2024-06-01");
        survey();
        assertThat(office.group("giveConsent")).isEqualTo("government-office");
        assertThat(office.due("giveConsent")).isEqualTo("2026-03-09T17:30");
        office.passTo("2026-03-09T17:30");
        assertThat(office.group("explainOverdue")).isEqualTo("government-office.head");
        office.complete("giveConsent", "consentDecision", "grant", "consentNumber", "江北府〔2026〕9号");
        office.tasks("reviewExcavation").forEach(this::grant);
        assertThat(office.document(file, "excavation-permit").getBody()).contains("政府批准文号：江北府〔2026〕9号");
    }

    @Test
    void endsWithoutTheConsentOfTheGovernment() {
        call("roadOpenedOn", "2024-06-01");
        survey();
        office.complete("giveConsent", "consentDecision", "deny", "consentReason", "道路刚通车");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.document(file, "excavation-denial").getBody()).contains("政府未批准：道路刚通车");
        assertThat(granted()).isEqualTo(false);
    }

    @Test
    void asksForTheScopeThatTheCallerDoesNotKnow() {
        file = office.receive();
        process = office.startFor(file, "utility-excavation");
        assertThat(office.openTasks()).containsExactly("declareExcavation");
        assertThat(office.group("declareExcavation")).isEqualTo("government-services-office");
        assertThatThrownBy(() -> office.complete(
                        "declareExcavation",
                        Forms.excavation(
                                "digsRoad",
                                "no",
                                "roadName",
                                null,
                                "diggingArea",
                                null,
                                "roadOpenedOn",
                                null,
                                "occupiesRoad",
                                "no",
                                "trafficPlan",
                                null,
                                "greenUse",
                                "none",
                                "greenPublic",
                                null,
                                "greenArea",
                                null,
                                "laysPipeline",
                                "no")))
                .hasMessageContaining("至少涉及一项");
        assertThatThrownBy(() -> office.complete("declareExcavation", Forms.excavation("worksUntil", "2026-04-09")))
                .hasMessageContaining("不能早于计划开工日期");
        office.setClock("2026-03-04T10:00");
        office.complete("declareExcavation", Forms.excavation());
        // twenty working days from the declaration, whenever the case was accepted
        assertThat(office.due("surveyExcavation")).isEqualTo("2026-04-01T17:30");
    }

    @Test
    void mayBePausedAsTheLawAllows() {
        call();
        survey();
        orders.pause(
                file.getNumber(),
                reviewOf("public-security"),
                "public-security",
                "EXPERT_REVIEW",
                5,
                "需专家评审交通组织",
                "评审通知 渝公〔2026〕3号");
        assertThat(office.deadlines(file, "excavation"))
                .singleElement()
                .extracting(Deadline::isPaused)
                .isEqualTo(true);
        office.passTo("2026-03-05T11:00");
        office.complete("endPause", "pauseResult", "评审通过");
        assertThat(office.deadlines(file, "excavation"))
                .singleElement()
                .extracting(clock -> Office.local(Date.from(clock.getDueAt())))
                .isEqualTo("2026-04-02T17:30");
        assertThat(office.deadlines(file, "review"))
                .extracting(clock -> Office.local(Date.from(clock.getDueAt())))
                .containsOnly("2026-03-19T17:30");
        assertThat(office.tasks("reviewExcavation"))
                .extracting(task -> Office.local(task.getDueDate()))
                .containsOnly("2026-03-19T17:30");
        office.passTo("2026-03-19T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(4);
    }

    /** Calls the process about a case of another item that knows what is to be dug. */
    private void call(Object... changes) {
        file = office.receive();
        // accepted long ago: only what is all about the excavation counts from its acceptance
        process = office.startFor(
                file,
                "utility-excavation",
                Stream.concat(
                                Stream.of("acceptedAt", Office.date("2026-01-05T10:00")),
                                Stream.of(Forms.excavation(changes)))
                        .toArray());
    }

    private Object granted() {
        return history.createHistoricVariableInstanceQuery()
                .processInstanceId(process.getId())
                .variableName("excavationGranted")
                .singleResult()
                .getValue();
    }

    private void survey() {
        office.complete("surveyExcavation", Forms.excavationSurvey());
    }

    private Task reviewOf(String department) {
        return office.tasks("reviewExcavation").stream()
                .filter(task -> office.group(task).equals(department))
                .findFirst()
                .orElseThrow();
    }

    private void grant(Task task) {
        office.complete(task, "reviewDecision", "grant", "reviewNumber", "渝1号", "reviewText", "围挡施工");
    }

    private void deny(Task task) {
        office.complete(task, "reviewDecision", "deny", "reviewText", "早晚高峰不得封闭");
    }
}
