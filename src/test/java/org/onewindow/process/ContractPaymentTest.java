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
import org.onewindow.casefile.CaseState;
import org.onewindow.deadline.Deadline;
import org.onewindow.procurement.Contracts;
import org.onewindow.procurement.Payment;
import org.springframework.beans.factory.annotation.Autowired;

/** 支付合同款: within five working days of the invoice, never more than agreed. 2 March 2026 is a Monday. */
@ProcessTest("contract-payment")
class ContractPaymentTest {

    @Autowired
    private Office office;

    @Autowired
    private Contracts contracts;

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
        "jiangbei,  江北府办发〔2021〕54号15",
        "dianjiang, 垫江府办〔2021〕28号15",
        "yuzhong,   渝中府办〔2021〕16号15",
        "wulong,    [配]本区县文件无天数，参照垫江、江北、渝中"
    })
    void countsFromTheDayOfTheInvoice(String district, String basis) {
        office.go(district);
        CaseFile file = purchase.signed("2026-03-02");
        office.setClock("2026-03-05T10:00");
        purchase.invoice("NO.1", "2026-03-04", "500000");
        assertThat(office.due("payInvoice")).isEqualTo("2026-03-11T17:30");
        assertThat(office.deadlines(file, "payInvoice"))
                .singleElement()
                .extracting(Deadline::getBasis)
                .isEqualTo(basis);
    }

    @Test
    void takesOnlyDaysThatCanBe() {
        purchase.signed("2026-03-02");
        office.setClock("2026-03-05T10:00");
        assertThatThrownBy(() -> purchase.invoice("NO.1", "2026-03-06", "1")).hasMessageContaining("收到发票日期不能晚于今天");
        assertThatThrownBy(() -> purchase.invoice("NO.1", "2026-03-01", "1"))
                .hasMessageContaining("收到发票日期不能早于2026-03-02");
        purchase.invoice("NO.1", "2026-03-04", "500000");
        assertThatThrownBy(() -> purchase.pay("2026-03-06")).hasMessageContaining("支付日期不能晚于今天");
        assertThatThrownBy(() -> purchase.pay("2026-03-03")).hasMessageContaining("支付日期不能早于2026-03-04");
        assertThat(office.openTasks()).containsExactly("payInvoice");
    }

    @Test
    void neverPaysMoreThanAgreed() {
        CaseFile file = purchase.signed("2026-03-02");
        assertThatThrownBy(() -> purchase.invoice("NO.1", "2026-03-02", "500000.01"))
                .hasMessageContaining("发票金额500,000.01元超过预付款应付金额500,000.00元（合同金额1,000,000.00元，已付0.00元）");
        purchase.invoice("NO.1", "2026-03-02", "499999.99");
        purchase.pay("2026-03-02");
        assertThatThrownBy(() -> purchase.invoice("NO.1", "2026-03-02", "0.01")).hasMessageContaining("发票“NO.1”已经登记");
        assertThatThrownBy(() -> purchase.invoice("NO.2", "2026-03-02", "0.02")).hasMessageContaining("应付金额0.01元");
        purchase.invoice("NO.2", "2026-03-02", "0.01");
        purchase.pay("2026-03-02");
        assertThat(office.openTasks()).containsExactly("confirmPerformance");
        purchase.perform("2026-03-02");
        purchase.inspect("2026-03-02", "pass");
        assertThatThrownBy(() -> purchase.invoice("NO.3", "2026-03-02", "500000.01"))
                .hasMessageContaining("发票金额500,000.01元超过合同余款应付金额500,000.00元（合同金额1,000,000.00元，已付500,000.00元）");
        purchase.invoice("NO.3", "2026-03-02", "166666.67");
        purchase.pay("2026-03-02");
        purchase.invoice("NO.4", "2026-03-02", "333333.33");
        purchase.pay("2026-03-02");
        assertThat(office.openTasks()).isEmpty();
        assertThat(contracts.paid(file.getNumber()))
                .isEqualTo(contracts.get(file.getNumber()).getAmount());
        assertThat(office.document(file, "payment-voucher").getBody())
                .contains("合同余款", "NO.4", "支付金额：333,333.33元", "ZF-2026-03-02");
    }

    @Test
    void givesAnInvoiceBackThatIsNotDue() {
        CaseFile file = purchase.signed("2026-03-02");
        purchase.invoice("NO.1", "2026-03-02", "500000");
        office.complete("payInvoice", "paymentDecision", "return", "returnReason", "未提供履约保函（合同第八条）");
        assertThat(office.openTasks()).containsExactly("registerInvoice");
        assertThat(office.record(file)).contains("退回发票：NO.1，未提供履约保函（合同第八条）");
        purchase.invoice("NO.2", "2026-03-02", "500000");
        purchase.pay("2026-03-02");
        assertThat(contracts.payments(file.getNumber()))
                .extracting(Payment::getState)
                .containsExactly(Payment.State.RETURNED, Payment.State.PAID);
        assertThat(office.documents(file)).endsWith("payment-voucher");
    }

    @Test
    void hasNothingLeftToPayWhenAllWasPrepaid() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.sign("2026-03-02", List.of(), "prepayment", "1000000");
        purchase.publish("2026-03-02");
        purchase.fileContract("2026-03-02");
        purchase.invoice("NO.1", "2026-03-02", "1000000");
        purchase.pay("2026-03-02");
        purchase.perform("2026-03-02");
        purchase.inspect("2026-03-02", "pass");
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void supervisesALatePayment() {
        CaseFile file = purchase.signed("2026-03-02");
        purchase.invoice("NO.1", "2026-03-02", "500000");
        office.passTo("2026-03-09T17:29");
        assertThat(office.openTasks()).containsExactly("payInvoice");
        office.passTo("2026-03-09T17:30");
        assertThat(office.record(file)).contains("红灯超期：“办理支付手续”应于2026年3月9日 17:30前办结");
        office.passTo("2026-03-12T17:30");
        assertThat(office.group("superviseOverdue")).isEqualTo("finance");
    }
}
