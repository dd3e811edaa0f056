package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.process.ClockOrders;
import org.onewindow.procurement.Contract;
import org.onewindow.procurement.Contracts;
import org.springframework.beans.factory.annotation.Autowired;

/** 签订合同: two clocks from the day of the notice, the money, and its suspension. 2 March 2026 is a Monday. */
@ProcessTest("contract-signing")
class ContractSigningTest {

    @Autowired
    private Office office;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private ClockOrders orders;

    private Purchase purchase;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        purchase = new Purchase(office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  2026-03-23T17:30, 江北府办发〔2021〕54号13",
        "dianjiang, 2026-03-23T17:30, 垫江府办〔2021〕28号13",
        "yuzhong,   2026-03-23T17:30, 渝中府办〔2021〕16号13",
        "wulong,    2026-04-01T17:30, 《政府采购法》第四十六条第一款"
    })
    void countsFromTheDayOfTheNotice(String district, String due, String basis) {
        office.setClock("2026-03-06T10:00");
        office.go(district);
        CaseFile file = purchase.awarded("2026-03-02");
        assertThat(office.due("signContract")).isEqualTo(due); // 22 March is a Sunday
        assertThat(clock(file, ClockKind.STATUTORY).getDueAt())
                .isEqualTo(Office.date("2026-04-01T17:30").toInstant());
        assertThat(office.deadlines(file, "signContract").stream()
                        .filter(each -> Office.local(Date.from(each.getDueAt())).equals(due)))
                .extracting(Deadline::getBasis)
                .containsExactly(basis);
    }

    @Test
    void warnsAndEscalatesEachClockByItself() {
        CaseFile file = purchase.awarded("2026-03-02");
        assertThat(office.warning("signContract")).isEqualTo("2026-03-17T09:00");
        office.passTo("2026-03-23T17:29");
        assertThat(office.openTasks()).containsExactly("signContract");
        office.passTo("2026-03-23T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "signContract");
        office.passTo("2026-03-26T17:30");
        assertThat(office.group("superviseOverdue")).isEqualTo("finance");
        office.passTo("2026-04-01T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
        assertThat(office.record(file)).contains("应于2026年3月23日 17:30前办结", "应于2026年4月1日 17:30前办结");
        purchase.sign("2026-04-01");
        office.setClock("2026-04-01T17:31");
        assertThat(clock(file, ClockKind.PROMISED).getState()).isEqualTo(State.BREACHED);
    }

    @Test
    void takesOnlyDaysThatCanBe() {
        office.setClock("2026-03-05T10:00");
        purchase.awarded("2026-03-03");
        assertThatThrownBy(() -> purchase.sign("2026-03-06")).hasMessageContaining("签订日期不能晚于今天");
        assertThatThrownBy(() -> purchase.sign("2026-03-02")).hasMessageContaining("签订日期不能早于2026-03-03");
        assertThatThrownBy(() -> purchase.sign("2026-03-05", "performBy", "2026-03-04"))
                .hasMessageContaining("履约期限不能早于签订日期");
        assertThat(office.openTasks()).containsExactly("signContract");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1280000.51 | 640000.26 | 640000.25 | 合同金额1,280,000.51元超过预算1,280,000.50元",
                "1000000.01 | 500000.01 | 500000.00 | 合同金额1,000,000.01元超过中标（成交）金额1,000,000.00元",
                "1000000    | 500000    | 499999.99 | 预付款与各期付款合计999,999.99元，与合同金额1,000,000.00元不一致，少0.01元",
                "1000000    | 500000    | 500000.01 | 预付款与各期付款合计1,000,000.01元，与合同金额1,000,000.00元不一致，多0.01元",
                "0.30       | 0.10      | 0.20      | 预付款0.10元低于合同金额的50%，至少须0.15元（江北府办发〔2021〕54号15）",
                "999999.99  | 499999.99 | 500000.00 | 预付款499,999.99元低于合同金额的50%，至少须500,000.00元",
                "-1         | 500000    | 500000    | 字段“合同金额”（contractAmount）不能小于0.01",
                "0          | 500000    | 500000    | 字段“合同金额”（contractAmount）不能小于0.01",
                "1000000    | 500000.001 | 499999.999 | 字段“预付款”（prepayment）小数不能超过2位",
                "1000000    | 500000    | -500000   | 字段“第1期付款：金额”（instalmentAmount1）不能小于0.01",
                "1000000    | 500000    | 1.001     | 字段“第1期付款：金额”（instalmentAmount1）小数不能超过2位",
                "1e6        | 500000    | 500000    | 字段“合同金额”（contractAmount）必须是数字"
            })
    void refusesMoneyThatDoesNotAddUp(String amount, String prepayment, String rest, String why) {
        CaseFile file = purchase.awarded("2026-03-02");
        String record = office.record(file);
        assertThatThrownBy(() -> sign(amount, prepayment, Purchase.instalments("余款", rest)))
                .hasMessageContaining(why);
        assertThat(office.openTasks()).containsExactly("signContract");
        assertThat(office.record(file)).isEqualTo(record);
    }

    @Test
    void refusesADoubleForMoney() {
        purchase.awarded("2026-03-02");
        assertThatThrownBy(() -> purchase.sign("2026-03-02", "contractAmount", 1000000.0))
                .hasMessageContaining("contractAmount")
                .hasMessageContaining("必须是数字");
    }

    @ParameterizedTest
    @CsvSource({"0.30, 0.20, 0.10", "0.01, 0.01, ''", "100, 50.01, 49.99"})
    void takesMoneyThatAddsUp(String amount, String prepayment, String rest) {
        CaseFile file = purchase.awarded("2026-03-02");
        sign(amount, prepayment, rest.isEmpty() ? List.of() : Purchase.instalments("余款", rest));
        Contract contract = contracts.get(file.getNumber());
        assertThat(contract.getAmount().amount()).isEqualByComparingTo(amount);
        assertThat(contract.getPrepayment().amount()).isEqualByComparingTo(prepayment);
    }

    @Test
    void addsThirdsUp() {
        CaseFile file = purchase.awarded("2026-03-02");
        assertThatThrownBy(() -> sign("100", "50", Purchase.instalments("一", "16.66", "二", "16.66", "三", "16.66")))
                .hasMessageContaining("合计99.98元");
        sign("100", "50", Purchase.instalments("一", "16.67", "二", "16.67", "三", "16.66"));
        assertThat(contracts.get(file.getNumber()).getInstalments())
                .extracting(each -> each.getName() + each.getAmount())
                .containsExactly("一16.67元", "二16.67元", "三16.66元");
    }

    @Test
    void keepsAHundredBillionToTheFen() {
        CaseFile file = purchase.plan("budget", "100000000000.01", "suitableForSme", "no", "unsuitableReason", "规模大");
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        purchase.award("2026-03-02", List.of(Purchase.bid("甲", "91500105MA5U9AB01A", "large", "100000000000.01")));
        assertThatThrownBy(() -> sign("100000000000.01", "30000000000", Purchase.instalments("余款", "70000000000.01")))
                .hasMessageContaining("预付款30,000,000,000.00元低于合同金额的30%，至少须30,000,000,000.01元");
        sign("100000000000.01", "30000000000.01", Purchase.instalments("余款", "70000000000.00"));
        assertThat(contracts.get(file.getNumber()).getAmount()).hasToString("100,000,000,000.01元");
    }

    private void sign(String amount, String prepayment, List<Map<String, String>> instalments) {
        purchase.sign("2026-03-02", instalments, "contractAmount", amount, "prepayment", prepayment);
    }

    @Test
    void endsWithoutAContractWhenTheAwardIsDeclaredVoid() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.complete(
                "signContract",
                "signingOutcome",
                "voided",
                "voidDecisionNumber",
                "江财采〔2026〕9号",
                "voidReason",
                "提供虚假业绩");
        assertThat(office.openTasks()).containsExactly("informNext");
        assertThat(office.record(file)).contains("中标（成交）无效：重庆明德教学设备有限公司，提供虚假业绩（江财采〔2026〕9号）");
    }

    @Test
    void standsStillWhileAComplaintIsDealtWith() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.setClock("2026-03-10T10:00");
        purchase.complain(file, "complaint", "投诉1", "2026-03-10");
        assertThat(office.openTasks()).containsExactly("decideComplaint", "signContract");
        assertThat(office.group("decideComplaint")).isEqualTo("finance");
        assertThat(office.due("decideComplaint")).isEqualTo("2026-04-09T17:30");
        assertThat(office.document(file, "signing-suspension").getBody())
                .contains("投诉1", "重庆博文教育装备有限公司", "暂停最迟至2026年4月9日", "第五十七条");
        assertThat(office.task("signContract").getDueDate()).isNull();
        assertThat(office.deadlines(file, "signContract")).hasSize(2).allMatch(Deadline::isPaused);
        assertThat(office.record(file))
                .contains("停止计时：签订合同承诺时限、签订合同法定时限（投诉，预计", "投诉（投诉1，重庆博文教育装备有限公司）：暂停签订合同，最迟至2026年4月9日");
        assertThatThrownBy(() -> purchase.sign("2026-03-10")).hasMessageContaining("暂停签订合同，最迟至2026年4月9日（《政府采购法》第五十七条");
        office.passTo("2026-03-20T10:00");
        purchase.decide("continue");
        assertThat(office.openTasks()).containsExactly("signContract");
        // eight days were used up on the 10th, the ninth is the 21st
        assertThat(office.due("signContract")).isEqualTo("2026-04-01T17:30");
        assertThat(Office.local(Date.from(clock(file, ClockKind.STATUTORY).getDueAt())))
                .isEqualTo("2026-04-13T17:30"); // the 11th is a Saturday
        assertThat(deadlines.pausesOf(file.getNumber())).singleElement().satisfies(pause -> {
            assertThat(pause.getReasonName()).isEqualTo("投诉");
            assertThat(pause.getBasis()).isEqualTo("《政府采购法》第五十七条");
            assertThat(pause.getEndedAt()).isNotNull();
        });
        purchase.sign("2026-03-20");
        assertThat(office.deadlines(file, "signContract")).allMatch(each -> each.getState() == State.MET);
    }

    @Test
    void goesOnAfterThirtyDaysWithoutADecision() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.setClock("2026-03-10T10:00");
        purchase.complain(file, "challenge", "质疑1", "2026-03-09");
        assertThat(office.group("decideComplaint")).isEqualTo("procuring-entities");
        office.passTo("2026-04-09T17:29");
        assertThat(office.openTasks()).containsExactly("decideComplaint", "signContract");
        office.passTo("2026-04-09T17:30");
        assertThat(office.openTasks()).containsExactly("signContract");
        assertThat(office.due("signContract")).isEqualTo("2026-04-21T17:30");
        assertThat(office.record(file)).contains("质疑（质疑1）：暂停签订合同结束").doesNotContain("红灯超期");
        office.setClock("2026-04-10T10:00");
        assertThatThrownBy(() -> purchase.complain(file, "challenge", "质疑1", "2026-04-10"))
                .hasMessageContaining("质疑（投诉）“质疑1”已经暂停过签约");
        purchase.sign("2026-04-10");
    }

    @Test
    void standsStillUntilTheLastOfTwoComplaintsIsDecided() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.complain(file, "challenge", "质疑1", "2026-03-02");
        purchase.complain(file, "complaint", "投诉1", "2026-03-02");
        office.complete(office.tasks("decideComplaint").get(0), decision());
        assertThat(office.deadlines(file, "signContract")).allMatch(Deadline::isPaused);
        assertThatThrownBy(() -> purchase.sign("2026-03-02")).hasMessageContaining("暂停签订合同");
        purchase.decide("continue");
        assertThat(office.deadlines(file, "signContract")).noneMatch(Deadline::isPaused);
        purchase.sign("2026-03-02");
    }

    private static Object[] decision() {
        return new Object[] {
            "complaintDecision", "continue", "complaintDecisionNumber", "1号", "complaintDecisionText", "不成立"
        };
    }

    @Test
    void suspendsWhatIsOverdueToo() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.passTo("2026-04-02T10:00");
        purchase.complain(file, "complaint", "投诉1", "2026-04-02");
        assertThat(office.deadlines(file, "signContract")).noneMatch(Deadline::isPaused);
        assertThatThrownBy(() -> purchase.sign("2026-04-02")).hasMessageContaining("暂停签订合同");
        purchase.decide("continue");
        purchase.sign("2026-04-02");
        assertThat(office.deadlines(file, "signContract")).allMatch(each -> each.getState() == State.BREACHED);
    }

    @Test
    void isPausedByTheDiagramOnly() {
        CaseFile file = purchase.awarded("2026-03-02");
        assertThat(orders.reasons(file.getNumber(), office.task("signContract").getProcessInstanceId()))
                .isEmpty();
        assertThatThrownBy(() -> orders.pause(
                        file.getNumber(), office.task("signContract"), "finance", "COMPLAINT", 200, "说明", "凭据"))
                .hasMessageContaining("这不是正在计算的时限可以停止计时的事由");
    }

    @Test
    void voidsTheAward() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.complain(file, "complaint", "投诉1", "2026-03-02");
        purchase.complain(file, "complaint", "投诉2", "2026-03-02");
        Object[] upheld = Arrays.copyOf(decision(), 6);
        upheld[1] = "void-award";
        office.complete(office.tasks("decideComplaint").get(0), upheld);
        assertThat(office.openTasks()).containsExactly("informNext");
        office.complete("informNext", "noticeNumber", "2号", "noticeOn", "2026-03-02");
        purchase.sign("2026-03-02"); // what was suspended ended with the award
    }

    private Deadline clock(CaseFile file, ClockKind kind) {
        return office.deadlines(file, "signContract").stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
