package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.procurement.Procurement;
import org.onewindow.procurement.Procurements;
import org.onewindow.procurement.SetAside;
import org.springframework.beans.factory.annotation.Autowired;

/** 意向与采购: the intention first, then the method, the share of small firms and the award. */
@ProcessTest("procurement-award")
class ProcurementAwardTest {

    @Autowired
    private Office office;

    @Autowired
    private Procurements procurements;

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
        "jiangbei,  2022-01-01, true",
        "jiangbei,  2021-12-31, false",
        "dianjiang, 2021-12-31, true",
        "yuzhong,   2021-12-31, true",
        "wulong,    2021-12-31, true"
    })
    void publishesTheIntentionWhereTheDateDemandsIt(String district, String plannedOn, boolean first) {
        office.go(district);
        purchase.plan("plannedOn", plannedOn);
        assertThat(office.openTasks()).containsExactly(first ? "publishIntention" : "chooseMethod");
        assertThat(office.group(office.openTasks().get(0))).isEqualTo("procuring-entities");
    }

    @Test
    void takesNoIntentionOfTheFuture() {
        purchase.plan();
        assertThatThrownBy(() -> purchase.publishIntention("2026-03-03")).hasMessageContaining("公开日期不能晚于今天");
        assertThat(office.openTasks()).containsExactly("publishIntention");
    }

    @Test
    void takesNoNoticeFromBeforeTheIntention() {
        purchase.plan();
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        assertThat(office.group("evaluateBids")).isEqualTo("public-resource-trading-centre");
        assertThatThrownBy(() -> purchase.award("2026-03-01", Purchase.bids()))
                .hasMessageContaining("通知书发出日期不能早于2026-03-02");
        assertThatThrownBy(() -> purchase.award("2026-03-03", Purchase.bids())).hasMessageContaining("通知书发出日期不能晚于今天");
        assertThat(office.openTasks()).containsExactly("evaluateBids");
    }

    @Test
    void asksForTheApprovalOfAnotherMethodThanATender() {
        purchase.plan("reachesOpenTender", "yes");
        purchase.publishIntention("2026-03-02");
        assertThatThrownBy(() -> purchase.choose()).hasMessageContaining("methodApproval");
        purchase.choose("methodApproval", "渝财采〔2026〕8号");
        assertThat(office.openTasks()).containsExactly("evaluateBids");
    }

    @Test
    void reservesAShareForSmallFirmsAndSaysWhy() {
        office.go("yuzhong");
        CaseFile file = purchase.plan("budget", "5000000.01", "reachesOpenTender", "yes");
        purchase.publishIntention("2026-03-02");
        assertThatThrownBy(() -> share("1500000.00", "900000.01"))
                .hasMessageContaining("预留份额1,500,000.00元低于预算的30%，至少须1,500,000.01元（渝中府办〔2021〕16号16）");
        assertThatThrownBy(() -> share("1500000.01", "900000.00"))
                .hasMessageContaining("预留给小微企业的份额900,000.00元低于预留份额的60%，至少须900,000.01元");
        assertThatThrownBy(() -> share("5000000.02", "5000000.02")).hasMessageContaining("不能超过预算5,000,000.01元");
        assertThatThrownBy(() -> purchase.choose("method", "open-tender")).hasMessageContaining("reservedAmount");
        share("1500000.01", "900000.01");
        Procurement planned = procurements.get(file.getNumber());
        assertThat(planned.getSetAside()).isEqualTo(SetAside.Kind.SHARE);
        assertThat(planned.getReserved()).hasToString("1,500,000.01元");
        assertThat(planned.getReservedMicro()).hasToString("900,000.01元");
        assertThat(office.record(file))
                .contains("公开招标；预留份额：1,500,000.01元，其中小微企业900,000.01元，达到公开招标限额标准", "（渝中府办〔2021〕16号16）");
    }

    private void share(String reserved, String micro) {
        purchase.choose("method", "open-tender", "reservedAmount", reserved, "microAmount", micro);
    }

    @Test
    void takesOnlySmallFirmsWhereThatIsReserved() {
        purchase.plan();
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        assertThatThrownBy(() -> purchase.award(
                        "2026-03-02", List.of(Purchase.bid("华为", "91500105MA5U9AB01A", "large", "1000000"))))
                .hasMessageContaining("本项目专门面向中小企业采购，候选人“华为”是大型企业");
        assertThat(office.openTasks()).containsExactly("evaluateBids");
    }

    @Test
    void takesLargeFirmsWhereNothingIsReserved() {
        purchase.plan("suitableForSme", "no", "unsuitableReason", "市场上只有大型企业生产");
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        purchase.award("2026-03-02", List.of(Purchase.bid("华为", "91500105MA5U9AB01A", "large", "1000000")));
        assertThat(office.openTasks()).containsExactly("signContract");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1280000.51 | 91500105MA5U9AB02B | 候选人“乙”的报价1,280,000.51元超过预算1,280,000.50元",
                "1280000.50 | 91500105MA5U9AB01A | 候选人“乙”的统一社会信用代码重复",
                "-1         | 91500105MA5U9AB02B | 字段“第二名：报价”（bid2）不能小于0.01",
                "1.001      | 91500105MA5U9AB02B | 字段“第二名：报价”（bid2）小数不能超过2位",
                "many       | 91500105MA5U9AB02B | 字段“第二名：报价”（bid2）必须是数字",
                "1000       | 9150              | 字段“第二名：统一社会信用代码”（supplierCode2）格式不正确"
            })
    void refusesACandidateThatIsImpossible(String amount, String code, String why) {
        CaseFile file = purchase.plan();
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        assertThatThrownBy(() -> purchase.award(
                        "2026-03-02",
                        List.of(
                                Purchase.bid("甲", "91500105MA5U9AB01A", "small", "1000000"),
                                Purchase.bid("乙", code, "small", amount))))
                .hasMessageContaining(why);
        assertThat(procurements.of(file.getNumber())).isEmpty();
    }

    @Test
    void needsACandidate() {
        purchase.plan();
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        assertThatThrownBy(() -> purchase.award("2026-03-02", List.of())).hasMessageContaining("supplierName1");
    }

    @Test
    void procuresAgainAfterAFailure() {
        CaseFile file = purchase.plan();
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        office.complete("evaluateBids", "awardResult", "failed", "failureReason", "有效供应商不足三家");
        assertThat(office.openTasks()).containsExactly("chooseMethod");
        purchase.choose("method", "inquiry");
        purchase.award("2026-03-02", Purchase.bids());
        assertThat(office.documents(file)).containsExactly("award-notice");
        assertThat(procurements.get(file.getNumber()).getMethod()).isEqualTo(Procurement.Method.INQUIRY);
    }

    @Test
    void namesTheNextCandidate() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.complete("signContract", "signingOutcome", "refused", "refusalReason", "供应商书面放弃");
        assertThat(office.task("informNext").getName()).isEqualTo("通知下一候选人");
        office.complete("informNext", "noticeNumber", "2号", "noticeOn", "2026-03-02");
        assertThat(office.documents(file)).containsExactly("award-notice", "award-notice");
    }

    @ParameterizedTest
    @CsvSource({"0, budget", "-5, budget", "12.345, budget", "1000000000000, budget", "abc, budget"})
    void takesOnlyABudgetThatIsMoney(String budget, String field) {
        assertThatThrownBy(() -> purchase.plan("budget", budget)).hasMessageContaining(field);
    }
}
