package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.calendar.CountedDay;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.Light;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.beans.factory.annotation.Autowired;

/** 停表 of the clocks of 合并办理: promised 1, statutory 20 working days. 2 March 2026 is a Monday. */
@ProcessTest("pause")
class PauseTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

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

    private void pause(String reason, int days) {
        orders.pause(
                file.getNumber(),
                office.task("signCommitment"),
                "government-services-office",
                reason,
                days,
                "需对地基承载力作鉴定",
                "鉴定委托书 渝鉴〔2026〕12号");
    }

    private Deadline clock(ClockKind kind) {
        return office.deadlines(file, "permit").stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String due(Deadline clock) {
        return Office.local(Date.from(clock.getDueAt()));
    }

    private List<Job> timers() {
        return management
                .createJobQuery()
                .processInstanceId(clock(ClockKind.STATUTORY).getProcessInstanceId())
                .timers()
                .orderByJobDuedate()
                .asc()
                .list();
    }

    @Test
    void holdsTheTimersAndGivesBackExactlyTheRest() {
        pause("APPRAISAL", 5);
        assertThat(office.document(file, "pause-notice").getBody()).contains("鉴定", "5", "渝鉴〔2026〕12号", "第四十五条");
        assertThat(clock(ClockKind.STATUTORY)
                        .light(Office.date("2026-03-02T10:00").toInstant()))
                .isEqualTo(Light.BLUE);
        assertThat(deadlines.remainingDays(clock(ClockKind.STATUTORY))).isEqualTo(20);
        assertThat(timers()).hasSize(4).allMatch(Job::isSuspended);
        assertThat(office.task("signCommitment").getDueDate()).isNull();
        office.passTo("2026-03-05T11:00");
        assertThat(office.record(file)).contains("停止计时：").doesNotContain("红灯超期", "黄灯预警");
        assertThat(deadlines.remainingDays(clock(ClockKind.PROMISED))).isEqualTo(1);
        assertThat(office.group("endPause")).isEqualTo("government-services-office");
        assertThat(office.due("endPause")).isEqualTo("2026-03-09T17:30");
        office.complete("endPause", "pauseResult", "鉴定合格");
        assertThat(office.documents(file)).containsExactly("pause-notice", "resumption-notice");
        assertThat(due(clock(ClockKind.PROMISED))).isEqualTo("2026-03-06T17:30");
        assertThat(due(clock(ClockKind.STATUTORY))).isEqualTo("2026-04-02T17:30");
        assertThat(office.due("signCommitment")).isEqualTo("2026-03-06T17:30");
        assertThat(timers())
                .allMatch(job -> !job.isSuspended())
                .extracting(job -> Office.local(job.getDuedate()))
                .contains("2026-03-06T17:30", "2026-04-02T17:30");
        office.passTo("2026-03-06T17:30");
        assertThat(office.record(file)).contains("红灯超期");
        assertThat(deadlines.explain(clock(ClockKind.PROMISED)))
                .extracting(CountedDay::why)
                .containsExactly(
                        "起算日不计",
                        "停表（鉴定，" + file.getNumber() + "-01）",
                        "停表（鉴定，" + file.getNumber() + "-01）",
                        "停表（鉴定，" + file.getNumber() + "-01）",
                        "工作日");
    }

    /** What came in on a Saturday begins on Monday, 9 March. */
    @Test
    void holdsAClockThatHasNotBegunYet() {
        office.open("jiangbei", "2026-03-07T11:00");
        file = office.receive();
        office.startPermit(file);
        assertThat(deadlines.remainingDays(clock(ClockKind.PROMISED))).isEqualTo(1);
        assertThat(deadlines.remainingDays(clock(ClockKind.STATUTORY))).isEqualTo(20);
        assertThat(due(clock(ClockKind.PROMISED))).isEqualTo("2026-03-10T17:30");
        pause("EXPERT_REVIEW", 3);
        assertThat(deadlines.remainingDays(clock(ClockKind.PROMISED))).isEqualTo(1);
        office.setClock("2026-03-10T11:00");
        assertThat(deadlines.remainingDays(clock(ClockKind.PROMISED))).isEqualTo(1);
        office.complete("endPause", "pauseResult", "评审通过");
        assertThat(deadlines.remainingDays(clock(ClockKind.PROMISED))).isEqualTo(1);
        assertThat(deadlines.remainingDays(clock(ClockKind.STATUTORY))).isEqualTo(20);
        assertThat(due(clock(ClockKind.PROMISED))).isEqualTo("2026-03-11T17:30");
    }

    @Test
    void escalatesAPauseThatLastsLongerThanAnnounced() {
        pause("HEARING", 2);
        office.passTo("2026-03-04T17:30");
        assertThat(office.record(file)).contains("红灯超期：“停表事由办理”应于2026年3月4日 17:30前办结");
        assertThat(office.openTasks()).contains("endPause", "explainOverdue");
        assertThat(clock(ClockKind.STATUTORY).isPaused()).isTrue();
    }

    @Test
    void countsTwoPausesAtATimeOnce() {
        pause("HEARING", 2);
        office.setClock("2026-03-03T10:00");
        pause("APPRAISAL", 2);
        office.setClock("2026-03-04T10:00");
        office.complete(office.tasks("endPause").get(0), "pauseResult", "已办结");
        assertThat(clock(ClockKind.STATUTORY).isPaused()).isTrue();
        office.setClock("2026-03-05T10:00");
        office.complete("endPause", "pauseResult", "已办结");
        assertThat(due(clock(ClockKind.STATUTORY))).isEqualTo("2026-04-02T17:30");
    }

    @Test
    void endsWithTheClocks() {
        pause("APPRAISAL", 5);
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
        assertThat(office.openTasks()).containsOnly("contactApplicant");
        assertThat(clock(ClockKind.STATUTORY).getState()).isEqualTo(Deadline.State.MET);
        assertThat(clock(ClockKind.STATUTORY).getUsed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"SITE_VISIT, 5, reason", "USER, 5, reason", "APPRAISAL, 0, days", "APPRAISAL, 251, days"})
    void refusesWhatTheLawDoesNotKnow(String reason, int days, String field) {
        assertThatThrownBy(() -> pause(reason, days))
                .isInstanceOfSatisfying(
                        org.onewindow.web.BadFieldException.class,
                        e -> assertThat(e.field()).isEqualTo(field));
        assertThat(clock(ClockKind.STATUTORY).isPaused()).isFalse();
        assertThat(office.documents(file)).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("pause")
                        .count())
                .isZero();
    }

    @Test
    void refusesToHoldWhatIsOverdue() {
        office.passTo("2026-03-31T10:00");
        assertThatThrownBy(() -> pause("APPRAISAL", 5)).hasMessageContaining("停止计时");
        assertThat(LocalDateTime.ofInstant(clock(ClockKind.STATUTORY).getDueAt(), ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026-03-30T17:30");
    }
}
