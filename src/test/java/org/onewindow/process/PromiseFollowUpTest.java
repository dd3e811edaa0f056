package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Material;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.credit.ApplicantRecords;
import org.onewindow.organisation.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** 承诺事项跟踪: reminded at the date; what is not kept goes on the applicant's record. 2 March 2026 is a Monday. */
@ProcessTest("promise-follow-up")
class PromiseFollowUpTest {

    @Autowired
    private Office office;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private ApplicantRecords records;

    @Autowired
    private Withdrawals withdrawals;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void closesAPromiseThatIsKept() {
        CaseFile file = promised();
        assertThat(office.group("verifyPromise")).isEqualTo("government-services-office");
        assertThat(office.due("verifyPromise")).isEqualTo("2026-03-06T17:30");
        office.complete("verifyPromise", "promiseResult", "kept");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).doesNotContain("promise-reminder");
        assertThat(records.isBarred(file.getApplicantIdNumber())).isFalse();
        assertThat(cases.materials(file.getNumber()))
                .extracting(Material::getStatus)
                .containsOnly(Material.Status.HANDED_IN);
        assertThat(office.record(file)).contains("申请材料已补齐");
    }

    @Test
    void remindsAtTheDateAndRecordsABrokenPromise() {
        CaseFile file = promised();
        office.passTo("2026-03-06T17:29");
        assertThat(office.documents(file)).doesNotContain("promise-reminder");
        office.passTo("2026-03-06T17:30");
        assertThat(office.document(file, "promise-reminder").getBody())
                .contains("2026-03-06前完成：补交材料：投资项目备案证", "记入承诺记录");
        assertThat(office.openTasks()).containsExactly("verifyPromise");
        assertThatThrownBy(() -> office.complete("verifyPromise", "promiseResult", "broken"))
                .hasMessageContaining("promiseFinding");
        office.complete("verifyPromise", "promiseResult", "broken", "promiseFinding", "至今未补交备案证");
        assertThat(office.openTasks()).isEmpty();
        assertThat(records.isBarred(file.getApplicantIdNumber())).isTrue();
        assertThat(records.of(file.getApplicantIdNumber())).singleElement().satisfies(record -> {
            assertThat(record.getFinding()).isEqualTo("至今未补交备案证");
            assertThat(record.getCaseNumber()).isEqualTo(file.getNumber());
            assertThat(record.getRepairedAt()).isNull();
        });
    }

    @Test
    void endsWithAnApplicationThatIsTakenBack() {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "gaps",
                "promisedMaterials",
                List.of("investment-filing"),
                "promisedDate",
                "2026-03-06");
        assertThat(office.openTasks()).containsExactly("signCommitment", "verifyPromise");
        withdrawals.withdraw(file.getNumber(), Forms.withdrawal());
        assertThat(office.openTasks()).isEmpty();
        office.passTo("2026-03-09T10:00");
        assertThat(office.documents(file)).doesNotContain("promise-reminder");
        assertThat(records.isBarred(file.getApplicantIdNumber())).isFalse();
    }

    @Test
    void followsAMatterOfTheJointAcceptanceWithoutTouchingTheMaterials() {
        CaseFile file = office.receive();
        cases.promiseMaterials(file.getNumber(), List.of("investment-filing"), LocalDate.of(2026, 3, 20), Actor.SYSTEM);
        office.send(
                file,
                "PromiseMade",
                "promiseSubject",
                "补种乔木",
                "promisedFor",
                "2026-03-20",
                "promiseDueAt",
                Office.date("2026-03-20T17:30"),
                "promiseGroup",
                "urban-management",
                "promiseOfMaterials",
                false);
        assertThat(office.group("verifyPromise")).isEqualTo("urban-management");
        office.complete("verifyPromise", "promiseResult", "kept");
        assertThat(office.record(file)).contains("承诺事项已兑现：补种乔木");
        assertThat(cases.materials(file.getNumber()))
                .filteredOn(material -> material.getCode().equals("investment-filing"))
                .extracting(Material::getStatus)
                .containsExactly(Material.Status.PROMISED);
    }

    private CaseFile promised() {
        CaseFile file = office.receive();
        office.startFor(file, "receipt-and-acceptance");
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "gaps",
                "promisedMaterials",
                List.of("investment-filing"),
                "promisedDate",
                "2026-03-06");
        return file;
    }
}
