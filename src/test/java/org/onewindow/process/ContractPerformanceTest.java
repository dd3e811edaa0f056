package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 履约验收: seven working days from the performance, again after each rectification. 2 March 2026 is a Monday. */
@ProcessTest("contract-performance")
class ContractPerformanceTest {

    @Autowired
    private Office office;

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

    private CaseFile prepaid() {
        CaseFile file = purchase.signed("2026-03-02");
        purchase.invoice("NO.1", "2026-03-02", "500000.00");
        purchase.pay("2026-03-02");
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  江北府办发〔2021〕54号14",
        "dianjiang, 垫江府办〔2021〕28号14",
        "yuzhong,   渝中府办〔2021〕16号14",
        "wulong,    [配]本区县文件无天数，参照垫江、江北、渝中"
    })
    void countsFromTheDayOfThePerformance(String district, String basis) {
        office.go(district);
        CaseFile file = prepaid();
        office.setClock("2026-03-11T10:00");
        purchase.perform("2026-03-09");
        assertThat(office.due("inspectPerformance")).isEqualTo("2026-03-18T17:30");
        assertThat(office.deadlines(file, "inspectPerformance"))
                .singleElement()
                .extracting(Deadline::getBasis)
                .isEqualTo(basis);
    }

    @Test
    void takesOnlyDaysThatCanBe() {
        prepaid();
        office.setClock("2026-03-11T10:00");
        assertThatThrownBy(() -> purchase.perform("2026-03-12")).hasMessageContaining("履约完成日期不能晚于今天");
        assertThatThrownBy(() -> purchase.perform("2026-03-01")).hasMessageContaining("履约完成日期不能早于2026-03-02");
        purchase.perform("2026-03-09");
        assertThatThrownBy(() -> purchase.inspect("2026-03-12", "pass")).hasMessageContaining("验收日期不能晚于今天");
        assertThatThrownBy(() -> purchase.inspect("2026-03-08", "pass")).hasMessageContaining("验收日期不能早于2026-03-09");
        assertThat(office.openTasks()).containsExactly("inspectPerformance");
    }

    @Test
    void rectifiesAndInspectsAgain() {
        CaseFile file = prepaid();
        purchase.perform("2026-03-02");
        purchase.inspect("2026-03-02", "fail");
        assertThat(office.document(file, "performance-rectification").getBody()).contains("两台投影机亮度不足");
        assertThat(office.openTasks()).containsExactly("confirmRectification");
        assertThat(office.due("confirmRectification")).isEqualTo("2026-03-23T17:30");
        office.setClock("2026-03-12T10:00");
        assertThatThrownBy(() -> rectified("2026-03-01")).hasMessageContaining("整改完成日期不能早于2026-03-02");
        assertThatThrownBy(() -> rectified("2026-03-13")).hasMessageContaining("整改完成日期不能晚于今天");
        rectified("2026-03-11");
        assertThat(office.due("inspectPerformance")).isEqualTo("2026-03-20T17:30");
        purchase.inspect("2026-03-12", "pass");
        assertThat(office.document(file, "acceptance-certificate").getBody())
                .contains("履约（整改）完成日期：2026-03-11", "验收日期：2026-03-12", "合格");
        assertThat(office.openTasks()).containsExactly("registerInvoice");
        assertThat(office.deadlines(file, "inspectPerformance"))
                .hasSize(2)
                .allMatch(each -> each.getState() == State.MET);
    }

    @Test
    void supervisesALateInspectionAndALateRectification() {
        CaseFile file = prepaid();
        purchase.perform("2026-03-02");
        office.passTo("2026-03-11T17:30");
        assertThat(office.record(file)).contains("红灯超期：“履约验收”应于2026年3月11日 17:30前办结");
        purchase.inspect("2026-03-11", "fail");
        office.passTo("2026-04-01T17:30");
        assertThat(office.record(file)).contains("红灯超期：“供应商整改”应于2026年4月1日 17:30前办结");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
        assertThat(office.openTasks()).contains("confirmRectification");
    }

    private void rectified(String on) {
        office.complete("confirmRectification", "performedOn", on, "rectificationReport", "已更换投影机");
    }
}
