package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.springframework.beans.factory.annotation.Autowired;

/** 登记质疑投诉: suspends the signing of a case, and nothing else. */
@ProcessTest("register-complaint")
class RegisterComplaintTest {

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

    @Test
    void suspendsTheSigning() {
        CaseFile file = purchase.awarded("2026-03-02");
        purchase.complain(file, "complaint", "投诉1", "2026-03-02");
        assertThat(office.openTasks()).containsExactly("decideComplaint", "signContract");
        assertThat(office.documents(file)).containsExactly("award-notice", "signing-suspension");
    }

    @Test
    void findsNoCaseOfAnotherDistrict() {
        CaseFile file = purchase.awarded("2026-03-02");
        office.go("dianjiang");
        assertThatThrownBy(() -> purchase.complain(file, "complaint", "投诉1", "2026-03-02"))
                .hasMessageContaining("没有编号为“%s”的办件".formatted(file.getNumber()));
        office.go("jiangbei");
        assertThat(office.openTasks()).containsExactly("signContract");
    }

    @Test
    void suspendsNothingBeforeTheAwardOrAfterTheContract() {
        CaseFile file = purchase.plan();
        assertThatThrownBy(() -> purchase.complain(file, "complaint", "投诉1", "2026-03-02"))
                .hasMessageContaining("不在签订合同环节，不能暂停签约");
        purchase.publishIntention("2026-03-02");
        purchase.choose();
        purchase.award("2026-03-02", Purchase.bids());
        purchase.sign("2026-03-02");
        assertThatThrownBy(() -> purchase.complain(file, "complaint", "投诉1", "2026-03-02"))
                .hasMessageContaining("不在签订合同环节，不能暂停签约");
        assertThat(office.openTasks()).containsExactly("fileContract", "publishContract");
    }

    @Test
    void takesNoComplaintOfTheFuture() {
        CaseFile file = purchase.awarded("2026-03-02");
        assertThatThrownBy(() -> purchase.complain(file, "complaint", "投诉1", "2026-03-03"))
                .hasMessageContaining("收到日期不能晚于今天");
        assertThat(office.openTasks()).containsExactly("signContract");
    }
}
