package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.casefile.Outcome;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 合并办理: one commitment, both permits at once or none. 2 March 2026 is a Monday. */
@ProcessTest("joint-permit")
class JointPermitTest {

    @Autowired
    private Office office;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void issuesBothPermitsAtOnce() {
        CaseFile file = accepted(false);
        assertThat(office.group("signCommitment")).isEqualTo("government-services-office");
        assertThat(office.due("signCommitment")).isEqualTo("2026-03-03T17:30");
        assertThat(office.warning("signCommitment")).isEqualTo("2026-03-03T09:00");
        assertThat(office.deadlines(file, "permit"))
                .extracting(Deadline::getKind, clock -> Office.local(Date.from(clock.getDueAt())))
                .containsExactlyInAnyOrder(
                        tuple(ClockKind.PROMISED, "2026-03-03T17:30"), tuple(ClockKind.STATUTORY, "2026-03-30T17:30"));
        office.complete("signCommitment", Forms.commitment());
        assertThat(office.openTasks()).containsExactly("decideConstruction", "decidePlanning");
        assertThat(office.group("decidePlanning")).isEqualTo("planning-natural-resources");
        assertThat(office.group("decideConstruction")).isEqualTo("housing-urban-rural-construction");
        assertThat(office.due("decidePlanning")).isEqualTo("2026-03-03T17:30");
        assertThat(office.due("decideConstruction")).isEqualTo("2026-03-09T17:30");
        assertThat(office.warning("decideConstruction")).isEqualTo("2026-03-06T09:00");
        grantPlanning();
        assertThat(office.documents(file)).isEmpty();
        grantConstruction();
        assertThat(office.openTasks()).containsExactly("contactApplicant", "contactApplicant");
        assertThat(office.record(file)).contains("推送信息，主动服务：低压用电报装、用气报装");
        assertThat(office.documents(file)).containsExactly("planning-permit", "construction-permit");
        assertThat(office.document(file, "planning-permit").getBody())
                .contains("证号：建字第1号", "总建筑面积：8200.5平方米", "建筑高度：18.6米");
        assertThat(office.document(file, "construction-permit").getBody())
                .contains("证号：施字第1号", "施工：重庆建工第二建设有限公司", "三个月内开工");
        assertThat(office.deadlines(file, "permit"))
                .extracting(Deadline::getState)
                .containsExactly(State.MET, State.MET);
    }

    @Test
    void countsSevenCalendarDaysAndMovesTheLastToAWorkingDay() {
        office.setClock("2026-03-30T10:00"); // the seventh day is Monday 6 April, 清明节
        accepted(false);
        office.complete("signCommitment", Forms.commitment());
        assertThat(office.due("decideConstruction")).isEqualTo("2026-04-07T17:30");
    }

    @ParameterizedTest
    @CsvSource({
        "meetsThresholds",
        "landAcquired",
        "drawingsCompliant",
        "constructionReady",
        "useUnchanged",
        "consequencesKnown"
    })
    void asksForEveryLineOfTheCommitment(String line) {
        accepted(false);
        assertThatThrownBy(() -> office.complete("signCommitment", Forms.commitment(line, false)))
                .hasMessageContaining(line);
        assertThatThrownBy(() -> office.complete("signCommitment", Forms.commitment(line, null)))
                .hasMessageContaining(line);
        assertThat(office.openTasks()).containsExactly("signCommitment");
    }

