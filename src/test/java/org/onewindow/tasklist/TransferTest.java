package org.onewindow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.ExtensionRule;
import org.onewindow.deadline.process.Transfers;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who may transfer a task 移送, to whom, and what becomes of its clock. */
@EngineTest
class TransferTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String HOUSING = "housing-urban-rural-construction";
    private static final String PLANNING = "planning-natural-resources";
    private static final String REASON = "该项工程的施工许可由规划部门一并办理";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Transfers transfers;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private JdbcTemplate tables;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private CaseFile file;
    private Task task;

    /** 2 March 2026 is a Monday. 施工许可审查 has a clock of its own: seven days, until Monday 9 March. */
    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        open("jiangbei");
    }

    private void open(String district) {
        office.open(district, "2026-03-02T10:00");
        file = office.receive();
        office.startPermit(file);
        office.complete("signCommitment", Forms.commitment());
        task = office.task("decideConstruction");
    }

    @AfterEach
    void close() {
        tables.execute("delete from calendar_change");
        office.close();
    }

    private void logIn(String user, String district, String... groups) {
        identity.setAuthentication(user, List.of(groups), List.of(district));
    }

    private void logInAsHousing() {
        logIn("li", "jiangbei", HOUSING, "clerk");
    }

    private void logInAsPlanning() {
        logIn("zhou", "jiangbei", PLANNING, "clerk");
    }

    private ResultActions transfer(String department, String reason) throws Exception {
        Map<String, String> body = new HashMap<>();
        body.put("department", department);
        body.put("reason", reason);
        return http.perform(post(ROOT + "tasks/" + task.getId() + "/transfer")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(body)));
    }

    private ResultActions caseOfTask() throws Exception {
        return http.perform(get(ROOT + "tasks/" + task.getId() + "/case"));
    }

    private Deadline clock() {
        return office.deadlines(file, "decideConstruction").get(0);
    }

    private void assertNothingHappened() {
        office.go("jiangbei");
        assertThat(office.group(task)).isEqualTo(HOUSING);
        assertThat(clock().getDepartment()).isEqualTo(HOUSING);
        assertThat(transfers.of(file.getNumber())).isEmpty();
        assertThat(office.record(file)).doesNotContain("移送");
    }

    @Test
    void theTaskGoesToTheDepartmentThatIsChosenAndItsClockGoesOn() throws Exception {
        Deadline before = clock();
        logInAsHousing();
        tasks.claim(task.getId(), "li");
        http.perform(get(ROOT + "tasks/" + task.getId() + "/transfer"))
                .andExpect(status().isOk())
                .andExpect(jsonPath(
                        "$[*].id",
                        hasItems(PLANNING, "water-utility", "urban-management", "property-registration-centre")))
                .andExpect(jsonPath("$[?(@.id=='" + PLANNING + "')].name", hasItem("规划自然资源局")))
                .andExpect(jsonPath("$[*].id", not(hasItem(HOUSING))))
                .andExpect(jsonPath("$[*].id", not(hasItem("government-supervision-office"))));
        caseOfTask().andExpect(jsonPath("$.canTransfer").value(true)).andExpect(jsonPath("$.transfers", empty()));
        office.setClock("2026-03-04T10:00");
        transfer(PLANNING, REASON)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.department").value("规划自然资源局"));

        // Who had the task sees it no more, and cannot do it again.
        caseOfTask().andExpect(status().isNotFound());
        transfer(PLANNING, REASON).andExpect(status().isNotFound());
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();

        logInAsPlanning();
        assertThat(tasks.createTaskQuery()
                        .taskId(task.getId())
                        .taskCandidateGroup(PLANNING)
                        .taskUnassigned()
                        .count())
                .isEqualTo(1);
        caseOfTask()
                .andExpect(jsonPath("$.transfers", hasSize(1)))
                .andExpect(jsonPath("$.transfers[0].task").value(task.getId()))
                .andExpect(jsonPath("$.transfers[0].taskName").value("施工许可审查"))
                .andExpect(jsonPath("$.transfers[0].from").value("住房城乡建委"))
                .andExpect(jsonPath("$.transfers[0].to").value("规划自然资源局"))
                .andExpect(jsonPath("$.transfers[0].reason").value(REASON))
                .andExpect(jsonPath("$.transfers[0].by").value("li"))
                .andExpect(jsonPath("$.transfers[0].at").value("2026-03-04T10:00:00"));
        office.go("jiangbei");
        assertThat(clock().getDepartment()).isEqualTo(PLANNING);
        assertThat(clock().getStartedAt()).isEqualTo(before.getStartedAt());
        assertThat(clock().getDueAt()).isEqualTo(before.getDueAt());
        assertThat(office.deadlines(file, "decideConstruction")).hasSize(1);
        assertThat(office.due("decideConstruction")).isEqualTo("2026-03-09T17:30");
        assertThat(office.record(file))
                .contains("移送：“施工许可审查”由住房城乡建委移送规划自然资源局，理由：" + REASON)
                .contains("时限不重新起算：施工许可审查法定时限2026年3月9日 17:30届满");
        // The step is a part of the permit, for which the same department answers as before.
        assertThat(office.deadlines(file, "permit"))
                .extracting(Deadline::getDepartment)
                .doesNotContain(PLANNING);

        logInAsPlanning();
        tasks.claim(task.getId(), "zhou");
        tasks.complete(
                task.getId(), Office.variables("constructionDecision", "grant", "constructionPermitNumber", "施字第1号"));
        assertThat(clock().getState()).isEqualTo(Deadline.State.MET);
    }

    @Test
    void theDatesFollowTheOfficeDaysOfTheDepartmentThatTakesIt() throws Exception {
        changes.apply(
                changes.draft(
                                new CalendarChanges.Proposal(
                                        "jiangbei/urban-management",
                                        CalendarChange.Kind.AMENDMENT,
                                        null,
                                        "date,kind,name\n2026-03-09,holiday,迁址\n",
                                        "江北城管〔2026〕1号",
                                        "迁址"),
                                Actor.SYSTEM)
                        .change()
                        .getId(),
                Actor.SYSTEM);
        logInAsHousing();
        transfer("urban-management", REASON).andExpect(status().isCreated());
        office.go("jiangbei");
        assertThat(office.due("decideConstruction")).isEqualTo("2026-03-10T17:30");
        assertThat(Office.local(Date.from(clock().getDueAt()))).isEqualTo("2026-03-10T17:30");
        assertThat(management.createJobQuery().timers().list())
                .filteredOn(job -> job.getProcessInstanceId().equals(task.getProcessInstanceId()))
                .extracting(Job::getDuedate)
                .contains(Office.date("2026-03-10T17:30"))
                .doesNotContain(Office.date("2026-03-09T17:30"));
        office.passTo("2026-03-10T17:29");
        assertThat(office.record(file)).doesNotContain("红灯超期：“施工许可审查”");
        office.passTo("2026-03-10T17:30");
        assertThat(office.record(file)).contains("红灯超期：“施工许可审查”应于2026年3月10日 17:30前办结");
        assertThat(office.tasks("explainOverdue")).extracting(office::group).contains("urban-management.head");
    }

    @Test
    void aClockThatIsOverdueStaysWithWhoLetItRunOut() throws Exception {
        office.passTo("2026-03-09T17:30");
        logInAsHousing();
        transfer(PLANNING, REASON).andExpect(status().isCreated());
        office.go("jiangbei");
        assertThat(office.group("decideConstruction")).isEqualTo(PLANNING);
        assertThat(clock().getDepartment()).isEqualTo(HOUSING);
        assertThat(office.due("decideConstruction")).isEqualTo("2026-03-09T17:30");
        assertThat(office.tasks("explainOverdue")).extracting(office::group).contains(HOUSING + ".head");
    }

    @Test
    void itMayComeBack() throws Exception {
        logInAsHousing();
        transfer(PLANNING, REASON).andExpect(status().isCreated());
        logInAsPlanning();
        transfer(HOUSING, "属住房城乡建委职责，退回").andExpect(status().isCreated());
        caseOfTask().andExpect(status().isNotFound());
        logInAsHousing();
        caseOfTask()
                .andExpect(jsonPath("$.transfers", hasSize(2)))
                .andExpect(jsonPath("$.transfers[1].from").value("规划自然资源局"))
                .andExpect(jsonPath("$.canTransfer").value(true));
        office.go("jiangbei");
        assertThat(clock().getDepartment()).isEqualTo(HOUSING);
    }

    @ParameterizedTest
    @CsvSource({
        "housing-urban-rural-construction, 任务已在住房城乡建委",
        "no-such-department, 请从清单中选择",
        "government-supervision-office, 请从清单中选择",
        "housing-urban-rural-construction.head, 请从清单中选择",
        "market-regulation, 请从清单中选择",
        "'', 请从清单中选择",
        ", 请从清单中选择"
    })
    void aDepartmentThatCannotTakeItIsRefused(String department, String why) throws Exception {
        logInAsHousing();
        transfer(department, REASON)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("department"))
                .andExpect(jsonPath("$.detail", containsString(why)));
        assertNothingHappened();
    }

    @Test
    void onlyDepartmentsOfTheDistrictAreOffered() throws Exception {
        open("dianjiang");
        logIn("yang", "dianjiang", HOUSING, "clerk");
        http.perform(get(ROOT + "tasks/" + task.getId() + "/transfer"))
                .andExpect(jsonPath("$[*].id", hasItem(PLANNING)))
                .andExpect(jsonPath("$[*].id", not(hasItem("property-registration-centre"))));
        transfer("property-registration-centre", REASON)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("department"));
    }

    @ParameterizedTest
    @CsvSource({"' '", "''", ","})
    void aTransferWithoutAReasonIsRefused(String reason) throws Exception {
        logInAsHousing();
        transfer(PLANNING, reason)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"))
                .andExpect(jsonPath("$.detail").value("移送理由不能为空"));
        transfer(PLANNING, "长".repeat(2001))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"));
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  planning-natural-resources clerk",
        "jiangbei,  government-services-office window-clerk",
        "jiangbei,  housing-urban-rural-construction.head head supervision",
        "dianjiang, housing-urban-rural-construction clerk"
    })
    void whoCannotSeeTheTaskIsRefused(String district, String groups) throws Exception {
        logIn("zhou", district, groups.split(" "));
        transfer(PLANNING, REASON).andExpect(status().isNotFound());
        http.perform(get(ROOT + "tasks/" + task.getId() + "/transfer")).andExpect(status().isNotFound());
        assertNothingHappened();
    }

    @Test
    void whoOnlySeesTheTaskIsRefused() throws Exception {
        Authorization sees = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        sees.setGroupId("head");
        sees.setResource(Resources.TASK);
        sees.setResourceId(task.getId());
        sees.addPermission(Permissions.READ);
        authorizations.saveAuthorization(sees);
        try {
            logIn("zhao", "jiangbei", HOUSING + ".head", "head");
            transfer(PLANNING, REASON).andExpect(status().isForbidden());
            http.perform(get(ROOT + "tasks/" + task.getId() + "/transfer")).andExpect(status().isForbidden());
            caseOfTask().andExpect(jsonPath("$.canTransfer").value(false));
        } finally {
            office.go("jiangbei");
            authorizations.deleteAuthorization(sees.getId());
        }
        assertNothingHappened();
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        identity.clearAuthentication();
        transfer(PLANNING, REASON).andExpect(status().isUnauthorized());
        assertNothingHappened();
    }

    /** Two clerks of the department press the button at the same moment. */
    @Test
    void theSecondOfTwoIsRefused() {
        transfers.transfer(file.getNumber(), task, HOUSING, PLANNING, REASON);
        assertThatThrownBy(() -> transfers.transfer(file.getNumber(), task, HOUSING, "water-utility", REASON))
                .isInstanceOf(BadFieldException.class)
                .hasMessageContaining("已经办结或者已经移送");
        assertThat(office.group("decideConstruction")).isEqualTo(PLANNING);
        assertThat(transfers.of(file.getNumber())).hasSize(1);
    }

    @Test
    void aClockThatStandsStillIsResumedFirst() throws Exception {
        logInAsHousing();
        http.perform(post(ROOT + "tasks/" + task.getId() + "/pauses")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(Map.of(
                                "reason", "EXPERT_REVIEW",
                                "days", 3,
                                "explanation", "深基坑专家评审",
                                "evidence", "评审通知1号"))))
                .andExpect(status().isCreated());
        transfer(PLANNING, REASON)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("时限正在停止计时，恢复计时后才能移送"));
        assertNothingHappened();
        office.complete("endPause", "pauseResult", "评审通过");
        logInAsHousing();
        transfer(PLANNING, REASON).andExpect(status().isCreated());
    }

    @Test
    void anExtensionIsDecidedOnFirst() throws Exception {
        Long extension = deadlines
                .requestExtension(clock().getId(), new ExtensionRule(10, 1, "", "依据"), 2, "情况复杂", Actor.SYSTEM)
                .getId();
        logInAsHousing();
        transfer(PLANNING, REASON)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("延期申请正在审批，作出决定后才能移送"));
        assertNothingHappened();
        deadlines.deny(extension, "理由不充分", Actor.SYSTEM);
        logInAsHousing();
        transfer(PLANNING, REASON).andExpect(status().isCreated());
    }

    /** Who paused a clock resumes it: such a task belongs to somebody by its nature. */
    @Test
    void aTaskThatNoDutyAssignsIsNotTransferred() throws Exception {
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
                HOUSING,
                "promiseOfMaterials",
                false);
        task = office.task("verifyPromise");
        logInAsHousing();
        caseOfTask().andExpect(jsonPath("$.canTransfer").value(false));
        http.perform(get(ROOT + "tasks/" + task.getId() + "/transfer")).andExpect(jsonPath("$", empty()));
        transfer(PLANNING, REASON)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("“核实承诺事项”不是按部门职责分派的任务，不能移送"));
        office.go("jiangbei");
        assertThat(office.group("verifyPromise")).isEqualTo(HOUSING);
    }

    @Test
    void theSupervisionOfficeKeepsItsOwn() throws Exception {
        office.passTo("2026-03-09T17:30");
        office.passTo("2026-03-20T17:30");
        Task supervision = office.tasks("superviseOverdue").get(0);
        task = supervision;
        logIn("sun", "jiangbei", "government-supervision-office", "supervision");
        transfer(HOUSING, REASON)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("“督查督办”不是按部门职责分派的任务，不能移送"));
    }
}
