package org.onewindow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Urging 催办, handing over 转办, comments 留言, joint signing 会签, claiming and assigning several at once 批量. */
@EngineTest
class TeamworkTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String HOUSING = "housing-urban-rural-construction";
    private static final String WINDOW = "government-services-office";
    private static final String SUPERVISION = "government-supervision-office";
    private static final String REASON = "申请人来电询问进度";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate tables;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private CaseFile file;
    private Task task;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        office.open("jiangbei", "2026-03-02T10:00");
        identity.clearAuthentication();
        person("t-li", "李明", "jiangbei", HOUSING, "clerk");
        person("t-he", "何平", "jiangbei", HOUSING, "clerk");
        person("t-zhao", "赵刚", "jiangbei", HOUSING, HOUSING + ".head", "head");
        person("t-wang", "王芳", "jiangbei", WINDOW, "window-clerk");
        person("t-sun", "孙卫", "jiangbei", SUPERVISION, "supervision");
        person("t-zhou", "周丽", "jiangbei", "planning-natural-resources", "clerk");
        person("t-yang", "杨波", "dianjiang", HOUSING, HOUSING + ".head", "clerk");
        person("t-chen", "陈琳", "dianjiang", WINDOW, "window-clerk");
        office.go("jiangbei");
        file = office.receive();
        office.startPermit(file);
        office.complete("signCommitment", Forms.commitment());
        task = office.task("decideConstruction");
    }

    private void person(String id, String name, String district, String... groups) {
        User user = identity.newUser(id);
        user.setFirstName(name);
        user.setLastName("");
        identity.saveUser(user);
        identity.createTenantUserMembership(district, id);
        for (String group : groups) {
            identity.createMembership(id, group);
        }
    }

    @AfterEach
    void close() {
        identity.clearAuthentication();
        for (String id : List.of("t-li", "t-he", "t-zhao", "t-wang", "t-sun", "t-zhou", "t-yang", "t-chen")) {
            identity.deleteUser(id);
        }
        tables.execute("delete from desk_message");
        office.close();
    }

    private void as(String user) {
        identity.clearAuthentication();
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(each -> each.getId())
                .toList();
        List<String> districts = identity.createTenantQuery().userMember(user).list().stream()
                .map(each -> each.getId())
                .toList();
        identity.setAuthentication(user, groups, districts);
    }

    private ResultActions send(String path, Object body) throws Exception {
        return http.perform(
                post(ROOT + path).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(body)));
    }

    private ResultActions look(String path) throws Exception {
        return http.perform(get(ROOT + path));
    }

    private ResultActions urge(String reason) throws Exception {
        return send("cases/" + file.getNumber() + "/urges", Map.of("task", task.getId(), "reason", reason));
    }

    private ResultActions handOver(String user, String reason) throws Exception {
        return send("tasks/" + task.getId() + "/handover", Map.of("user", user, "reason", reason));
    }

    private ResultActions messages(String user) throws Exception {
        as(user);
        return look("messages");
    }

    private String record() {
        office.go("jiangbei");
        return office.record(file);
    }

    private String assignee() {
        office.go("jiangbei");
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    // 催办

    @Test
    void theWindowUrgesForTheApplicantAndTheGroupIsTold() throws Exception {
        as("t-li");
        http.perform(post(ROOT + "tasks/" + task.getId() + "/reading")).andExpect(status().isNoContent());
        as("t-wang");
        look("cases/" + file.getNumber() + "/steps")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.steps[?(@.task=='" + task.getId() + "')].department", contains("住房城乡建委")))
                .andExpect(jsonPath("$.steps[?(@.task=='" + task.getId() + "')].canUrge", contains(true)));
        urge(REASON)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.urges", hasSize(1)))
                .andExpect(jsonPath("$.urges[0].office").value("政务服务办"))
                .andExpect(jsonPath("$.urges[0].by").value("王芳"))
                .andExpect(jsonPath("$.urges[0].at").value("2026-03-02T10:00:00"));
        assertThat(record()).contains("催办：“施工许可审查”由政务服务办催办，理由：" + REASON);
        for (String member : List.of("t-li", "t-he", "t-zhao")) {
            messages(member)
                    .andExpect(jsonPath("$.unread").value(1))
                    .andExpect(jsonPath("$.messages[0].task").value(task.getId()))
                    .andExpect(jsonPath("$.messages[0].caseNumber").value(file.getNumber()))
                    .andExpect(jsonPath("$.messages[0].text").value("政务服务办催办“施工许可审查”：" + REASON));
        }
        for (String other : List.of("t-wang", "t-zhou", "t-yang")) {
            messages(other).andExpect(jsonPath("$.unread").value(0)).andExpect(jsonPath("$.messages", empty()));
        }
        // The card says it, and is new again to who had opened it.
        as("t-li");
        look("marks?task=" + task.getId())
                .andExpect(jsonPath("$[0].unread").value(true))
                .andExpect(jsonPath("$[0].urge.office").value("政务服务办"))
                .andExpect(jsonPath("$[0].urge.reason").value(REASON));
    }

    @Test
    void whoHasClaimedTheTaskIsToldAlone() throws Exception {
        as("t-li");
        tasks.claim(task.getId(), "t-li");
        as("t-sun");
        urge("久拖未决")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.urges[0].office").value("区政府督查办"));
        messages("t-li").andExpect(jsonPath("$.unread").value(1));
        messages("t-he").andExpect(jsonPath("$.unread").value(0));
    }

    @Test
    void anOfficeUrgesTheSameTaskOnceADay() throws Exception {
        as("t-wang");
        urge(REASON).andExpect(status().isCreated());
        office.setClock("2026-03-03T09:59");
        as("t-wang");
        urge("再次询问")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("task"))
                .andExpect(jsonPath("$.detail").value("政务服务办已于3月2日10:00催办过“施工许可审查”，24小时内不再催办"));
        // Another office speaks for itself.
        as("t-sun");
        urge("督查催办").andExpect(status().isCreated());
        office.setClock("2026-03-03T10:00");
        as("t-wang");
        urge("再次询问").andExpect(status().isCreated()).andExpect(jsonPath("$.urges", hasSize(3)));
        messages("t-li").andExpect(jsonPath("$.unread").value(3));
    }

    @ParameterizedTest
    @CsvSource({"t-li, 403", "t-zhou, 403", "t-chen, 404", "t-yang, 404", "t-zhao, 403"})
    void whoIsNeitherAtTheWindowNorOfTheSupervisionIsRefused(String user, int status) throws Exception {
        // Clerks see the case through a task of it, a head its history; that is not enough.
        as(user);
        urge(REASON).andExpect(status().is(status));
        assertThat(record()).doesNotContain("催办");
    }

    @Test
    void anUrgeWithoutReasonOrTaskIsRefused() throws Exception {
        as("t-wang");
        for (String reason : List.of("", " ", "长".repeat(501))) {
            urge(reason)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value("reason"));
        }
        send("cases/" + file.getNumber() + "/urges", Map.of("task", "no-such-task", "reason", REASON))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("task"));
        send("cases/" + file.getNumber() + "/urges", Map.of("reason", REASON)).andExpect(status().isBadRequest());
        assertThat(record()).doesNotContain("催办");
    }

    @Test
    void aTaskOfAnotherCaseIsNotUrgedThroughThisOne() throws Exception {
        CaseFile other = office.receive();
        office.startFor(other, "receipt-and-acceptance");
        String theirs = office.task("checkMaterials").getId();
        as("t-sun");
        send("cases/" + file.getNumber() + "/urges", Map.of("task", theirs, "reason", REASON))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("这个任务已经办结，不需要催办"));
        // Its own task an office does, instead of urging itself.
        as("t-wang");
        send("cases/" + other.getNumber() + "/urges", Map.of("task", theirs, "reason", REASON))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("由本部门办理")));
    }

    // 转办

    @Test
    void whoHasTheTaskHandsItOverToAColleague() throws Exception {
        as("t-li");
        tasks.claim(task.getId(), "t-li");
        look("tasks/" + task.getId() + "/handover")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].id", containsInAnyOrder("t-he", "t-zhao")))
                .andExpect(jsonPath("$[?(@.id=='t-he')].name", contains("何平")));
        look("tasks/" + task.getId() + "/teamwork")
                .andExpect(jsonPath("$.canHandOver").value(true));
        handOver("t-he", "外出学习").andExpect(status().isCreated());
        assertThat(assignee()).isEqualTo("t-he");
        assertThat(record()).contains("转办：“施工许可审查”由李明转办给何平，理由：外出学习");
        messages("t-he")
                .andExpect(jsonPath("$.unread").value(1))
                .andExpect(jsonPath("$.messages[0].text").value("李明把“施工许可审查”转办给您：外出学习"));
        as("t-li");
        look("tasks/" + task.getId() + "/teamwork")
                .andExpect(jsonPath("$.canHandOver").value(false))
                .andExpect(jsonPath("$.handovers", hasSize(1)))
                .andExpect(jsonPath("$.handovers[0].from").value("李明"))
                .andExpect(jsonPath("$.handovers[0].to").value("何平"));
        // A second press of the button.
        handOver("t-he", "外出学习").andExpect(status().isForbidden());
        office.go("jiangbei");
        assertThat(office.deadlines(file, "decideConstruction")).hasSize(1);
        as("t-he");
        tasks.complete(
                task.getId(), Office.variables("constructionDecision", "grant", "constructionPermitNumber", "施字第1号"));
    }

    @Test
    void theHeadTakesItFromWhoHasIt() throws Exception {
        as("t-li");
        tasks.claim(task.getId(), "t-li");
        as("t-he");
        handOver("t-he", "由我来办").andExpect(status().isForbidden());
        as("t-zhao");
        handOver("t-he", "李明请假").andExpect(status().isCreated());
        handOver("t-he", "李明请假")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("任务已由何平承办"));
        assertThat(assignee()).isEqualTo("t-he");
        messages("t-he").andExpect(jsonPath("$.unread").value(1));
        look("marks?task=" + task.getId()).andExpect(jsonPath("$[0].assignee").value("何平"));
    }

    @ParameterizedTest
    @CsvSource({"t-zhou, user", "t-yang, user", "nobody, user", "'', user"})
    void onlyAColleagueOfTheDistrictGetsIt(String to, String field) throws Exception {
        as("t-li");
        handOver(to, "外出学习")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.detail").value("请从清单中选择本部门的人员"));
        handOver("t-he", " ")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"));
        assertThat(assignee()).isNull();
        assertThat(record()).doesNotContain("转办");
    }

    @ParameterizedTest
    @CsvSource({"t-zhou", "t-wang", "t-yang", "t-sun"})
    void whoDoesNotSeeTheTaskNeitherHandsItOverNorComments(String user) throws Exception {
        as(user);
        handOver("t-he", "外出学习").andExpect(status().isNotFound());
        look("tasks/" + task.getId() + "/handover").andExpect(status().isNotFound());
        look("tasks/" + task.getId() + "/teamwork").andExpect(status().isNotFound());
        send("tasks/" + task.getId() + "/comments", Map.of("text", "好")).andExpect(status().isNotFound());
        assertThat(assignee()).isNull();
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        identity.clearAuthentication();
        urge(REASON).andExpect(status().isUnauthorized());
        handOver("t-he", "外出学习").andExpect(status().isUnauthorized());
        send("tasks/" + task.getId() + "/comments", Map.of("text", "好")).andExpect(status().isUnauthorized());
        send("bulk/claims", Map.of("tasks", List.of(task.getId()))).andExpect(status().isUnauthorized());
        send("bulk/assignments", Map.of("tasks", List.of(task.getId()), "user", "t-he", "reason", "分工"))
                .andExpect(status().isUnauthorized());
        send("messages/read", Map.of("last", 1)).andExpect(status().isUnauthorized());
        for (String path : List.of(
                "messages",
                "messages/unread",
                "tasks/any/teamwork",
                "tasks/any/handover",
                "bulk/assignments?task=any",
                "cases/any/steps")) {
            look(path).andExpect(status().isUnauthorized());
        }
    }

    // 留言

    @Test
    void colleaguesCommentAndTheAssigneeIsTold() throws Exception {
        as("t-li");
        tasks.claim(task.getId(), "t-li");
        as("t-he");
        String text = "图纸第三页缺章，" + "请核对".repeat(80);
        for (int twice = 0; twice < 2; twice++) {
            send("tasks/" + task.getId() + "/comments", Map.of("text", text)).andExpect(status().isCreated());
        }
        look("tasks/" + task.getId() + "/teamwork")
                .andExpect(jsonPath("$.comments", hasSize(1)))
                .andExpect(jsonPath("$.comments[0].by").value("何平"))
                .andExpect(jsonPath("$.comments[0].text").value(text))
                .andExpect(jsonPath("$.comments[0].taskName").value("施工许可审查"))
                .andExpect(jsonPath("$.comments[0].at").value("2026-03-02T10:00:00"));
        assertThat(record()).containsOnlyOnce("留言（施工许可审查）：图纸第三页缺章");
        messages("t-li").andExpect(jsonPath("$.unread").value(1));
        messages("t-he").andExpect(jsonPath("$.unread").value(0));
        as("t-he");
        for (String bad : List.of("", " ", "长".repeat(501))) {
            send("tasks/" + task.getId() + "/comments", Map.of("text", bad))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value("text"));
        }
    }

    @Test
    void onesOwnMessagesAreReadOnly() throws Exception {
        as("t-wang");
        urge(REASON).andExpect(status().isCreated());
        as("t-li");
        int last = json.readTree(look("messages").andReturn().getResponse().getContentAsByteArray())
                .at("/messages/0/id")
                .asInt();
        send("messages/read", Map.of("last", last + 100)).andExpect(status().isNoContent());
        look("messages/unread").andExpect(jsonPath("$.unread").value(0));
        look("messages").andExpect(jsonPath("$.messages[0].unread").value(false));
        as("t-he");
        look("messages/unread").andExpect(jsonPath("$.unread").value(1));
        send("messages/read", Map.of())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("last"));
    }

    // 会签

    @Test
    void aJointAcceptanceShowsWhoHasSignedAndWhoHasNot() throws Exception {
        look("tasks/" + task.getId() + "/teamwork").andExpect(jsonPath("$.signers", empty()));
        office.startFor(file, "joint-acceptance");
        office.complete("takeAcceptance", Forms.completion());
        office.complete("surveyJointly", Forms.jointSurvey());
        List<Task> asked = office.tasks("giveOpinion");
        assertThat(asked).hasSizeGreaterThan(1);
        Task first = asked.stream()
                .filter(each -> office.group(each).equals(HOUSING))
                .findFirst()
                .orElseThrow();
        as("t-li");
        tasks.claim(first.getId(), "t-li");
        tasks.complete(first.getId(), Office.variables("opinion", "pass", "opinionText", "符合验收条件"));
        Task second = asked.stream().filter(each -> each != first).findFirst().orElseThrow();
        office.go("jiangbei");
        look("tasks/" + second.getId() + "/teamwork")
                .andExpect(jsonPath("$.signers", hasSize(asked.size())))
                .andExpect(jsonPath("$.signers[?(@.department=='住房城乡建委')].person", contains("李明")))
                .andExpect(jsonPath("$.signers[?(@.department=='住房城乡建委')].signedAt", contains("2026-03-02T10:00:00")))
                .andExpect(jsonPath("$.signers[?(@.signedAt==null)]", hasSize(asked.size() - 1)));
    }

    // 批量

    private ResultActions claim(String... ids) throws Exception {
        return send("bulk/claims", Map.of("tasks", List.of(ids)));
    }

    private ResultActions assign(String user, String... ids) throws Exception {
        return send("bulk/assignments", Map.of("tasks", List.of(ids), "user", user, "reason", "本周分工"));
    }

    private Task another() {
        office.go("jiangbei");
        CaseFile other = office.receive();
        office.startPermit(other);
        office.complete("signCommitment", Forms.commitment());
        return office.tasks("decideConstruction").stream()
                .filter(each -> !each.getId().equals(task.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void severalAreClaimedEachByItself() throws Exception {
        Task second = another();
        String planning = office.tasks("decidePlanning").get(0).getId();
        as("t-he");
        tasks.claim(second.getId(), "t-he");
        as("t-li");
        claim(task.getId(), second.getId(), planning, "no-such-task", task.getId())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(4)))
                .andExpect(jsonPath("$[*].done", contains(true, false, false, false)))
                .andExpect(jsonPath("$[0].text").value("已认领"))
                .andExpect(jsonPath("$[1].text").value("已由何平认领"))
                .andExpect(jsonPath("$[2].name").doesNotExist())
                .andExpect(jsonPath("$[3].text", containsString("没有这个任务")));
        claim(task.getId())
                .andExpect(jsonPath("$[0].done").value(true))
                .andExpect(jsonPath("$[0].text").value("已由您认领"));
        assertThat(assignee()).isEqualTo("t-li");
        assertThat(tasks.createTaskQuery().taskId(planning).taskUnassigned().count())
                .isEqualTo(1);
    }

    @Test
    void theHeadAssignsSeveralEachByItself() throws Exception {
        Task second = another();
        String planning = office.tasks("decidePlanning").get(0).getId();
        as("t-zhao");
        look("bulk/assignments?task=" + task.getId() + "&task=" + second.getId())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].id", containsInAnyOrder("t-li", "t-he", "t-zhao")));
        assign("t-he", task.getId(), planning, second.getId())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].done", contains(true, false, true)))
                .andExpect(jsonPath("$[0].text").value("已分派给何平"));
        assign("t-he", task.getId(), second.getId())
                .andExpect(jsonPath("$[*].done", contains(true, true)))
                .andExpect(jsonPath("$[0].text").value("已由何平承办"));
        assertThat(assignee()).isEqualTo("t-he");
        assertThat(record()).containsOnlyOnce("分派：“施工许可审查”分派给何平，理由：本周分工");
        messages("t-he").andExpect(jsonPath("$.unread").value(2));
    }

    @Test
    void whoIsNotTheHeadAssignsNothing() throws Exception {
        as("t-li");
        assign("t-he", task.getId())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].done").value(false))
                .andExpect(jsonPath("$[0].text").value("只有承办部门的负责人可以分派"));
        look("bulk/assignments?task=" + task.getId()).andExpect(status().isForbidden());
        for (String user : List.of("t-yang", "t-wang", "t-sun")) {
            as(user);
            assign("t-he", task.getId())
                    .andExpect(jsonPath("$[0].done").value(false))
                    .andExpect(jsonPath("$[0].name").doesNotExist());
            claim(task.getId()).andExpect(jsonPath("$[0].done").value(false));
            look("bulk/assignments?task=" + task.getId()).andExpect(status().isNotFound());
        }
        assertThat(assignee()).isNull();
    }

    /** What is for the heads themselves, they give each other; a clerk gets none of it. */
    @Test
    void headsAssignTheirOwnTasksAmongThemselves() throws Exception {
        office.go("jiangbei");
        office.passTo("2026-03-09T17:30");
        Task explain = office.tasks("explainOverdue").stream()
                .filter(each -> office.group(each).equals(HOUSING + ".head"))
                .findFirst()
                .orElseThrow();
        as("t-zhao");
        look("bulk/assignments?task=" + explain.getId()).andExpect(jsonPath("$[*].id", contains("t-zhao")));
        assign("t-li", explain.getId()).andExpect(jsonPath("$[0].done").value(false));
        assign("t-zhao", explain.getId()).andExpect(jsonPath("$[0].done").value(true));
    }

    @Test
    void theHeadAssignsToColleaguesOnly() throws Exception {
        as("t-zhao");
        for (String stranger : List.of("t-zhou", "t-yang", "nobody")) {
            assign(stranger, task.getId())
                    .andExpect(jsonPath("$[0].done").value(false))
                    .andExpect(jsonPath("$[0].text").value("请从清单中选择本部门的人员"));
        }
        assign("", task.getId())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("user"));
        send("bulk/assignments", Map.of("tasks", List.of(task.getId()), "user", "t-he"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"));
        send("bulk/claims", Map.of("tasks", List.of()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("tasks"));
        assertThat(assignee()).isNull();
    }
}
