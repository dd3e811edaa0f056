package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.springframework.beans.factory.annotation.Autowired;

/** The window takes back one service for the applicant. */
@ProcessTest("utility-transfer-withdrawal")
class UtilityTransferWithdrawalTest {

    @Autowired
    private Office office;

    private CaseFile file;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        office.start("utility-transfer", Forms.transferApplication());
        file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void takesBackOneService() {
        office.complete("confirmRegistration", "registrationResult", "registered");
        withdraw("gas");
        assertThat(office.tasks("serveUser"))
                .hasSize(4)
                .extracting(office::group)
                .doesNotContain("gas-utility");
        assertThat(office.record(file)).contains("申请人撤回一项服务：暂不用气", "供气（燃气企业）：申请人撤回");
    }

    @Test
    void refusesWhatIsNotBeingHandled() {
        assertThatThrownBy(() -> withdraw("gas")).hasMessageContaining("没有正在办理的这一项");
        office.complete("confirmRegistration", "registrationResult", "registered");
        withdraw("gas");
        String record = office.record(file);
        assertThatThrownBy(() -> withdraw("gas")).hasMessageContaining("没有正在办理的这一项");
        assertThat(office.record(file)).isEqualTo(record);
        assertThat(office.tasks("serveUser")).hasSize(4);
    }

    @Test
    void refusesTheCaseOfAnotherDistrict() {
        office.complete("confirmRegistration", "registrationResult", "registered");
        office.go("dianjiang");
        assertThatThrownBy(() -> withdraw("gas")).hasMessageContaining("没有编号为“" + file.getNumber() + "”的办件");
        office.go("jiangbei");
        assertThat(office.tasks("serveUser")).hasSize(5);
    }

    private void withdraw(String service) {
        office.start(
                "utility-transfer-withdrawal",
                "caseNumber",
                file.getNumber(),
                "withdrawnService",
                service,
                "withdrawalReason",
                "暂不用气");
    }
}
