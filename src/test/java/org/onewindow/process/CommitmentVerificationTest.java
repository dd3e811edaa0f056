package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.credit.ApplicantRecords;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 承诺核查: a false commitment is put right or revoked, and goes on the applicant's record. 2 March 2026 is a Monday. */
@ProcessTest("commitment-verification")
class CommitmentVerificationTest {

    @Autowired
    private Office office;

    @Autowired
    private ApplicantRecords records;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void endsIfTheFactsAreTrue() {
        CaseFile file = granted();
        assertThat(office.group("verifyFacts")).isEqualTo("housing-urban-rural-construction");
        assertThat(office.due("verifyFacts")).isEqualTo("2026-03-30T17:30");
        assertThat(office.warning("verifyFacts")).isEqualTo("2026-03-24T09:00");
        office.complete("verifyFacts", "factsTrue", "yes");
        assertThat(office.openTasks()).isEmpty();
        assertThat(records.isBarred(file.getApplicantIdNumber())).isFalse();
        assertThat(office.deadlines(file, "commitmentVerification"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @Test
    void repairsTheRecordOfWhoPutsItRight() {
        CaseFile file = falseFacts("rectify");
        assertThat(office.document(file, "commitment-rectification").getBody()).contains("实测高度25.1米", "责令限期整改");
        assertThat(records.isBarred(file.getApplicantIdNumber())).isTrue();
        assertThat(records.of(file.getApplicantIdNumber()))
                .singleElement()
                .satisfies(record -> assertThat(record.getFinding()).isEqualTo("实测高度25.1米"));
        assertThat(office.group("checkRectification")).isEqualTo("housing-urban-rural-construction");
        assertThat(office.due("checkRectification")).isEqualTo("2026-03-23T17:30");
        office.complete("checkRectification", "rectificationResult", "done", "rectificationNote", "已拆除超高部分");
        assertThat(office.openTasks()).isEmpty();
        assertThat(records.isBarred(file.getApplicantIdNumber())).isFalse();
        assertThat(records.of(file.getApplicantIdNumber()))
                .singleElement()
                .satisfies(record -> assertThat(record.getRepairedAt()).isNotNull());
        assertThat(office.record(file)).contains("承诺记录已修复：已拆除超高部分");
    }

    @Test
    void letsTheHeadRevokeWhatIsNotPutRight() {
        CaseFile file = falseFacts("rectify");
        office.complete("checkRectification", "rectificationResult", "failed", "rectificationNote", "未拆除");
        assertThat(office.group("decideRevocation")).isEqualTo("housing-urban-rural-construction.head");
        office.complete("decideRevocation", "revocationDecision", "revoke", "revocationReason", "逾期未整改");
        assertThat(office.openTasks()).isEmpty();
        assertThat(records.isBarred(file.getApplicantIdNumber())).isTrue();
    }

    @Test
    void letsTheHeadKeepThePermit() {
        CaseFile file = falseFacts("revoke");
        assertThat(office.documents(file)).isEmpty();
        assertThatThrownBy(() -> office.complete("decideRevocation", "revocationDecision", "keep"))
                .hasMessageContaining("revocationReason");
        office.complete("decideRevocation", "revocationDecision", "keep", "revocationReason", "情节轻微");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.record(file)).contains("记入申请人承诺记录：实测高度25.1米");
    }

    @Test
    void asksForTheFalseFactsAndTheConsequence() {
        CaseFile file = granted();
        assertThatThrownBy(() -> office.complete("verifyFacts", "factsTrue", "no"))
                .hasMessageContaining("falseFacts");
        assertThatThrownBy(() -> office.complete("verifyFacts", "factsTrue", "no", "falseFacts", "实测高度25.1米"))
                .hasMessageContaining("consequence");
        assertThat(office.openTasks()).containsExactly("verifyFacts");
        assertThat(records.isBarred(file.getApplicantIdNumber())).isFalse();
    }

    @Test
    void supervisesALateVerificationAndALateRectification() {
        CaseFile file = granted();
        office.passTo("2026-03-30T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "verifyFacts");
        assertThat(office.group("explainOverdue")).isEqualTo("housing-urban-rural-construction.head");
        office.setClock("2026-03-31T10:00");
        office.complete("verifyFacts", "factsTrue", "no", "falseFacts", "实测高度25.1米", "consequence", "rectify");
        assertThat(office.deadlines(file, "commitmentVerification"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.BREACHED);
        // fifteen working days from Tuesday 31 March, with Monday 6 April off
        assertThat(office.due("checkRectification")).isEqualTo("2026-04-22T17:30");
        office.passTo("2026-04-22T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
    }

    private CaseFile granted() {
        CaseFile file = office.receive();
        office.startFor(file, "commitment-verification");
        return file;
    }

    private CaseFile falseFacts(String consequence) {
        CaseFile file = granted();
        office.complete("verifyFacts", "factsTrue", "no", "falseFacts", "实测高度25.1米", "consequence", consequence);
        return file;
    }
}
