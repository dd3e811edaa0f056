package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.Outcome;
import org.onewindow.casefile.process.Withdrawals;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadline.State;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.process.Recalculations;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** 水电气讯有线电视报装、过户一件事: a branch for each company, none holds up another. 2 March 2026 is a Monday. */
@ProcessTest("utility-transfer")
class UtilityTransferTest {

    @Autowired
    private Office office;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private TaskService tasks;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private Recalculations recalculations;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcTemplate tables;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void transfersEverythingAtOnce() {
        CaseFile file = registered();
        assertThat(office.tasks("serveUser"))
                .extracting(office::group, this::service, task -> Office.local(task.getDueDate()))
                .containsExactlyInAnyOrder(
                        tuple("water-utility", "供水", "2026-03-05T17:30"),
                        tuple("power-utility", "供电", "2026-03-05T17:30"),
                        tuple("gas-utility", "供气", "2026-03-09T17:30"),
                        tuple("telecom-utility", "通信", "2026-03-04T17:30"),
                        tuple("cable-tv-utility", "有线电视", "2026-03-04T17:30"));
        office.tasks("serveUser").forEach(this::serve);
        assertThat(office.openTasks()).containsExactly("deliverResults");
        assertThat(lines(file))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "供水", "供水（供水企业）：已办结，编号供水-1",
                        "供电", "供电（供电企业）：已办结，编号供电-1",
                        "供气", "供气（燃气企业）：已办结，编号供气-1",
                        "通信", "通信（通信运营企业）：已办结，编号通信-1",
                        "有线电视", "有线电视（有线电视企业）：已办结，编号有线电视-1"));
        office.complete("deliverResults", Forms.delivery());
        office.complete("recordRating", "rating", "verySatisfied");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(deadlines.of(file.getNumber()))
                .extracting(Deadline::getState)
                .containsOnly(State.MET);
    }

    @Test
    void holdsUpNoBranchForOneThatFails() {
        CaseFile file = registered();
        office.complete(of("供气"), "branchResult", "arrears", "arrearsAmount", 86.5);
        office.complete(of("有线电视"), "branchResult", "refused", "branchNote", "该房屋未通有线电视");
        serve(of("供水"));
        serve(of("通信"));
        // gas waits for its money and power for its clerk; what is done is done
        assertThat(office.openTasks()).containsExactly("confirmPayment", "serveUser");
        assertThat(office.record(file)).contains("供水（供水企业）：已办结", "有线电视（有线电视企业）：不能办理。该房屋未通有线电视");
        assertThat(office.document(file, "arrears-notice").getBody()).contains("供气有欠费86.5元", "其他服务照常办理");
        assertThat(office.group("confirmPayment")).isEqualTo("gas-utility");
        assertThat(office.due("confirmPayment")).isEqualTo("2026-03-16T17:30");
        office.passTo("2026-03-05T17:30");
        assertThat(office.group("explainOverdue")).isEqualTo("power-utility.head");
        assertThat(office.record(file))
                .contains("红灯超期：“供电过户”应于2026年3月5日 17:30前办结")
                .doesNotContain("“供气过户”");
        office.setClock("2026-03-05T17:31");
        serve(of("供电"));
        assertThat(office.openTasks()).containsExactly("confirmPayment", "explainOverdue");
        office.passTo("2026-03-16T17:30");
        assertThat(office.openTasks()).contains("deliverResults").doesNotContain("confirmPayment", "serveUser");
        assertThat(lines(file))
                .containsEntry("供水", "供水（供水企业）：已办结，编号供水-1")
                .containsEntry("供电", "供电（供电企业）：已办结，编号供电-1")
                .containsEntry("供气", "供气（燃气企业）：欠费未缴清，未办理")
                .containsEntry("通信", "通信（通信运营企业）：已办结，编号通信-1")
                .containsEntry("有线电视", "有线电视（有线电视企业）：不能办理。该房屋未通有线电视");
        assertThat(office.deadlines(file, "branch"))
                .extracting(Deadline::getName, Deadline::getState)
                .containsExactlyInAnyOrder(
                        tuple("供水过户", State.MET),
                        tuple("供电过户", State.BREACHED),
                        tuple("供气过户", State.MET),
                        tuple("通信过户", State.MET),
                        tuple("有线电视过户", State.MET));
    }

    @Test
    void goesOnWithABranchWhenItsArrearsArePaid() {
        CaseFile file = registered("services", List.of("gas", "water"));
        office.complete(of("供气"), "branchResult", "arrears", "arrearsAmount", 86.5);
        office.setClock("2026-03-04T10:00");
        assertThatThrownBy(() -> office.complete("confirmPayment", "arrearsPaid", false, "arrearsPaidOn", "2026-03-04"))
                .hasMessageContaining("arrearsPaid");
        office.complete("confirmPayment", "arrearsPaid", true, "arrearsPaidOn", "2026-03-04");
        assertThat(Office.local(of("供气").getDueDate())).isEqualTo("2026-03-11T17:30");
        serve(of("供气"));
        serve(of("供水"));
        assertThat(lines(file)).containsEntry("供气", "供气（燃气企业）：已办结，编号供气-1");
    }

    @Test
    void takesBackOneBranchAndLeavesTheOthers() {
        CaseFile file = registered("services", List.of("gas", "power", "water"));
        office.complete(of("供电"), "branchResult", "arrears", "arrearsAmount", 10);
        withdrawals.withdraw(file.getNumber(), "gas", "withdrawnService");
        withdrawals.withdraw(file.getNumber(), "power", "withdrawnService");
        assertThat(office.openTasks()).containsExactly("serveUser");
        assertThat(office.group("serveUser")).isEqualTo("water-utility");
        assertThatThrownBy(() -> withdrawals.withdraw(file.getNumber(), "gas", "withdrawnService"))
                .hasMessageContaining("没有正在办理的这一项");
        assertThat(office.deadlines(file, "branch"))
                .extracting(Deadline::getName, Deadline::getState)
                .contains(tuple("供气过户", State.CANCELLED), tuple("供水过户", State.RUNNING));
        serve(of("供水"));
        assertThat(lines(file))
                .containsEntry("供气", "供气（燃气企业）：申请人撤回")
                .containsEntry("供电", "供电（供电企业）：申请人撤回")
                .containsEntry("供水", "供水（供水企业）：已办结，编号供水-1");
    }

    @Test
    void takesBackTheWholeUntilAServiceIsDone() {
        CaseFile first = registered();
        withdrawals.withdraw(first.getNumber(), Forms.withdrawal());
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(first).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(deadlines.of(first.getNumber())).noneMatch(Deadline::isRunning);
        CaseFile second = registered();
        serve(of("供水"));
        assertThatThrownBy(() -> withdrawals.withdraw(second.getNumber(), Forms.withdrawal()))
                .hasMessageContaining("已经作出决定");
        assertThat(office.tasks("serveUser")).hasSize(4);
    }

    @Test
    void returnsWhatIsNotRegisteredForTheApplicant() {
        CaseFile file = accepted();
        assertThat(office.openTasks()).containsExactly("confirmRegistration");
        assertThat(office.group("confirmRegistration")).isEqualTo("property-registration-centre");
        assertThat(office.due("confirmRegistration")).isEqualTo("2026-03-03T17:30");
        office.passTo("2026-03-03T17:30");
        assertThat(office.group("explainOverdue")).isEqualTo("property-registration-centre.head");
        office.complete("confirmRegistration", "registrationResult", "notRegistered", "registrationNote", "仍登记在刘明名下");
        assertThat(office.openTasks()).containsExactly("explainOverdue");
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.RETURNED);
        assertThat(office.document(file, "transfer-not-registered").getBody()).contains("仍登记在刘明名下");
    }

    @Test
    void endsIfTheWindowRefuses() {
        office.start("utility-transfer", Forms.transferApplication());
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不在服务范围");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  2026-03-11, 2026-03-11",
        "dianjiang, 2026-03-13, 2026-03-12",
        "wulong,    2026-03-13, 2026-03-12"
    })
    void installsWithTheSameDiagram(String district, String water, String power) {
        office.open(district, "2026-03-02T10:00");
        office.start(
                "utility-transfer",
                Forms.transferApplication(
                        "serviceItem",
                        "utility-installation",
                        "formerOwner",
                        null,
                        "services",
                        List.of("water", "power")));
        CaseFile file = office.lastCase();
        assertThat(file.getItemName()).isEqualTo("水电气讯有线电视报装一件事");
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(office.openTasks()).containsExactly("serveUser", "serveUser");
        assertThat(Office.local(of("供水").getDueDate())).isEqualTo(water + "T17:30");
        assertThat(Office.local(of("供电").getDueDate())).isEqualTo(power + "T17:30");
    }

    @Test
    void takesAChangedLimitForItsOwnBranchOnly() throws IOException {
        CaseFile file = registered();
        String deployment = deployGasLimit(8);
        try {
            long change = changes.draft(
                            new CalendarChanges.Proposal(
                                    "jiangbei", CalendarChange.Kind.LIMITS, null, "", "江北府办〔2026〕3号", "放宽供气过户"),
                            Actor.SYSTEM)
                    .change()
                    .getId();
            assertThat(recalculations.trial(change, 10).moved()).isEqualTo(1);
            recalculations.apply(change, Actor.SYSTEM);
            for (List<Job> jobs = messages(); !jobs.isEmpty(); jobs = messages()) {
                management.executeJob(jobs.get(0).getId());
            }
            assertThat(office.deadlines(file, "branch"))
                    .extracting(Deadline::getName, Deadline::getAmount)
                    .containsExactlyInAnyOrder(
                            tuple("供水过户", 3), tuple("供电过户", 3), tuple("供气过户", 8), tuple("通信过户", 2), tuple("有线电视过户", 2));
            assertThat(Office.local(of("供气").getDueDate())).isEqualTo("2026-03-12T17:30");
            assertThat(Office.local(of("供水").getDueDate())).isEqualTo("2026-03-05T17:30");
        } finally {
            repository.deleteDeployment(deployment);
            tables.execute("delete from recalculation");
            tables.execute("delete from calendar_change");
        }
    }

    private List<Job> messages() {
        return management.createJobQuery().messages().list();
    }

    /** As its owner would: the table with another figure, deployed into the running engine. */
    private String deployGasLimit(int days) throws IOException {
        try (InputStream table = getClass().getResourceAsStream("/bpmn/utility/utility-transfer-time-limits.dmn")) {
            DmnModelInstance model = Dmn.readModelFromStream(table);
            model.getModelElementsByType(Rule.class).stream()
                    .filter(rule -> rule.getTextContent().contains("供气过户"))
                    .flatMap(rule -> rule.getOutputEntries().stream())
                    .filter(entry -> entry.getText().getTextContent().equals("5"))
                    .forEach(entry -> entry.getText().setTextContent(String.valueOf(days)));
            return repository
                    .createDeployment()
                    .name("an owner's change")
                    .addModelInstance("utility-transfer-time-limits.dmn", model)
                    .deploy()
                    .getId();
        }
    }

    @Test
    void demandsTheAuthorisationAndAService() {
        assertThatThrownBy(() -> office.start("utility-transfer", Forms.transferApplication("authorised", false)))
                .hasMessageContaining("authorised");
        assertThatThrownBy(() -> office.start("utility-transfer", Forms.transferApplication("services", List.of())))
                .hasMessageContaining("services");
        assertThat(office.openTasks()).isEmpty();
    }

    private CaseFile accepted(Object... changes) {
        office.start("utility-transfer", Forms.transferApplication(changes));
        CaseFile file = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        return file;
    }

    private CaseFile registered(Object... changes) {
        CaseFile file = accepted(changes);
        office.complete("confirmRegistration", "registrationResult", "registered");
        return file;
    }

    private String service(Task task) {
        return (String) tasks.getVariable(task.getId(), "branchName");
    }

    private Task of(String service) {
        return office.tasks("serveUser").stream()
                .filter(task -> service(task).equals(service))
                .findFirst()
                .orElseThrow();
    }

    private void serve(Task task) {
        office.complete(task, "branchResult", "done", "branchNumber", service(task) + "-1");
    }

    /** The result by service, as its line says. */
    private Map<String, String> lines(CaseFile file) {
        return office.document(file, "transfer-result")
                .getBody()
                .lines()
                .filter(line -> line.contains("企业）："))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf("（")), line -> line));
    }
}
