package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 竣工联合验收: all departments side by side; it passes if none is against it. 2 March 2026 is a Monday. */
@ProcessTest("joint-acceptance")
class JointAcceptanceTest {

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
    void passesIfNobodyIsAgainstIt() {
        CaseFile file = completed();
        assertThat(office.group("takeAcceptance")).isEqualTo("government-services-office");
        office.complete("takeAcceptance", Forms.completion());
        assertThat(office.group("surveyJointly")).isEqualTo("housing-urban-rural-construction");
        assertThat(office.due("surveyJointly")).isEqualTo("2026-03-05T17:30");
        office.complete("surveyJointly", Forms.jointSurvey());
        assertThat(office.tasks("giveOpinion"))
                .extracting(office::group)
                .containsExactlyInAnyOrder(
                        "housing-urban-rural-construction",
                        "planning-natural-resources",
                        "civil-air-defence",
                        "urban-management");
        assertThat(office.tasks("giveOpinion"))
                .extracting(task -> Office.local(task.getDueDate()))
                .containsOnly("2026-03-04T17:30");
        office.tasks("giveOpinion").forEach(this::agree);
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).containsExactly("acceptance-opinion", "completion-filing");
        assertThat(office.document(file, "acceptance-opinion").getBody())
                .contains("住房城乡建委：同意通过", "规划自然资源局：同意通过", "人民防空办：同意通过", "城市管理局：同意通过");
        assertThat(office.document(file, "completion-filing").getBody()).contains("申请人无需另行办理");
        assertThat(office.record(file)).contains("联合验收通过，推送不动产登记");
        assertThat(office.deadlines(file, "acceptanceOpinion"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.MET);
    }

    @Test
    void waitsForTheLastOpinion() {
        CaseFile file = surveyed();
        office.tasks("giveOpinion").stream().skip(1).forEach(this::agree);
        assertThat(office.openTasks()).containsExactly("giveOpinion");
        assertThat(office.documents(file)).isEmpty();
        assertThat(office.deadlines(file, "acceptanceOpinion"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.RUNNING);
    }

    @Test
    void asksAllAgainAfterARectification() {
        CaseFile file = surveyed();
        office.complete(opinionOf("civil-air-defence"), "opinion", "fail", "opinionText", "人防门未安装");
        office.tasks("giveOpinion").forEach(this::agree);
        assertThat(office.openTasks()).containsExactly("receiveRectification");
        assertThat(office.group("receiveRectification")).isEqualTo("government-services-office");
        assertThat(office.document(file, "acceptance-rectification").getBody()).contains("人民防空办：不同意通过。人防门未安装");
        office.complete("receiveRectification", "rectificationReport", "人防门已安装");
        office.complete("surveyJointly", Forms.jointSurvey());
        assertThat(office.tasks("giveOpinion")).hasSize(4);
        office.tasks("giveOpinion").forEach(this::agree);
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.document(file, "acceptance-opinion").getBody()).doesNotContain("人防门未安装");
        assertThat(office.deadlines(file, "jointSurvey")).hasSize(2);
    }

    @Test
    void passesOnAPromiseAndFollowsItUp() {
        CaseFile file = surveyed();
        office.complete(opinionOf("urban-management"), promise("no", "2026-03-20"));
        office.tasks("giveOpinion").forEach(this::agree);
        assertThat(office.document(file, "acceptance-opinion").getBody())
                .contains("城市管理局：承诺限时完善（于2026-03-20前完成：补种乔木20株）。绿化未完成\n");
        assertThat(office.openTasks()).containsExactly("verifyPromise");
        assertThat(office.group("verifyPromise")).isEqualTo("urban-management");
        assertThat(office.due("verifyPromise")).isEqualTo("2026-03-20T17:30");
    }

    @Test
    void refusesAPromiseAboutSafety() {
        CaseFile file = surveyed();
        Task task = opinionOf("housing-urban-rural-construction");
        String record = office.record(file);
        assertThatThrownBy(() -> office.complete(task, promise("yes", "2026-03-20")))
                .hasMessageContaining("影响结构安全或者使用功能的事项不得承诺");
        assertThatThrownBy(() -> office.complete(task, promise("no", "2026-03-02")))
                .hasMessageContaining("承诺完成日期须在今日之后");
        assertThatThrownBy(() -> office.complete(task, "opinion", "promise", "opinionText", "待完善"))
                .hasMessageContaining("affectsSafety");
        assertThat(office.tasks("giveOpinion")).hasSize(4);
        assertThat(office.record(file)).isEqualTo(record);
    }

    @Test
    void supervisesALateSurveyAndLateOpinions() {
        CaseFile file = completed();
        office.complete("takeAcceptance", Forms.completion());
        office.passTo("2026-03-05T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "surveyJointly");
        assertThat(office.group("explainOverdue")).isEqualTo("housing-urban-rural-construction.head");
        office.complete("surveyJointly", Forms.jointSurvey());
        office.tasks("giveOpinion").stream().skip(1).forEach(this::agree);
        office.passTo("2026-03-09T17:29");
        assertThat(office.tasks("explainOverdue")).hasSize(1);
        office.passTo("2026-03-09T17:30");
        assertThat(office.tasks("explainOverdue")).hasSize(2);
        office.setClock("2026-03-09T17:31");
        agree(office.task("giveOpinion"));
        assertThat(office.deadlines(file, "acceptanceOpinion"))
                .singleElement()
                .extracting(Deadline::getState)
                .isEqualTo(State.BREACHED);
        assertThat(office.documents(file)).containsExactly("acceptance-opinion", "completion-filing");
    }

    private CaseFile completed() {
        CaseFile file = office.receive();
        office.startFor(file, "joint-acceptance");
        return file;
    }

    private CaseFile surveyed() {
        CaseFile file = completed();
        office.complete("takeAcceptance", Forms.completion());
        office.complete("surveyJointly", Forms.jointSurvey());
        return file;
    }

    private Task opinionOf(String department) {
        return office.tasks("giveOpinion").stream()
                .filter(task -> office.group(task).equals(department))
                .findFirst()
                .orElseThrow();
    }

    private void agree(Task task) {
        office.complete(task, "opinion", "pass", "opinionText", "同意");
    }

    private static Object[] promise(String affectsSafety, String by) {
        return new Object[] {
            "opinion", "promise",
            "opinionText", "绿化未完成",
            "affectsSafety", affectsSafety,
            "promisedMatter", "补种乔木20株",
            "promisedFor", by
        };
    }
}
