package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.Channel;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 送达 within ten working days. 2 March 2026 is a Monday. */
@ProcessTest("delivery")
class DeliveryTest {

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
    void deliversWithinTenWorkingDays() {
        CaseFile file = decided();
        assertThat(office.group("deliverResults")).isEqualTo("government-services-office");
        assertThat(office.due("deliverResults")).isEqualTo("2026-03-16T17:30");
        assertThat(office.warning("deliverResults")).isEqualTo("2026-03-12T09:00");
        assertThatThrownBy(() -> office.complete(
                        "deliverResults", "deliveryMethod", "post", "recipient", "陈强", "deliveredOn", "2026-03-02"))
                .hasMessageContaining("postNumber");
        office.complete(
                "deliverResults",
                "deliveryMethod",
                "post",
                "recipient",
                "陈强",
                "deliveredOn",
                "2026-03-02",
                "postNumber",
                "EMS1");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.deadlines(file, "delivery")).singleElement().satisfies(clock -> {
            assertThat(clock.getState()).isEqualTo(State.MET);
            assertThat(clock.getBasis()).contains("第四十四条");
        });
        assertThat(office.record(file)).contains("完成：送达办理结果");
        assertThat(office.reload(file).getVisits()).isEqualTo(1);
    }

    @Test
    void countsAVisitOfWhoeverCollectsTheResult() {
        CaseFile file = decided();
        assertThat(office.reload(file).getChannel()).isEqualTo(Channel.WINDOW);
        assertThat(office.reload(file).getVisits()).isEqualTo(1);
        office.complete("deliverResults", "deliveryMethod", "counter", "recipient", "陈强", "deliveredOn", "2026-03-02");
        assertThat(office.reload(file).getVisits()).isEqualTo(2);
    }

    @Test
    void supervisesALateDelivery() {
        CaseFile file = decided();
        office.passTo("2026-03-16T17:29");
        assertThat(office.openTasks()).containsExactly("deliverResults");
        office.passTo("2026-03-16T17:30");
        assertThat(office.openTasks()).containsExactly("deliverResults", "explainOverdue");
        assertThat(office.group("explainOverdue")).isEqualTo("government-services-office.head");
        assertThat(office.record(file)).contains("红灯超期：“送达办理结果”应于2026年3月16日 17:30前办结，发起超期督办");
    }

    private CaseFile decided() {
        CaseFile file = office.receive();
        office.startFor(file, "delivery");
        return file;
    }
}
