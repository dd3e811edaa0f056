package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.beans.factory.annotation.Autowired;

/** 延期 of the statutory clock of 合并办理 (许可法第四十二条): once, ten working days, by the head. 2 March 2026 is a Monday. */
@ProcessTest("extension")
class ExtensionTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private ManagementService management;

    private CaseFile file;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        office.startPermit(file);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Deadline clock(ClockKind kind) {
        return office.deadlines(file, "permit").stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void ask(ClockKind kind, int days) {
        orders.extend(file.getNumber(), clock(kind).getId(), days, "需征求上级主管部门意见");
    }

    private String due() {
        return Office.local(Date.from(clock(ClockKind.STATUTORY).getDueAt()));
    }

    @Test
    void isGrantedByTheHeadOnceAndToldToTheApplicant() {
        ask(ClockKind.STATUTORY, 10);
        assertThat(office.group("decideExtension")).isEqualTo("housing-urban-rural-construction.head");
        assertThatThrownBy(() -> ask(ClockKind.STATUTORY, 5)).hasMessageContaining("正在审批");
        office.complete("decideExtension", "extensionDecision", "grant");
        assertThat(due()).isEqualTo("2026-04-14T17:30"); // 6 April is 清明节
        assertThat(office.document(file, "extension-notice").getBody()).contains("2026年4月14日", "需征求上级主管部门意见");
        assertThat(management.createJobQuery().timers().list())
                .extracting(Job::getDuedate)
                .contains(Date.from(clock(ClockKind.STATUTORY).getDueAt()));
        assertThatThrownBy(() -> ask(ClockKind.STATUTORY, 5)).hasMessageContaining("最多延期1次");
    }

    @Test
    void isDeniedWithReasons() {
        ask(ClockKind.STATUTORY, 10);
        assertThatThrownBy(() -> office.complete("decideExtension", "extensionDecision", "deny"))
                .hasMessageContaining("extensionOpinion");
        office.complete("decideExtension", "extensionDecision", "deny", "extensionOpinion", "理由不充分");
        assertThat(due()).isEqualTo("2026-03-30T17:30");
        assertThat(office.record(file)).contains("不予延期：理由不充分");
        assertThat(office.documents(file)).isEmpty();
    }

    @Test
    void isRefusedBeyondTheRule() {
        assertThatThrownBy(() -> ask(ClockKind.STATUTORY, 11)).hasMessageContaining("1到10个工作日");
        assertThatThrownBy(() -> ask(ClockKind.STATUTORY, 0)).hasMessageContaining("1到10个工作日");
        assertThatThrownBy(() -> ask(ClockKind.PROMISED, 1)).hasMessageContaining("没有可以延期的依据");
        office.passTo("2026-03-30T17:30");
        assertThatThrownBy(() -> ask(ClockKind.STATUTORY, 5)).hasMessageContaining("已经届满");
    }

    @Test
    void cannotBeGrantedWhenTheLimitHasRunOut() {
        office.passTo("2026-03-30T10:00");
        ask(ClockKind.STATUTORY, 10);
        office.passTo("2026-03-31T17:30");
        assertThat(office.record(file)).contains("红灯超期：“审批延期”应于2026年3月31日 17:30前办结");
        assertThatThrownBy(() -> office.complete("decideExtension", "extensionDecision", "grant"))
                .hasMessageContaining("已经届满");
        assertThat(due()).isEqualTo("2026-03-30T17:30");
    }

    @Test
    void waitsForTheEndOfAPause() {
        orders.pause(
                file.getNumber(),
                office.task("signCommitment"),
                "government-services-office",
                "APPRAISAL",
                5,
                "鉴定",
                "委托书");
        ask(ClockKind.STATUTORY, 10);
        office.complete("decideExtension", "extensionDecision", "grant");
        assertThat(clock(ClockKind.STATUTORY).isPaused()).isTrue();
        office.setClock("2026-03-05T10:00");
        office.complete("endPause", "pauseResult", "已办结");
        assertThat(due()).isEqualTo("2026-04-17T17:30");
    }

    @Test
    void endsWithTheClock() {
        ask(ClockKind.STATUTORY, 10);
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
        assertThat(office.openTasks()).containsOnly("contactApplicant");
    }
}
