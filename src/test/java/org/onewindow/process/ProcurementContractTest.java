package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.casefile.Outcome;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.procurement.Candidate;
import org.onewindow.procurement.Procurements;
import org.springframework.beans.factory.annotation.Autowired;

/** 政府采购 from the intention to the last payment. 2 March 2026 is a Monday. */
@ProcessTest("procurement-contract")
class ProcurementContractTest {

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

    @Test
    void runsFromTheIntentionToTheLastPayment() {
        CaseFile file = purchase.plan();
        assertThat(office.openTasks()).containsExactly("publishIntention");
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        purchase.award("2026-03-02", Purchase.bids());
        assertThat(office.group("signContract")).isEqualTo("procuring-entities");
        purchase.sign("2026-03-02");
        assertThat(office.openTasks()).containsExactly("fileContract", "publishContract");
        purchase.publish("2026-03-02");
        assertThat(office.openTasks()).containsExactly("fileContract");
        purchase.fileContract("2026-03-02");
        office.setClock("2026-03-04T10:00");
        purchase.invoice("NO.1", "2026-03-04", "500000.00");
        purchase.pay("2026-03-04");
        assertThat(office.openTasks()).containsExactly("confirmPerformance");
        assertThat(office.due("confirmPerformance")).isEqualTo("2026-06-30T17:30");
        office.setClock("2026-03-20T10:00");
        purchase.perform("2026-03-20");
        purchase.inspect("2026-03-20", "pass");
        purchase.invoice("NO.2", "2026-03-20", "500000");
        purchase.pay("2026-03-20");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.CLOSED);
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(office.documents(file))
                .containsExactly(
                        "award-notice",
                        "contract-publication",
                        "filing-receipt",
                        "payment-voucher",
                        "acceptance-certificate",
                        "payment-voucher");
        assertThat(office.document(file, "contract-publication").getBody())
                .contains("1,000,000.00元", "重庆明德教学设备有限公司", "JBJY-2026-018", "预付款 500,000.00元；到货款 300,000.00元");
        assertThat(office.document(file, "filing-receipt").getBody()).contains("备2026-018", "第四十七条");
        assertThat(office.record(file))
                .contains(
                        "采购方式：竞争性谈判；专门面向中小企业采购：预算不超过200万元的货物、服务",
                        "财库〔2020〕46号）第七条",
                        "签订合同：JBJY-2026-018，重庆明德教学设备有限公司，合同金额1,000,000.00元，预付款500,000.00元（不低于50%，江北府办发〔2021〕54号15）");
        for (String step :
                new String[] {"signContract", "publishContract", "fileContract", "inspectPerformance", "payInvoice"}) {
            assertThat(office.deadlines(file, step)).isNotEmpty().allMatch(each -> each.getState() == State.MET);
        }
        assertThat(procurements.of(file.getNumber()))
                .extracting(Candidate::getState)
                .containsExactly(Candidate.State.CONTRACTED, Candidate.State.WAITING);
    }

    @Test
    void countsThePublicationAndTheFilingFromTheDayOfTheContract() {
        office.setClock("2026-03-05T10:00");
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.sign("2026-03-03");
        assertThat(office.due("publishContract")).isEqualTo("2026-03-05T17:30");
        assertThat(office.due("fileContract")).isEqualTo("2026-03-12T17:30");
        assertThat(office.deadlines(file, "publishContract"))
                .singleElement()
                .extracting(Deadline::getBasis)
                .isEqualTo("《政府采购法实施条例》第五十条");
        assertThatThrownBy(() -> purchase.publish("2026-03-02")).hasMessageContaining("公告日期不能早于2026-03-03");
        assertThatThrownBy(() -> purchase.publish("2026-03-06")).hasMessageContaining("公告日期不能晚于今天");
        assertThatThrownBy(() -> purchase.fileContract("2026-03-06")).hasMessageContaining("备案日期不能晚于今天");
        assertThat(office.documents(file)).containsExactly("award-notice");
    }

    @Test
    void letsFinanceSuperviseALatePublicationAndFiling() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.sign("2026-03-02");
        office.passTo("2026-03-04T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "fileContract", "publishContract");
        assertThat(office.group("explainOverdue")).isEqualTo("procuring-entities.head");
        assertThat(office.record(file)).contains("红灯超期：“合同公告”应于2026年3月4日 17:30前办结");
        office.passTo("2026-03-09T17:30");
        assertThat(office.group("superviseOverdue")).isEqualTo("finance");
        assertThat(office.deadlines(file, "supervision"))
                .singleElement()
                .extracting(Deadline::getDepartment)
                .isEqualTo("finance");
        office.complete("superviseOverdue", "supervisionMeasure", "report", "supervisionOpinion", "通报批评，立即公告");
        assertThat(office.document(file, "supervision-notice").getBody())
                .contains("采购单位：", "合同公告应于2026年3月4日 17:30前办结", "通报批评，立即公告");
        office.passTo("2026-03-11T17:30");
        assertThat(office.record(file)).contains("红灯超期：“合同备案”应于2026年3月11日 17:30前办结");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
    }

    @Test
    void goesOnToTheNextCandidateWhenTheWinnerRefuses() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.setClock("2026-03-10T10:00");
        refuse();
        assertThat(office.openTasks()).containsExactly("informNext");
        assertThat(office.group("informNext")).isEqualTo("public-resource-trading-centre");
        assertThatThrownBy(() -> informNext("2026-03-01")).hasMessageContaining("通知书发出日期不能早于2026-03-02");
        assertThatThrownBy(() -> informNext("2026-03-11")).hasMessageContaining("通知书发出日期不能晚于今天");
        informNext("2026-03-09");
        assertThat(office.document(file, "award-notice").getBody())
                .contains("重庆启智科技有限公司", "1,100,000.00元", "渝采通〔2026〕2号");
        assertThat(office.due("signContract")).isEqualTo("2026-03-30T17:30"); // the 29th is a Sunday
        purchase.sign("2026-03-10", "contractAmount", "1100000", "prepayment", "600000");
        assertThat(procurements.of(file.getNumber()))
                .extracting(Candidate::getState)
                .containsExactly(Candidate.State.REFUSED, Candidate.State.CONTRACTED);
        assertThat(office.record(file)).contains("拒签合同：重庆明德教学设备有限公司，供应商拒签：供应商书面放弃");
    }

    @Test
    void procuresAnewWhenNoCandidateIsLeft() {
        CaseFile file = purchase.awarded("2026-03-02");
        refuse();
        informNext("2026-03-02");
        refuse();
        assertThat(office.openTasks()).containsExactly("chooseMethod"); // the intention is published already
        purchase.choose();
        purchase.award("2026-03-02", Purchase.bids());
        assertThat(office.openTasks()).containsExactly("signContract");
        assertThat(procurements.of(file.getNumber()))
                .extracting(Candidate::getRound)
                .containsExactly(1, 1, 2, 2);
    }

    @Test
    void goesOnToTheNextCandidateWhenTheAwardIsVoid() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.complain(file, "complaint", "投诉1", "2026-03-02");
        purchase.decide("void-award");
        assertThat(office.openTasks()).containsExactly("informNext");
        assertThat(procurements.of(file.getNumber()).get(0).getState()).isEqualTo(Candidate.State.VOIDED);
        assertThat(procurements.of(file.getNumber()).get(0).getDroppedFor()).isEqualTo("投诉处理决定（江财采投〔2026〕3号）：经审查核实");
        assertThat(office.deadlines(file, "signContract")).allMatch(each -> each.getState() == State.CANCELLED);
        informNext("2026-03-02");
        purchase.sign("2026-03-02");
        assertThat(office.openTasks()).containsExactly("fileContract", "publishContract");
    }

    @Test
    void endsWhenTheProcurementIsVoid() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.complain(file, "complaint", "投诉1", "2026-03-02");
        purchase.decide("void-procurement");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.TERMINATED);
        assertThat(office.record(file)).contains("结案：终止");
    }

    private void refuse() {
        office.complete("signContract", "signingOutcome", "refused", "refusalReason", "供应商书面放弃");
    }

    private void informNext(String on) {
        office.complete("informNext", "noticeNumber", "渝采通〔2026〕2号", "noticeOn", on);
    }
}
