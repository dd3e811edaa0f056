package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.Acceptance;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.CaseState;
import org.onewindow.casefile.Material;
import org.onewindow.casefile.Outcome;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.organisation.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** 收件—补正—受理: told once, within five working days, or accepted as of the receipt. 2 March 2026 is a Monday. */
@ProcessTest("receipt-and-acceptance")
class ReceiptAndAcceptanceTest {

    @Autowired
    private Office office;

    @Autowired
    private CaseFiles cases;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void acceptsNothingBeforeItCountsAsReceived() {
        office.setClock("2026-03-07T11:00"); // a Saturday
        CaseFile file = received();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        file = office.reload(file);
        assertThat(file.getReceivedAt()).isEqualTo("2026-03-09T01:00:00Z"); // Monday, 9:00
        assertThat(file.getAcceptedAt()).isEqualTo(file.getReceivedAt());
    }

    @Test
    void givesAReceiptAndLetsTheWindowCheck() {
        CaseFile file = received();
        assertThat(office.document(file, "receipt").getBody())
                .contains(file.getNumber(), "2026年3月2日", "精工机械二期厂房", "5个工作日内一次性告知");
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        assertThat(office.group("checkMaterials")).isEqualTo("government-services-office");
        assertThat(office.due("checkMaterials")).isEqualTo("2026-03-09T17:30");
        assertThat(office.warning("checkMaterials")).isEqualTo("2026-03-06T09:00");
        assertThat(office.deadlines(file, "acceptance")).singleElement().satisfies(clock -> {
            assertThat(clock.getKind()).isEqualTo(ClockKind.STATUTORY);
            assertThat(clock.getBasis()).contains("《行政许可法》第三十二条");
            assertThat(clock.getDepartment()).isEqualTo("government-services-office");
        });
    }

