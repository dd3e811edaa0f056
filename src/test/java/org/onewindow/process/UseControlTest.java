package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 用途控制: use beyond the permit needs a new permit. 2 March 2026 is a Monday. */
@ProcessTest("use-control")
class UseControlTest {

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
    void endsIfTheUseIsThePermittedOne() {
        CaseFile file = inUse();
        assertThat(office.group("checkUse")).isEqualTo("planning-natural-resources");
        assertThat(office.due("checkUse")).isEqualTo("2026-03-30T17:30");
        assertThat(office.warning("checkUse")).isEqualTo("2026-03-24T09:00");
        office.complete("checkUse", "useCheckedOn", "2026-03-06", "useResult", "within");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).isEmpty();
        assertThat(office.deadlines(file, "useControl"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.MET);
    }

    @Test
    void demandsANewPermitForAnotherUse() {
        CaseFile file = beyond();
        assertThat(office.document(file, "use-notice").getBody()).contains("一层改为商场", "重新取得规划和建设许可");
        assertThat(office.group("recordPermit")).isEqualTo("planning-natural-resources");
        assertThat(office.due("recordPermit")).isEqualTo("2026-03-30T17:30");
        office.complete("recordPermit", "newPermitResult", "obtained", "newPermitNumber", "建字第2号");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).containsExactly("use-notice");
    }

    @Test
    void handsOverWhoDoesNotGetANewPermit() {
        CaseFile file = beyond();
        assertThatThrownBy(() -> office.complete("recordPermit", "newPermitResult", "none"))
                .hasMessageContaining("handoverReason");
        office.complete("recordPermit", "newPermitResult", "none", "handoverReason", "逾期未申请");
        assertThat(office.document(file, "handover-notice").getBody()).contains("一层改为商场", "移送理由：逾期未申请");
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void asksForEvidenceOfAnotherUse() {
        inUse();
        assertThatThrownBy(() -> office.complete("checkUse", "useCheckedOn", "2026-03-06", "useResult", "beyond"))
                .hasMessageContaining("actualUse");
        assertThat(office.openTasks()).containsExactly("checkUse");
    }

    @Test
    void supervisesALateCheckAndALateRecord() {
        inUse();
        office.passTo("2026-03-30T17:30");
        assertThat(office.openTasks()).containsExactly("checkUse", "explainOverdue");
        assertThat(office.group("explainOverdue")).isEqualTo("planning-natural-resources.head");
        office.complete("checkUse", "useCheckedOn", "2026-03-30", "useResult", "beyond", "actualUse", "一层改为商场");
        // twenty working days from Monday 30 March, with Monday 6 April off: 28 April
        assertThat(office.due("recordPermit")).isEqualTo("2026-04-28T17:30");
        office.passTo("2026-04-28T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
        assertThat(office.tasks("explainOverdue"))
                .extracting(office::group)
                .containsOnly("planning-natural-resources.head");
    }

    private CaseFile inUse() {
        CaseFile file = office.receive();
        office.startFor(file, "use-control", "projectUse", "industrial", "projectAddress", "A12地块");
        return file;
    }

    private CaseFile beyond() {
        CaseFile file = inUse();
        office.complete("checkUse", "useCheckedOn", "2026-03-02", "useResult", "beyond", "actualUse", "一层改为商场");
        return file;
    }
}
