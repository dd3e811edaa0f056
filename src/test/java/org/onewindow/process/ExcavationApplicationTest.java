package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.Outcome;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.deadline.Deadlines;
import org.springframework.beans.factory.annotation.Autowired;

/** 占掘路、占绿审批 from the window to the rating. 2 March 2026 is a Monday. */
@ProcessTest("excavation-application")
class ExcavationApplicationTest {

    @Autowired
    private Office office;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Withdrawals withdrawals;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void runsFromTheWindowToTheRating() {
        CaseFile file = accepted();
        assertThat(file.getItemName()).isEqualTo("市政接入工程占掘路、占绿审批");
        // declared with the application: the clock runs from the acceptance, without another step
        assertThat(office.due("surveyExcavation")).isEqualTo("2026-03-30T17:30");
        decide("grant");
        assertThat(office.openTasks()).containsExactly("deliverResults", "reportCompletion");
        assertThatThrownBy(() -> withdrawals.withdraw(file.getNumber(), Forms.withdrawal()))
                .hasMessageContaining("已经作出决定");
        office.complete("deliverResults", Forms.delivery());
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.COMPLETED);
        office.complete("recordRating", "rating", "verySatisfied");
        // the restoration is followed up after the case is closed
        assertThat(office.openTasks()).containsExactly("reportCompletion");
        assertThat(office.documents(file)).containsExactly("receipt", "acceptance-notice", "excavation-permit");
        assertThat(deadlines.of(file.getNumber()))
                .hasSize(8)
                .extracting(Deadline::getState)
                .containsOnly(State.MET);
    }

    @Test
    void asksOnceForWhatIsMissing() {
        office.start("excavation-application", Forms.excavationApplication());
        CaseFile file = office.lastCase();
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "correct",
                "missingMaterials",
                List.of("site-plan"),
                "correctionNote",
                "平面图缺坐标");
        assertThat(office.document(file, "correction-notice").getBody()).contains("占掘位置平面图");
        office.complete("receiveCorrection", "correctionResult", "supplied");
        office.setClock("2026-03-04T10:00");
        office.complete("checkCorrection", "acceptanceDecision", "accept");
        assertThat(office.due("surveyExcavation")).isEqualTo("2026-04-01T17:30");
    }

    @Test
    void endsIfTheWindowRefuses() {
        office.start("excavation-application", Forms.excavationApplication());
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不属于本机关职权");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void endsIfADepartmentDenies() {
        CaseFile file = accepted();
        decide("deny");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.DENIED);
        assertThat(office.documents(file)).containsExactly("receipt", "acceptance-notice", "excavation-denial");
    }

    @Test
    void endsWhenTheApplicantTakesItBackBeforeADecision() {
        CaseFile file = accepted();
        office.complete("surveyExcavation", Forms.excavationSurvey());
        withdrawals.withdraw(file.getNumber(), Forms.withdrawal());
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(office.documents(file)).endsWith("withdrawal-notice");
        assertThat(deadlines.of(file.getNumber())).noneMatch(Deadline::isRunning);
        assertThat(office.record(file)).doesNotContain("挖掘城市道路（城市管理局）：");
    }

    @Test
    void takesThePapersOfAnEmergencyAfterTheDigging() {
        emergency("2026-02-27");
        CaseFile file = office.lastCase();
        assertThat(office.openTasks()).containsExactly("submitPapers");
        // Saturday 28 February is made up for, so it counts
        assertThat(office.due("submitPapers")).isEqualTo("2026-03-05T17:30");
        office.setClock("2026-03-04T11:00");
        office.complete("submitPapers", Forms.excavation());
        file = office.reload(file);
        assertThat(Office.local(Date.from(file.getReceivedAt()))).isEqualTo("2026-03-04T11:00");
        assertThat(office.due("checkMaterials")).isEqualTo("2026-03-11T17:30");
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(office.openTasks()).containsExactly("surveyExcavation");
        assertThat(office.deadlines(file, "emergencyPapers"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @Test
    void supervisesPapersThatAreLate() {
        emergency("2026-03-01");
        CaseFile file = office.lastCase();
        office.passTo("2026-03-06T17:29");
        assertThat(office.openTasks()).containsExactly("submitPapers");
        office.passTo("2026-03-06T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "submitPapers");
        assertThat(office.group("explainOverdue")).isEqualTo("urban-management.head");
        assertThat(office.record(file)).contains("红灯超期：“紧急抢修补办手续”应于2026年3月6日 17:30前办结");
        assertThatThrownBy(() -> office.complete("submitPapers", Forms.excavation("worksFrom", "2026-04-21")))
                .hasMessageContaining("不能早于计划开工日期");
    }

    @Test
    void refusesADiggingOfTheFutureAndOneOfNothing() {
        assertThatThrownBy(() -> emergency("2026-03-03")).hasMessageContaining("开始占掘日期不能晚于今日");
        assertThatThrownBy(() -> office.start(
                        "excavation-application",
                        Forms.excavationApplication(
                                "digsRoad", "no", "occupiesRoad", "no", "greenUse", "none", "laysPipeline", "no")))
                .hasMessageContaining("至少涉及一项");
        assertThat(office.openTasks()).isEmpty();
    }

    private CaseFile accepted() {
        office.start("excavation-application", Forms.excavationApplication());
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        return file;
    }

    private void emergency(String dugOn) {
        office.start(
                "excavation-application",
                "applicantName",
                "国网重庆市北供电公司",
                "applicantIdNumber",
                "91500105MA5U3XYB1K",
                "contactName",
                "陈强",
                "applicantPhone",
                "13800138000",
                "projectName",
                "建新西路电缆抢修",
                "projectAddress",
                "江北区建新西路2号",
                "emergency",
                "yes",
                "dugOn",
                dugOn,
                "emergencyReason",
                "电缆故障停电");
    }

    private void decide(String decision) {
        office.complete("surveyExcavation", Forms.excavationSurvey());
        office.tasks("reviewExcavation")
                .forEach(task -> office.complete(
                        task,
                        decision.equals("grant")
                                ? new Object[] {"reviewDecision", "grant", "reviewNumber", "渝1号", "reviewText", "围挡施工"}
                                : new Object[] {"reviewDecision", "deny", "reviewText", "方案不可行"}));
    }
}