    @Test
    void acceptsWhatIsComplete() {
        CaseFile file = received();
        office.setClock("2026-03-09T17:30");
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        file = office.reload(file);
        assertThat(file.getState()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.getAcceptance()).isEqualTo(Acceptance.COMPLETE);
        assertThat(Office.local(Date.from(file.getAcceptedAt()))).isEqualTo("2026-03-09T17:30");
        assertThat(office.document(file, "acceptance-notice").getBody())
                .contains("办理时限自2026年3月9日起算")
                .doesNotContain("容缺");
        assertThat(office.deadlines(file, "acceptance"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.MET);
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void countsAsAcceptedFromTheReceiptIfNothingIsToldInTime() {
        CaseFile file = received();
        office.passTo("2026-03-09T17:29");
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        office.setClock("2026-03-09T17:31"); // the engine fires a timer a moment late
        office.passTo("2026-03-09T17:31");
        file = office.reload(file);
        assertThat(file.getAcceptance()).isEqualTo(Acceptance.DEEMED);
        assertThat(file.getState()).isEqualTo(CaseState.ACCEPTED);
        assertThat(file.getAcceptedAt()).isEqualTo(file.getReceivedAt());
        assertThat(office.document(file, "acceptance-notice").getBody())
                .contains("逾期未告知，自收到申请材料之日起视为受理", "办理时限自2026年3月2日起算");
        assertThat(office.deadlines(file, "acceptance"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.BREACHED);
        assertThat(office.record(file)).contains("逾期未告知");
        assertThat(office.openTasks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // 13 February is the Friday before 春节: the 14th is made up, 15 to 23 are off
        "2026-02-13T10:00, 2026-02-27T17:30",
        // 30 September is the Wednesday before 国庆节: 1 to 7 October are off, Saturday 10 October is made up
        "2026-09-30T10:00, 2026-10-13T17:30",
        // a Friday after closing counts as Monday
        "2026-03-06T17:31, 2026-03-16T17:30",
        "2026-03-06T17:29, 2026-03-13T17:30",
        // Sunday, a day off; 清明节 on Monday 6 April: received on Tuesday the 7th
        "2026-04-05T10:00, 2026-04-14T17:30",
        // a Saturday that is made up is a day like any other
        "2026-02-28T10:00, 2026-03-06T17:30"
    })
    void countsFiveWorkingDays(String receipt, String due) {
        office.setClock(receipt);
        received();
        assertThat(office.due("checkMaterials")).isEqualTo(due);
    }

    @Test
    void tellsOnceAndInFullWhatIsMissing() {
        CaseFile file = received();
        office.setClock("2026-03-04T10:00");
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "correct",
                "missingMaterials",
                List.of("business-licence", "drawings"),
                "correctionNote",
                "营业执照已过期；图纸缺结构专业");
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.IN_CORRECTION);
        assertThat(office.document(file, "correction-notice").getBody())
                .contains("营业执照", "施工图设计文件", "图纸缺结构专业", "一次性告知")
                .doesNotContain("投资项目备案证");
        assertThat(statuses(file))
                .containsExactly("HANDED_IN", "MISSING", "HANDED_IN", "MISSING", "HANDED_IN", "HANDED_IN");
        assertThat(office.group("receiveCorrection")).isEqualTo("government-services-office");
        assertThat(office.due("receiveCorrection")).isEqualTo("2026-03-18T17:30");
        assertThat(office.warning("receiveCorrection")).isEqualTo("2026-03-17T09:00");
        assertThat(office.deadlines(file, "acceptance"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.MET);

        office.setClock("2026-03-10T10:00");
        office.complete("receiveCorrection", "correctionResult", "supplied", "correctionReceived", "营业执照、图纸");
        assertThat(office.due("checkCorrection")).isEqualTo("2026-03-12T17:30");
        assertThatThrownBy(() -> office.complete(
                        "checkCorrection",
                        "acceptanceDecision",
                        "correct",
                        "missingMaterials",
                        List.of("drawings"),
                        "correctionNote",
                        "再补"))
                .hasMessageContaining("没有字段");
        assertThatThrownBy(() -> office.complete("checkCorrection", "acceptanceDecision", "correct"))
                .hasMessageContaining("acceptanceDecision");
        assertThat(office.documents(file)).containsOnlyOnce("correction-notice");

        office.complete("checkCorrection", "acceptanceDecision", "accept");
        file = office.reload(file);
        assertThat(file.getAcceptance()).isEqualTo(Acceptance.COMPLETE);
        assertThat(Office.local(Date.from(file.getAcceptedAt()))).isEqualTo("2026-03-10T10:00");
        assertThat(statuses(file)).containsOnly("HANDED_IN");
        assertThat(office.reload(file).getVisits()).isEqualTo(2);
    }

    /** 许可法 第三十二条: however often the applicant comes back, what is missing is told once. */
    @Test
    void asksForACorrectionOnceHoweverOftenTheApplicantComes() {
        CaseFile file = inCorrection();
        assertThat(due(file, "acceptance")).containsExactly("MET 2026-03-09T17:30");
        assertThat(due(file, "correction")).containsExactly("RUNNING 2026-03-16T17:30");

        office.setClock("2026-03-10T10:00");
        office.complete("receiveCorrection", "correctionResult", "supplied", "correctionReceived", "身份证明，仍缺签名");
        assertThat(due(file, "correction")).containsExactly("MET 2026-03-16T17:30");
        assertThat(due(file, "correctionCheck")).containsExactly("RUNNING 2026-03-12T17:30");

        assertThatThrownBy(() -> office.complete("checkCorrection", "acceptanceDecision", "correct"))
                .hasMessageContaining("acceptanceDecision");
        assertThatThrownBy(() -> cases.askForCorrection(file.getNumber(), List.of("drawings"), Actor.SYSTEM))
                .hasMessageContaining("不得再次要求补正");
        assertThat(office.openTasks()).containsExactly("checkCorrection");
        assertThat(office.documents(file)).containsOnlyOnce("correction-notice");
        assertThat(statuses(file)).containsOnlyOnce("MISSING");
        assertThat(due(file, "acceptance")).containsExactly("MET 2026-03-09T17:30");
        assertThat(due(file, "correction")).containsExactly("MET 2026-03-16T17:30");
        assertThat(due(file, "correctionCheck")).containsExactly("RUNNING 2026-03-12T17:30");

        office.setClock("2026-03-11T10:00");
        office.complete("checkCorrection", "acceptanceDecision", "refuse", "refusalReason", "未按要求补正");
        assertThat(due(file, "correctionCheck")).containsExactly("MET 2026-03-12T17:30");

        // The next round is a case of its own, with clocks of its own.
        CaseFile again = inCorrection();
        assertThat(again.getNumber()).isNotEqualTo(file.getNumber());
        assertThat(due(again, "acceptance")).containsExactly("MET 2026-03-18T17:30");
        assertThat(due(again, "correction")).containsExactly("RUNNING 2026-03-25T17:30");
        office.setClock("2026-03-25T17:30");
        office.complete("receiveCorrection", "correctionResult", "supplied");
        office.complete("checkCorrection", "acceptanceDecision", "accept");
        assertThat(Office.local(Date.from(office.reload(again).getAcceptedAt())))
                .isEqualTo("2026-03-25T17:30");
    }

    private List<String> due(CaseFile file, String step) {
        return office.deadlines(file, step).stream()
                .map(each -> each.getState() + " " + Office.local(Date.from(each.getDueAt())))
                .toList();
    }

    @Test
    void returnsWhatIsNotCorrectedInTime() {
        CaseFile file = inCorrection();
        office.passTo("2026-03-16T17:29");
        assertThat(office.openTasks()).containsExactly("receiveCorrection");
        office.passTo("2026-03-16T17:30");
        assertThat(office.openTasks()).isEmpty();
        file = office.reload(file);
        assertThat(file.getState()).isEqualTo(CaseState.CLOSED);
        assertThat(file.getOutcome()).isEqualTo(Outcome.RETURNED);
        assertThat(file.getAcceptedAt()).isNull();
        assertThat(office.document(file, "returned-notice").getBody()).contains("逾期未补正", "可以补齐材料后重新申请");
    }

    @Test
    void returnsWhatIsWithdrawn() {
        CaseFile file = inCorrection();
        office.complete("receiveCorrection", "correctionResult", "withdrawn");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.RETURNED);
        assertThat(office.documents(file)).containsExactly("receipt", "correction-notice", "returned-notice");
        assertThat(office.deadlines(file, "correction"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.MET);
    }

    @Test
    void refusesWithReasons() {
        CaseFile file = received();
        assertThatThrownBy(() -> office.complete("checkMaterials", "acceptanceDecision", "refuse"))
                .hasMessageContaining("refusalReason")
                .hasMessageContaining("必须填写");
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不属于本机关职权，请向市规划和自然资源局申请");
        file = office.reload(file);
        assertThat(file.getState()).isEqualTo(CaseState.CLOSED);
        assertThat(file.getOutcome()).isEqualTo(Outcome.REFUSED);
        assertThat(file.getAcceptance()).isNull();
        assertThat(office.document(file, "refusal-notice").getBody()).contains("请向市规划和自然资源局申请", "行政复议", "行政诉讼");
    }

    /** 许可法 第三十二条第一款第二项: the applicant is told at once where to apply. */
    @Test
    void refusesWhatIsNoMatterOfThisAuthorityAndSaysWhereToApply() {
        CaseFile file = received();
        assertThatThrownBy(() -> office.complete(
                        "checkMaterials",
                        "acceptanceDecision",
                        "refuse",
                        "refusalReason",
                        "由市级机关实施",
                        "notCompetent",
                        true))
                .hasMessageContaining("competentAuthority");
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "refuse",
                "refusalReason",
                "由市级机关实施",
                "notCompetent",
                true,
                "competentAuthority",
                "重庆市规划和自然资源局");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.REFUSED);
        assertThat(office.document(file, "refusal-notice").getBody())
                .contains("依法不属于本机关职权范围，请向重庆市规划和自然资源局申请", "第三十二条第一款第二项");
        assertThat(office.deadlines(file, "acceptance"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.MET);
    }

    @Test
    void acceptsWithGapsOnAPromise() {
        CaseFile file = received();
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "gaps",
                "promisedMaterials",
                List.of("investment-filing"),
                "promisedDate",
                "2026-03-21");
        file = office.reload(file);
        assertThat(file.getAcceptance()).isEqualTo(Acceptance.WITH_GAPS);
        assertThat(office.document(file, "acceptance-notice").getBody())
                .contains("容缺受理", "投资项目备案证", "2026-03-21前补交")
                .doesNotContain("授权委托书");
        assertThat(statuses(file))
                .containsExactly("HANDED_IN", "HANDED_IN", "HANDED_IN", "HANDED_IN", "HANDED_IN", "PROMISED");
        assertThat(office.group("verifyPromise")).isEqualTo("government-services-office");
        // the 21st is a Saturday
        assertThat(office.due("verifyPromise")).isEqualTo("2026-03-23T17:30");
    }

