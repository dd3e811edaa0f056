package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.Acceptance;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.casefile.Outcome;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.credit.ApplicantRecords;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.deadline.Deadlines;
import org.onewindow.organisation.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** 小低项目 from the window to the title deed. 2 March 2026 is a Monday. */
@ProcessTest("small-low-risk-construction")
class SmallLowRiskConstructionTest {

    @Autowired
    private Office office;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private ApplicantRecords records;

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

    @Test
    void runsFromTheWindowToTheTitleDeed() {
        CaseFile file = accepted();
        assertThat(file.getNumber()).matches("JB-2026-\\d{6}");
        permits();
        assertThat(office.openTasks()).containsExactly("checkDrawings", "inspectSite", "surveyWater", "verifyFacts");
        office.setClock("2026-03-05T10:00");
        build();
        acceptJointly();
        office.complete("verifyPlanning", "planningConforms", true, "verificationNumber", "GH-1");
        assertThat(office.group("registerProperty")).isEqualTo("property-registration-centre");
        registerAndDeliver();
        file = office.reload(file);
        assertThat(file.getState()).isEqualTo(CaseState.CLOSED);
        assertThat(file.getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(office.openTasks()).containsExactly("checkUse", "recordRating");
        office.complete("recordRating", "rating", "verySatisfied");
        office.complete("checkUse", "useCheckedOn", "2026-03-06", "useResult", "within");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file))
                .containsExactly(
                        "receipt",
                        "acceptance-notice",
                        "planning-permit",
                        "construction-permit",
                        "inspection-record",
                        "acceptance-opinion",
                        "completion-filing",
                        "planning-verification");
        assertThat(office.record(file)).contains("收件", "受理", "推送不动产登记", "结案：办结");
        assertThat(deadlines.of(file.getNumber()))
                .hasSize(18)
                .extracting(Deadline::getState)
                .containsOnly(State.MET);
    }

    @Test
    void endsWhenTheApplicantTakesItBackBeforeADecision() {
        CaseFile file = accepted();
        withdrawals.withdraw(file.getNumber(), Forms.withdrawal());
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(office.document(file, "withdrawal-notice").getBody()).contains("撤回理由：项目调整，不再建设");
        assertThat(office.record(file)).contains("申请人撤回申请，理由：项目调整，不再建设（撤回申请书：撤回申请书.pdf）");
        assertThat(deadlines.of(file.getNumber()))
                .extracting(Deadline::getState)
                .contains(State.CANCELLED)
                .doesNotContain(State.RUNNING);
        assertThatThrownBy(() -> withdrawals.withdraw(file.getNumber(), Forms.withdrawal()))
                .hasMessageContaining("已经结案");
    }

    @Test
    void cannotBeTakenBackAfterTheDecision() {
        CaseFile file = accepted();
        permits();
        assertThatThrownBy(() -> withdrawals.withdraw(file.getNumber(), Forms.withdrawal()))
                .hasMessageContaining("已经作出决定");
        assertThat(office.openTasks()).containsExactly("checkDrawings", "inspectSite", "surveyWater", "verifyFacts");
    }

    @Test
    void supervisesARegistrationBeyondTheStatute() {
        CaseFile file = accepted();
        permits();
        build();
        acceptJointly();
        office.complete("verifyPlanning", "planningConforms", true, "verificationNumber", "GH-1");
        office.passTo("2026-04-30T10:00");
        assertThat(office.record(file)).contains("红灯超期：“不动产首次登记”应于2026年3月5日", "红灯超期：“不动产首次登记”应于2026年4月14日");
    }

    @Test
    void asksTheDepartmentsOfTheDistrict() {
        office.open("dianjiang", "2026-03-02T10:00");
        CaseFile file = accepted();
        assertThat(file.getNumber()).matches("DJ-2026-\\d{6}");
        permits();
        assertThat(office.group("surveyWater")).isEqualTo("water-utility");
        assertThat(office.due("surveyWater")).isEqualTo("2026-03-13T17:30");
        assertThat(office.deadlines(file, "waterDrainage")).singleElement().satisfies(clock -> {
            assertThat(clock.getAmount()).isEqualTo(9);
            assertThat(clock.getBasis()).isEqualTo("垫江府办〔2021〕28号6");
        });
        build();
        acceptJointly();
        office.complete("verifyPlanning", "planningConforms", true, "verificationNumber", "GH-1");
        assertThat(office.group("registerProperty")).isEqualTo("planning-natural-resources");
    }

    @Test
    void connectsWaterWithinTheDistrictsLimit() {
        CaseFile file = accepted();
        permits();
        assertThat(office.due("surveyWater")).isEqualTo("2026-03-11T17:30");
        assertThat(office.warning("surveyWater")).isEqualTo("2026-03-10T09:00");
        office.setClock("2026-03-05T10:00");
        assertThatThrownBy(() -> office.complete("surveyWater", with(Forms.waterSurvey(), "pipeDiameter", 50)))
                .hasMessageContaining("pipeDiameter")
                .hasMessageContaining("不能大于40");
        office.complete("surveyWater", Forms.waterSurvey());
        // the clock is that of the whole connection, not of a step
        assertThat(office.due("connectPipes")).isEqualTo("2026-03-11T17:30");
        assertThatThrownBy(() -> office.complete("connectPipes", with(Forms.waterConnection(), "userCost", 0.01)))
                .hasMessageContaining("userCost");
        assertThat(office.deadlines(file, "waterDrainage"))
                .singleElement()
                .extracting(Deadline::getState, Deadline::getBasis)
                .containsExactly(State.RUNNING, "江北府办发〔2021〕54号6（需建设外线管道的小型项目）");
        office.complete("connectPipes", Forms.waterConnection());
        assertThat(office.deadlines(file, "waterDrainage"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T17:30, 2026-03-06T17:30",
        "2026-03-06T17:31, 2026-03-09T09:00",
        "2026-03-07T10:00, 2026-03-09T09:00",
        // the eve of 春节 after closing: the next working day is Tuesday 24 February
        "2026-02-14T18:00, 2026-02-24T09:00",
        // 31 December after closing counts in the new year; 1 to 3 January are off, Sunday the 4th is made up
        "2025-12-31T18:00, 2026-01-04T09:00"
    })
    void receivesOnTheNextWorkingDayWhatComesAfterClosing(String applied, String received) {
        office.setClock(applied);
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        assertThat(Office.local(Date.from(file.getReceivedAt()))).isEqualTo(received);
        assertThat(file.getNumber()).startsWith("JB-2026-");
    }

    @Test
    void startsTheClocksAtTheReceiptIfTheCaseIsDeemedAccepted() {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        office.passTo("2026-03-09T17:30");
        file = office.reload(file);
        assertThat(file.getAcceptance()).isEqualTo(Acceptance.DEEMED);
        assertThat(file.getAcceptedAt()).isEqualTo(file.getReceivedAt());
        assertThat(office.deadlines(file, "permit"))
                .extracting(Deadline::getKind, clock -> Office.local(Date.from(clock.getDueAt())))
                .containsExactlyInAnyOrder(
                        tuple(ClockKind.PROMISED, "2026-03-03T17:30"), tuple(ClockKind.STATUTORY, "2026-03-30T17:30"));
        assertThat(office.due("signCommitment")).isEqualTo("2026-03-03T17:30");
        // the promised day has passed already
        assertThat(office.openTasks()).containsExactly("explainOverdue", "signCommitment");
    }

    @Test
    void endsIfTheWindowRefuses() {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不属于本机关职权");
        assertOver(file, Outcome.REFUSED);
    }

    @Test
    void tellsEveryReasonWhyAProjectIsNotAdmitted() {
        office.start(
                "small-low-risk-construction",
                Forms.application(
                        "projectUse",
                        "other",
                        "floorArea",
                        10000.01,
                        "height",
                        24.01,
                        "hazardous",
                        "yes",
                        "useCommitment",
                        "no"));
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertOver(file, Outcome.NOT_ADMITTED);
        assertThat(office.document(file, "not-admitted").getBody())
                .contains("不是工业、仓储项目", "超过1万平方米", "超过24米", "易燃、易爆", "未选择告知承诺方式", "一般程序")
                .doesNotContain("虚假承诺");
    }

    @Test
    void admitsAProjectAtTheBounds() {
        office.start(
                "small-low-risk-construction",
                Forms.application("projectUse", "warehouse", "floorArea", 10000, "height", 24));
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(office.openTasks()).containsExactly("signCommitment");
    }

    @Test
    void reviewsTheDrawingsOfSpecialWorks() {
        office.start("small-low-risk-construction", Forms.application("specialWorks", List.of("deepFoundationPit")));
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        office.complete("signCommitment", Forms.commitment());
        assertThat(office.openTasks()).containsExactly("reviewDrawings");
    }

    @Test
    void endsIfThePermitsAreDenied() {
        CaseFile file = accepted();
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "deny", "planningReason", "退让道路红线不足");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
        assertOver(file, Outcome.DENIED);
        assertThat(office.documents(file)).containsExactly("receipt", "acceptance-notice", "permit-denial");
    }

    @Test
    void endsTheWholeCaseWhenThePermitsAreRevoked() {
        CaseFile file = accepted();
        permits();
        office.complete("surveyWater", Forms.waterSurvey());
        revoke();
        assertOver(file, Outcome.REVOKED);
        assertThat(office.document(file, "revocation").getBody())
                .contains("实测高度25.1米", "理由：以欺骗手段取得许可", "《行政许可法》第六十九条", "行政复议");
        assertThat(office.deadlines(file, "waterDrainage"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.CANCELLED);
        assertThat(office.deadlines(file, "inspection"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.CANCELLED);
        assertThat(deadlines.of(file.getNumber())).noneMatch(Deadline::isRunning);
        assertThat(office.record(file)).contains("结案：许可已撤销");
    }

    @Test
    void doesNotAdmitAnApplicantWithAFalseCommitmentInAnyDistrictUntilItIsRepaired() {
        CaseFile first = accepted();
        permits();
        revoke();

        office.go("dianjiang");
        office.start("small-low-risk-construction", Forms.application());
        CaseFile second = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertOver(second, Outcome.NOT_ADMITTED);
        assertThat(office.document(second, "not-admitted").getBody()).contains("申请人有虚假承诺记录且未修复");

        // another applicant is not concerned
        office.start("small-low-risk-construction", Forms.application("applicantIdNumber", "91500231MA5U3XYB2K"));
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(office.openTasks()).containsExactly("signCommitment");
        office.complete("signCommitment", Forms.commitment());

        records.repair(first.getNumber(), "已整改", Actor.SYSTEM);
        office.start("small-low-risk-construction", Forms.application());
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(office.openTasks()).contains("signCommitment");
    }

    @Test
    void supervisesEachStepThatIsLate() {
        CaseFile file = accepted();
        permits();
        office.passTo("2026-03-09T17:30");
        assertThat(office.record(file)).contains("红灯超期：“图纸质量检查”应于2026年3月9日 17:30前办结");
        office.passTo("2026-03-11T17:30");
        assertThat(office.record(file)).contains("红灯超期：“供排水一次接入”应于2026年3月11日 17:30前办结");
        assertThat(office.tasks("explainOverdue"))
                .extracting(office::group)
                .contains("water-utility.head", "housing-urban-rural-construction.head");
        build();
        acceptJointly();
        assertThat(office.due("verifyPlanning")).isEqualTo("2026-03-16T17:30");
        office.passTo("2026-03-16T17:30");
        assertThat(office.record(file)).contains("红灯超期：“规划核实”应于2026年3月16日 17:30前办结");
        office.complete("verifyPlanning", "planningConforms", true, "verificationNumber", "GH-1");
        assertThat(office.due("registerProperty")).isEqualTo("2026-03-19T17:30");
        office.passTo("2026-03-19T17:30");
        assertThat(office.record(file)).contains("红灯超期：“不动产首次登记”应于2026年3月19日 17:30前办结");
        office.setClock("2026-03-20T10:00");
        registerAndDeliver();
        assertThat(office.deadlines(file, "registerProperty"))
                .extracting(Deadline::getKind, Deadline::getState)
                .containsExactlyInAnyOrder(
                        tuple(ClockKind.PROMISED, State.BREACHED), tuple(ClockKind.STATUTORY, State.MET));
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void registersOnlyWhatConformsToThePlanningPermit() {
        accepted();
        permits();
        office.setClock("2026-03-05T10:00");
        build();
        acceptJointly();
        assertThatThrownBy(() ->
                        office.complete("verifyPlanning", "planningConforms", false, "verificationNumber", "GH-1"))
                .hasMessageContaining("planningConforms");
        assertThat(office.openTasks()).containsExactly("verifyPlanning");
    }

    private CaseFile accepted() {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        return file;
    }

    private void permits() {
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
        // power and gas hear of it; ProactiveServiceTest is about that
        office.tasks("contactApplicant")
                .forEach(task -> office.complete(task, "contactResult", "notNeeded", "contactReason", "已自行报装"));
    }

    /** The four things that are done side by side between the permits and the acceptance. */
    private void build() {
        office.complete("inspectSite", Forms.siteInspection("inspectedOn", "2026-03-02"));
        office.complete("checkDrawings", "drawingQuality", "good");
        office.complete("verifyFacts", "factsTrue", "yes");
        office.complete("surveyWater", Forms.waterSurvey());
        office.complete("connectPipes", Forms.waterConnection());
    }

    private void acceptJointly() {
        office.complete("takeAcceptance", Forms.completion());
        office.complete("surveyJointly", Forms.jointSurvey());
        office.tasks("giveOpinion").forEach(task -> office.complete(task, "opinion", "pass", "opinionText", "同意"));
    }

    private void registerAndDeliver() {
        office.complete("registerProperty", "registeredOn", "2026-03-06", "propertyCertificate", "渝（2026）江北区不动产权第1号");
        office.complete("deliverResults", "deliveryMethod", "counter", "recipient", "陈强", "deliveredOn", "2026-03-06");
    }

    private void revoke() {
        office.complete("verifyFacts", "factsTrue", "no", "falseFacts", "实测高度25.1米", "consequence", "revoke");
        office.complete("decideRevocation", "revocationDecision", "revoke", "revocationReason", "以欺骗手段取得许可");
    }

    private void assertOver(CaseFile file, Outcome outcome) {
        assertThat(office.openTasks()).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(file.getNumber())
                        .count())
                .isZero();
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.CLOSED);
        assertThat(office.reload(file).getOutcome()).isEqualTo(outcome);
    }

    private static Object[] with(Object[] values, String key, Object value) {
        Object[] changed = values.clone();
        changed[List.of(values).indexOf(key) + 1] = value;
        return changed;
    }
}
