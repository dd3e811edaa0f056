package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.Outcome;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 行政许可延续 with what the law says of an authority that does not decide: 视为准予延续 (许可法第五十条). 2 March 2026 is a Monday;
 * twenty working days end on 30 March.
 */
@ProcessTest("permit-renewal")
class PermitRenewalTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private Averages averages;

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
    void renewsWhatIsDecidedInTime() {
        CaseFile file = accepted("2026-04-10");
        assertThat(office.group("reviewRenewal")).isEqualTo("planning-natural-resources");
        assertThat(office.due("reviewRenewal")).isEqualTo("2026-03-30T17:30");
        office.complete("reviewRenewal", "renewalDecision", "grant", "renewedUntil", "2027-04-10");
        assertThat(office.document(file, "renewal-permit").getBody()).contains("由2026-04-10延至2027-04-10");
        assertThatThrownBy(() -> withdrawals.withdraw(file.getNumber(), Forms.withdrawal()))
                .hasMessageContaining("已经作出决定");
        finish(file);
    }

    @Test
    void deniesWithReasons() {
        CaseFile file = accepted("2026-04-10");
        office.complete("reviewRenewal", "renewalDecision", "deny", "renewalDenialReason", "用地已经收回");
        assertThat(office.document(file, "renewal-denial").getBody()).contains("理由：用地已经收回", "行政复议");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.DENIED);
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void isDeemedGrantedIfNothingIsDecidedBeforeThePermitExpires() {
        CaseFile file = accepted("2026-04-10");
        office.passTo("2026-03-24T09:00");
        assertThat(office.record(file)).contains("黄灯预警：“延续审查”");
        office.passTo("2026-03-30T17:30");
        assertThat(office.record(file)).contains("红灯超期：“延续审查”");
        office.passTo("2026-04-10T23:59");
        assertThat(office.openTasks()).contains("reviewRenewal");
        office.passTo("2026-04-11T00:00");
        assertThat(office.openTasks()).contains("deliverResults").doesNotContain("reviewRenewal");
        assertThat(office.document(file, "renewal-deemed").getBody()).contains("第五十条第二款", "视为准予延续");
        assertThat(office.deadlines(file, "renewal"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(Deadline.State.BREACHED);
    }

    @Test
    void isDeemedGrantedAlsoWhileTheClockStandsStill() {
        CaseFile file = accepted("2026-04-10");
        orders.pause(
                file.getNumber(),
                office.task("reviewRenewal"),
                "planning-natural-resources",
                "EXPERT_REVIEW",
                40,
                "专家评审",
                "评审通知");
        office.passTo("2026-04-11T00:00");
        assertThat(office.documents(file)).contains("renewal-deemed");
    }

    @Test
    void lapsesIfItWasAskedForTooLateAndNothingIsDecided() {
        CaseFile file = accepted("2026-03-31"); // 29 days
        office.passTo("2026-04-01T00:00");
        assertThat(office.document(file, "renewal-lapsed").getBody()).contains("已于2026-03-31期满", "不适用视为准予延续");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void isAskedForInTimeThirtyDaysBeforeTheEnd() {
        CaseFile file = accepted("2026-04-01"); // 30 days
        office.passTo("2026-04-02T00:00");
        assertThat(office.documents(file)).contains("renewal-deemed");
    }

    @Test
    void refusesWhatIsMissingAndLetsTheApplicantWithdraw() {
        CaseFile refused = apply("2026-04-10");
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不属于本机关职权范围");
        assertThat(office.reload(refused).getOutcome()).isEqualTo(Outcome.REFUSED);
        CaseFile withdrawn = accepted("2026-04-10");
        withdrawals.withdraw(withdrawn.getNumber(), Forms.withdrawal());
        assertThat(office.reload(withdrawn).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void refusesToRenewAPermitThatHasExpired() {
        assertThatThrownBy(() -> apply("2026-03-01")).hasMessageContaining("许可已于2026-03-01期满，不能延续");
        apply("2026-03-02");
    }

    @Test
    void countsInTheAveragesWhatItUsedWithoutItsPause() {
        office.open("wulong", "2025-06-03T10:00");
        CaseFile file = accepted("2025-12-31");
        office.setClock("2025-06-05T10:00");
        orders.pause(
                file.getNumber(),
                office.task("reviewRenewal"),
                "planning-natural-resources",
                "EXPERT_REVIEW",
                5,
                "专家评审",
                "评审通知");
        office.setClock("2025-06-12T10:00");
        office.complete("endPause", "pauseResult", "已办结");
        Deadline clock = office.deadlines(file, "renewal").get(0);
        orders.extend(file.getNumber(), clock.getId(), 10, "案情复杂");
        office.complete("decideExtension", "extensionDecision", "grant");
        office.setClock("2025-06-20T15:00");
        office.complete("reviewRenewal", "renewalDecision", "grant", "renewedUntil", "2026-12-31");
        // 13 working days from the 4th to the 20th, five of which it stood still
        assertThat(averages.timeUsed(LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-30")).stream()
                        .filter(row ->
                                row.district().equals("wulong") && row.step().equals("renewal")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.used()).isEqualTo(8);
                    assertThat(row.amount()).isEqualTo(20);
                    assertThat(row.shorter().percent())
                            .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("60"));
                });
    }

    private CaseFile apply(String expires) {
        office.start(
                "permit-renewal",
                "applicantName",
                "重庆江北精工机械有限公司",
                "applicantIdNumber",
                "91500105MA5U3XYB1K",
                "contactName",
                "陈强",
                "applicantPhone",
                "13800138000",
                "projectName",
                "精工机械二期厂房",
                "projectAddress",
                "港城园区A12",
                "permitNumber",
                "建字第500105202500001号",
                "permitExpiresOn",
                expires,
                "renewalReason",
                "资金到位推迟");
        return office.lastCase();
    }

    private CaseFile accepted(String expires) {
        CaseFile file = apply(expires);
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        return file;
    }

    private void finish(CaseFile file) {
        office.complete("deliverResults", "deliveryMethod", "counter", "recipient", "陈强", "deliveredOn", "2026-03-02");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.COMPLETED);
        office.complete("recordRating", "rating", "verySatisfied");
        assertThat(office.openTasks()).isEmpty();
    }
}
