package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 超期督办, beside a delivery that is late: red on 16 March at 17:30. 2 March 2026 is a Monday. */
@ProcessTest("overdue-supervision")
class OverdueSupervisionTest {

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
    void asksTheHeadForReasonsAndTellsTheApplicant() {
        CaseFile file = overdue();
        assertThat(office.group("explainOverdue")).isEqualTo("government-services-office.head");
        assertThat(office.due("explainOverdue")).isEqualTo("2026-03-18T17:30");
        assertThat(office.warning("explainOverdue")).isEqualTo("2026-03-18T09:00");
        office.setClock("2026-03-17T10:00");
        assertThatThrownBy(() -> office.complete(
                        "explainOverdue",
                        "overdueReason",
                        "忙",
                        "overdueMeasures",
                        "加派人员",
                        "overdueNewDate",
                        "2026-03-18"))
                .hasMessageContaining("overdueReason");
        explain();
        assertThat(office.document(file, "overdue-notice").getBody())
                .contains("送达办理结果应于2026年3月16日 17:30前办结", "理由：邮政网点停业三天", "措施：改为专人送达", "预计于2026-03-18前办结", "责任部门：政务服务办");
        assertThat(explanation(file).getState()).isEqualTo(State.MET);
    }

    @Test
    void goesToSupervisionIfItIsStillOpenAtTheNextLimit() {
        CaseFile file = overdue();
        office.setClock("2026-03-17T10:00");
        explain();
        office.passTo("2026-03-19T17:29");
        assertThat(office.openTasks()).containsExactly("deliverResults");
        office.passTo("2026-03-19T17:30");
        assertThat(office.openTasks()).containsExactly("deliverResults", "superviseOverdue");
        assertThat(office.group("superviseOverdue")).isEqualTo("government-supervision-office");
        assertThat(office.due("superviseOverdue")).isEqualTo("2026-03-26T17:30");
        assertThat(office.warning("superviseOverdue")).isEqualTo("2026-03-25T09:00");
        office.complete("superviseOverdue", "supervisionMeasure", "interview", "supervisionOpinion", "约谈，限两日办结");
        assertThat(office.openTasks()).containsExactly("deliverResults");
        assertThat(office.deadlines(file, "supervision"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
        assertThat(office.record(file)).contains("完成：督查督办");
        assertThat(office.document(file, "supervision-notice").getBody())
                .contains("政务服务办：", "送达办理结果应于2026年3月16日 17:30前办结", "约谈，限两日办结");
    }

    @Test
    void leavesSupervisionOutIfItIsClosedByTheNextLimit() {
        CaseFile file = overdue();
        office.setClock("2026-03-19T17:30");
        deliver();
        office.passTo("2026-03-20T10:00");
        assertThat(office.openTasks()).containsExactly("explainOverdue");
        assertThat(office.deadlines(file, "supervision")).isEmpty();
        assertThat(office.deadlines(file, "delivery"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.BREACHED);
    }

    @Test
    void endsTheClockOfAnExplanationThatComesAfterTheNextLimit() {
        CaseFile file = overdue();
        deliver();
        office.passTo("2026-03-20T10:00"); // the other branch has ended
        explain();
        assertThat(office.openTasks()).isEmpty();
        assertThat(explanation(file).getState()).isEqualTo(State.BREACHED);
        assertThat(office.documents(file)).containsExactly("overdue-notice");
    }

    @Test
    void endsTheClockOfASupervisionThatOutlastsTheExplanation() {
        CaseFile file = overdue();
        office.passTo("2026-03-19T17:30");
        assertThat(office.openTasks()).containsExactly("deliverResults", "explainOverdue", "superviseOverdue");
        explain();
        office.complete("superviseOverdue", "supervisionMeasure", "urge", "supervisionOpinion", "立即办结");
        assertThat(explanation(file).getState()).isEqualTo(State.BREACHED);
        assertThat(office.deadlines(file, "supervision"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @Test
    void neitherHoldsTheCaseUpNorEndsWithIt() {
        CaseFile file = overdue();
        deliver();
        assertThat(office.openTasks()).containsExactly("explainOverdue");
        explain();
        assertThat(office.documents(file)).containsExactly("overdue-notice");
        office.passTo("2026-04-30T10:00");
        assertThat(office.openTasks()).isEmpty();
    }

    private CaseFile overdue() {
        CaseFile file = office.receive();
        office.startFor(file, "delivery");
        office.passTo("2026-03-16T17:30");
        return file;
    }

    private void explain() {
        office.complete(
                "explainOverdue",
                "overdueReason",
                "邮政网点停业三天",
                "overdueMeasures",
                "改为专人送达",
                "overdueNewDate",
                "2026-03-18");
    }

    private void deliver() {
        office.complete("deliverResults", "deliveryMethod", "counter", "recipient", "陈强", "deliveredOn", "2026-03-17");
    }

    private Deadline explanation(CaseFile file) {
        return office.deadlines(file, "overdueExplanation").get(0);
    }
}
