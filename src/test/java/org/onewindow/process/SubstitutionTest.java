package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** 委托代办: the deputy sees and does what the absent one would, from the first day to the last. 2 March 2026 is a Monday. */
@ProcessTest("substitution")
class SubstitutionTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String HOUSING = "housing-urban-rural-construction";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private RuntimeService runtime;

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
        person("s-li", "李明", "jiangbei", HOUSING, "clerk");
        person("s-he", "何平", "jiangbei", HOUSING, "clerk");
        person("s-zhao", "赵刚", "jiangbei", HOUSING, HOUSING + ".head", "head");
        person("s-zhou", "周丽", "jiangbei", "planning-natural-resources", "clerk");
        person("s-yang", "杨波", "dianjiang", HOUSING, "clerk");
        person("s-xu", "许正", "jiangbei", "manager");
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
        List.of("s-li", "s-he", "s-zhao", "s-zhou", "s-yang", "s-xu").forEach(identity::deleteUser);
        tables.execute("delete from substitution");
        tables.execute("delete from desk_message");
        office.close();
    }

    private void as(String user) {
        identity.clearAuthentication();
        identity.setAuthentication(
                user,
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(each -> each.getId())
                        .toList(),
                identity.createTenantQuery().userMember(user).list().stream()
                        .map(each -> each.getId())
                        .toList());
    }

    private ResultActions order(String deputy, String from, String to) throws Exception {
        return order(deputy, from, to, "外出培训");
    }

    private ResultActions order(String deputy, String from, String to, String reason) throws Exception {
        return http.perform(post(ROOT + "substitutions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(Map.of("deputy", deputy, "from", from, "to", to, "reason", reason))));
    }

    private void passTo(String moment) {
        office.go("jiangbei");
        office.passTo(moment);
    }

    private Task now(Task of) {
        office.go("jiangbei");
        return tasks.createTaskQuery().taskId(of.getId()).singleResult();
    }

    private boolean sees(String user, Task what) {
        as(user);
        return tasks.createTaskQuery().taskId(what.getId()).count() == 1;
    }

    private long rows() {
        return tables.queryForObject("select count(*) from substitution", Long.class);
    }

    @Test
    void whatTheAbsentOneHasClaimedTheDeputyDoesAndItComesBack() throws Exception {
        as("s-li");
        tasks.claim(task.getId(), "s-li");
        order("s-he", "2026-03-03", "2026-03-04")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.substitutions", hasSize(1)))
                .andExpect(jsonPath("$.substitutions[0].deputy").value("何平"))
                .andExpect(jsonPath("$.substitutions[0].from").value("2026-03-03"))
                .andExpect(jsonPath("$.substitutions[0].to").value("2026-03-04"))
                .andExpect(jsonPath("$.substitutions[0].state").value("未开始"))
                .andExpect(jsonPath("$.substitutions[0].canRevoke").value(true));
        as("s-he");
        http.perform(get(ROOT + "messages"))
                .andExpect(jsonPath("$.messages[*].text", contains("李明委托您代办3月3日至3月4日的任务：外出培训")));
        http.perform(get(ROOT + "substitutions"))
                .andExpect(jsonPath("$.substitutions[0].given").value(false))
                .andExpect(jsonPath("$.substitutions[0].canRevoke").value(false));
        passTo("2026-03-02T23:59:59");
        assertThat(now(task).getAssignee()).isEqualTo("s-li");
        passTo("2026-03-03T00:00");
        assertThat(now(task).getAssignee()).isEqualTo("s-he");
        assertThat(now(task).getOwner()).isEqualTo("s-li");
        assertThat(office.record(file)).contains("委托：“施工许可审查”由李明委托何平代办，3月4日止，理由：外出培训");
        as("s-he");
        http.perform(get(ROOT + "marks").param("task", task.getId()))
                .andExpect(jsonPath("$[0].standsInFor").value("李明"));
        assertThat(filtered("s-he", "受托代办")).containsExactly(task.getId());
        assertThat(filtered("s-li", "我委托的")).containsExactly(task.getId());
        passTo("2026-03-04T23:59:59");
        assertThat(now(task).getAssignee()).isEqualTo("s-he");
        passTo("2026-03-05T00:00");
        assertThat(now(task).getAssignee()).isEqualTo("s-li");
        assertThat(now(task).getOwner()).isNull();
        as("s-he");
        http.perform(get(ROOT + "substitutions"))
                .andExpect(jsonPath("$.substitutions[0].state").value("已结束"));
    }

    @Test
    void theDeputyFinishesIt() throws Exception {
        as("s-li");
        tasks.claim(task.getId(), "s-li");
        order("s-he", "2026-03-03", "2026-03-04").andExpect(status().isCreated());
        passTo("2026-03-03T09:00");
        as("s-he");
        tasks.complete(
                task.getId(), Office.variables("constructionDecision", "grant", "constructionPermitNumber", "施字第1号"));
        office.go("jiangbei");
        assertThat(office.record(file)).contains("“施工许可审查”由何平受李明委托办理");
        passTo("2026-03-05T00:00");
    }

    /** A head's tasks are not for the clerks; while the head is away they are for the one who stands in. */
    @Test
    void aClerkStandsInForTheHead() throws Exception {
        passTo("2026-03-05T10:00");
        office.startPermit(office.receive());
        office.complete("signCommitment", Forms.commitment());
        passTo("2026-03-09T17:30");
        Task before = heads().get(0);
        assertThat(sees("s-li", before)).isFalse();
        as("s-zhao");
        order("s-li", "2026-03-10", "2026-03-12").andExpect(status().isCreated());
        passTo("2026-03-10T09:00");
        assertThat(sees("s-li", before)).isTrue();
        assertThat(sees("s-he", before)).isFalse();
        as("s-li");
        http.perform(get(ROOT + "marks").param("task", before.getId()))
                .andExpect(jsonPath("$[0].standsInFor").value("赵刚"));
        http.perform(get(ROOT + "tasks/" + before.getId() + "/teamwork"))
                .andExpect(jsonPath("$.canComment").value(true));
        assertThat(filtered("s-li", "受托代办")).contains(before.getId());
        assertThat(filtered("s-he", "受托代办")).isEmpty();
        // What comes up meanwhile, too.
        List<String> known = heads().stream().map(Task::getId).toList();
        passTo("2026-03-12T17:30");
        Task during = heads().stream()
                .filter(each -> !known.contains(each.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(sees("s-li", during)).isTrue();
        as("s-li");
        tasks.claim(during.getId(), "s-li");
        passTo("2026-03-13T00:00");
        assertThat(sees("s-li", before)).isFalse();
        assertThat(sees("s-li", during)).isFalse();
        assertThat(now(during).getAssignee()).isNull();
        as("s-li");
        assertThatThrownBy(() -> tasks.claim(before.getId(), "s-li")).isInstanceOf(ProcessEngineException.class);
        assertThat(sees("s-zhao", during)).isTrue();
    }

    private List<String> filtered(String user, String filter) {
        as(user);
        return filters
                .<Task>list(filters.createFilterQuery()
                        .filterName(filter)
                        .singleResult()
                        .getId())
                .stream()
                .map(Task::getId)
                .toList();
    }

    private List<Task> heads() {
        office.go("jiangbei");
        return office.tasks("explainOverdue").stream()
                .filter(each -> tasks.getIdentityLinksForTask(each.getId()).stream()
                        .anyMatch(link -> (HOUSING + ".head").equals(link.getGroupId())))
                .toList();
    }

    @Test
    void itIsTakenBackBeforeItsEnd() throws Exception {
        as("s-li");
        tasks.claim(task.getId(), "s-li");
        order("s-he", "2026-03-02", "2026-03-20").andExpect(status().isCreated());
        passTo("2026-03-02T10:01");
        assertThat(now(task).getAssignee()).isEqualTo("s-he");
        long id = tables.queryForObject("select max(id) from substitution", Long.class);
        for (String other : List.of("s-he", "s-zhao", "s-yang")) {
            as(other);
            http.perform(post(ROOT + "substitutions/" + id + "/revocation"))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value("id"));
        }
        assertThat(now(task).getAssignee()).isEqualTo("s-he");
        as("s-li");
        http.perform(post(ROOT + "substitutions/" + id + "/revocation"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.substitutions[0].state").value("已结束"));
        http.perform(post(ROOT + "substitutions/" + id + "/revocation")).andExpect(status().isBadRequest());
        assertThat(now(task).getAssignee()).isEqualTo("s-li");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("substitution")
                        .count())
                .isZero();
        // The days are free again.
        as("s-li");
        order("s-zhao", "2026-03-02", "2026-03-20").andExpect(status().isCreated());
    }

    @Test
    void aDeputyWhoHasLeftTheDepartmentGetsNothing() throws Exception {
        as("s-li");
        tasks.claim(task.getId(), "s-li");
        order("s-he", "2026-03-03", "2026-03-04").andExpect(status().isCreated());
        identity.clearAuthentication();
        identity.deleteMembership("s-he", HOUSING);
        passTo("2026-03-03T00:00");
        assertThat(now(task).getAssignee()).isEqualTo("s-li");
        as("s-li");
        http.perform(get(ROOT + "messages"))
                .andExpect(jsonPath("$.messages[0].text").value("委托未开始：受托人已不在本部门"));
        passTo("2026-03-05T00:00");
    }

    @Test
    void colleaguesOfTheDistrictAreOffered() throws Exception {
        as("s-li");
        http.perform(get(ROOT + "substitutions"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.today").value("2026-03-02"))
                .andExpect(jsonPath("$.deputies[*].id", containsInAnyOrder("s-he", "s-zhao")));
    }

    @ParameterizedTest
    @CsvSource({
        "s-zhou, 2026-03-03, 2026-03-04, 培训, deputy",
        "s-yang, 2026-03-03, 2026-03-04, 培训, deputy",
        "s-li, 2026-03-03, 2026-03-04, 培训, deputy",
        "nobody, 2026-03-03, 2026-03-04, 培训, deputy",
        "s-he, 2026-03-01, 2026-03-04, 培训, from",
        "s-he, 2026-03-04, 2026-03-03, 培训, to",
        "s-he, 2026-03-03, 2026-06-01, 培训, to",
        "s-he, 明天, 2026-03-04, 培训, from",
        "s-he, 2026-03-03, '', 培训, to",
        "s-he, 2026-03-03, 2026-03-04, ' ', reason"
    })
    void whatCannotBeIsRefused(String deputy, String from, String to, String reason, String field) throws Exception {
        as("s-li");
        order(deputy, from, to, reason)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field));
        assertThat(rows()).isZero();
    }

    @Test
    void theSameDaysAreGivenOnce() throws Exception {
        as("s-li");
        order("s-he", "2026-03-03", "2026-03-05").andExpect(status().isCreated());
        order("s-he", "2026-03-03", "2026-03-05")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("已有委托")));
        order("s-zhao", "2026-03-05", "2026-03-06").andExpect(status().isBadRequest());
        order("s-zhao", "2026-03-06", "2026-03-06").andExpect(status().isCreated());
        // Who is away stands in for nobody.
        as("s-he");
        order("s-li", "2026-03-04", "2026-03-04")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("李明在这段时间也已委托他人代办"));
        assertThat(rows()).isEqualTo(2);
        // Nothing is handed to who is away.
        passTo("2026-03-03T09:00");
        as("s-zhao");
        http.perform(post(ROOT + "tasks/" + task.getId() + "/handover")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(Map.of("user", "s-li", "reason", "分工"))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("李明已委托何平代办，请选择其他人员"));
    }

    @Test
    void whoHasNoDepartmentOrIsAStrangerIsRefused() throws Exception {
        as("s-xu");
        order("s-he", "2026-03-03", "2026-03-04").andExpect(status().isBadRequest());
        identity.setAuthentication("s-xu", List.of("manager"), List.of("jiangbei", "dianjiang"));
        order("s-he", "2026-03-03", "2026-03-04").andExpect(status().isForbidden());
        identity.clearAuthentication();
        order("s-he", "2026-03-03", "2026-03-04").andExpect(status().isUnauthorized());
        http.perform(get(ROOT + "substitutions")).andExpect(status().isUnauthorized());
        http.perform(post(ROOT + "substitutions/1/revocation")).andExpect(status().isUnauthorized());
        assertThat(rows()).isZero();
    }
}