    @ParameterizedTest
    @CsvSource({
        "drawings, 2026-03-20, promisedMaterials",
        "nonsense, 2026-03-20, promisedMaterials",
        "investment-filing, 2026-03-02, 承诺补交日期须在今日之后"
    })
    void refusesAPromiseThatCannotBe(String material, String by, String message) {
        CaseFile file = received();
        assertThatThrownBy(() -> office.complete(
                        "checkMaterials",
                        "acceptanceDecision",
                        "gaps",
                        "promisedMaterials",
                        List.of(material),
                        "promisedDate",
                        by))
                .hasMessageContaining(message);
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.RECEIVED);
        assertThat(statuses(file)).containsOnly("HANDED_IN");
    }

    @Test
    void supervisesTheCheckOfACorrectionThatIsLate() {
        CaseFile file = inCorrection();
        office.complete("receiveCorrection", "correctionResult", "supplied");
        office.passTo("2026-03-04T17:30");
        assertThat(office.openTasks()).containsExactly("checkCorrection", "explainOverdue");
        assertThat(office.group("explainOverdue")).isEqualTo("government-services-office.head");
        office.setClock("2026-03-05T10:00");
        office.complete(
                "checkCorrection",
                "acceptanceDecision",
                "gaps",
                "promisedMaterials",
                List.of("authorisation"),
                "promisedDate",
                "2026-03-20");
        assertThat(office.reload(file).getAcceptance()).isEqualTo(Acceptance.WITH_GAPS);
        assertThat(statuses(file))
                .containsExactly("HANDED_IN", "HANDED_IN", "HANDED_IN", "HANDED_IN", "PROMISED", "HANDED_IN");
        assertThat(office.deadlines(file, "correctionCheck"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.BREACHED);
    }

    @Test
    void refusesACorrectionThatIsNotOne() {
        CaseFile file = inCorrection();
        office.complete("receiveCorrection", "correctionResult", "supplied");
        office.complete("checkCorrection", "acceptanceDecision", "refuse", "refusalReason", "未按要求补正");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.REFUSED);
        assertThat(office.document(file, "refusal-notice").getBody()).contains("未按要求补正");
    }

    private CaseFile received() {
        CaseFile file = office.receive();
        office.startFor(file, "receipt-and-acceptance");
        return file;
    }

    private CaseFile inCorrection() {
        CaseFile file = received();
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "correct",
                "missingMaterials",
                List.of("authorisation"),
                "correctionNote",
                "缺受托人身份证明");
        return file;
    }

    private List<String> statuses(CaseFile file) {
        return cases.materials(file.getNumber()).stream()
                .map(Material::getStatus)
                .map(Enum::name)
                .toList();
    }
}