    @Test
    void reviewsTheDrawingsOfSpecialWorks() {
        CaseFile file = accepted(true);
        office.complete("signCommitment", Forms.commitment());
        assertThat(office.openTasks()).containsExactly("reviewDrawings");
        assertThat(office.group("reviewDrawings")).isEqualTo("housing-urban-rural-construction");
        assertThat(office.due("reviewDrawings")).isEqualTo("2026-03-09T17:30");
        office.complete("reviewDrawings", "drawingReviewResult", "pass", "drawingReviewNumber", "SH-1");
        assertThat(office.openTasks()).containsExactly("decideConstruction", "decidePlanning");
        assertThat(office.deadlines(file, "reviewDrawings"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @Test
    void deniesWithTheReasonsOfTheDrawingReview() {
        CaseFile file = accepted(true);
        office.complete("signCommitment", Forms.commitment());
        office.complete("reviewDrawings", "drawingReviewResult", "fail", "denialReason", "深基坑支护不满足规范");
        assertDenied(file, "施工图审查：深基坑支护不满足规范");
        assertThat(office.document(file, "permit-denial").getBody()).doesNotContain("规划许可：", "施工许可：");
    }

    @Test
    void deniesBothIfPlanningIsDenied() {
        CaseFile file = accepted(false);
        office.complete("signCommitment", Forms.commitment());
        assertThatThrownBy(() -> office.complete("decidePlanning", "planningDecision", "deny"))
                .hasMessageContaining("planningReason");
        office.complete("decidePlanning", "planningDecision", "deny", "planningReason", "退让道路红线不足");
        grantConstruction();
        assertDenied(file, "规划许可：退让道路红线不足");
        assertThat(office.document(file, "permit-denial").getBody()).doesNotContain("施工许可：");
    }

    @Test
    void deniesBothIfConstructionIsDenied() {
        CaseFile file = accepted(false);
        office.complete("signCommitment", Forms.commitment());
        grantPlanning();
        office.complete("decideConstruction", "constructionDecision", "deny", "constructionReason", "施工单位资质不符");
        assertDenied(file, "施工许可：施工单位资质不符");
        assertThat(office.documents(file)).containsExactly("permit-denial");
    }

    @Test
    void warnsOnYellowAndOpensSupervisionOnRed() {
        CaseFile file = accepted(false);
        office.passTo("2026-03-03T08:59");
        assertThat(office.record(file)).doesNotContain("黄灯预警");
        office.passTo("2026-03-03T09:00");
        assertThat(office.record(file)).contains("黄灯预警：“合并办理规划许可、施工许可”应于2026年3月3日 17:30前办结");
        assertThat(office.openTasks()).containsExactly("signCommitment");
        office.passTo("2026-03-03T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "signCommitment");
        assertThat(office.group("explainOverdue")).isEqualTo("housing-urban-rural-construction.head");
        office.setClock("2026-03-04T10:00");
        office.complete("signCommitment", Forms.commitment());
        grantPlanning();
        grantConstruction();
        assertThat(office.deadlines(file, "permit"))
                .extracting(Deadline::getKind, Deadline::getState)
                .containsExactlyInAnyOrder(
                        tuple(ClockKind.PROMISED, State.BREACHED), tuple(ClockKind.STATUTORY, State.MET));
    }

    @Test
    void warnsOfTheStatutoryLimitAndEscalatesItOnItsOwn() {
        CaseFile file = accepted(false);
        office.passTo("2026-03-24T08:59");
        assertThat(office.tasks("explainOverdue")).hasSize(1);
        assertThat(office.record(file)).doesNotContain("2026年3月30日");
        office.passTo("2026-03-24T09:00");
        assertThat(office.record(file)).containsOnlyOnce("黄灯预警：“合并办理规划许可、施工许可”应于2026年3月30日 17:30前办结");
        office.passTo("2026-03-30T17:30");
        assertThat(office.record(file)).containsOnlyOnce("红灯超期：“合并办理规划许可、施工许可”应于2026年3月30日 17:30前办结");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
    }

    @Test
    void supervisesALateReviewAndALateDecision() {
        CaseFile file = accepted(true);
        office.complete("signCommitment", Forms.commitment());
        office.passTo("2026-03-09T17:30");
        assertThat(office.record(file)).contains("红灯超期：“施工图审查”应于2026年3月9日 17:30前办结");
        office.complete("reviewDrawings", "drawingReviewResult", "pass", "drawingReviewNumber", "SH-1");
        office.passTo("2026-03-16T17:30");
        assertThat(office.record(file)).contains("红灯超期：“施工许可审查”应于2026年3月16日 17:30前办结");
        assertThat(office.tasks("explainOverdue"))
                .hasSize(3)
                .extracting(office::group)
                .containsOnly("housing-urban-rural-construction.head");
    }

    private CaseFile accepted(boolean drawingReview) {
        CaseFile file = office.receive();
        office.startFor(
                file,
                "joint-permit",
                "acceptedAt",
                Date.from(file.getReceivedAt()),
                "drawingReviewRequired",
                drawingReview,
                "projectAddress",
                "江北区港城工业园区A12地块",
                "floorArea",
                8200.5,
                "height",
                18.6);
        return file;
    }

    private void grantPlanning() {
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
    }

    private void grantConstruction() {
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
    }

    private void assertDenied(CaseFile file, String reason) {
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.document(file, "permit-denial").getBody()).contains(reason, "行政复议", "行政诉讼");
        CaseFile after = office.reload(file);
        assertThat(after.getState()).isEqualTo(CaseState.CLOSED);
        assertThat(after.getOutcome()).isEqualTo(Outcome.DENIED);
        assertThat(office.deadlines(file, "permit"))
                .extracting(Deadline::getState)
                .containsOnly(State.MET);
    }
}
