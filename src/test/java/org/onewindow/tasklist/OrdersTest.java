package org.onewindow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who may pause a clock and ask for an extension from Tasklist, and what the card and the tab 时限 show then. */
@EngineTest
class OrdersTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String WINDOW = "government-services-office";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private CaseFile file;
    private Task task;

    /** 2 March 2026 is a Monday. The window has to get the commitment signed; the permit's clocks run. */
    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        office.startPermit(file);
        task = office.task("signCommitment");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void logIn(String user, String district, String... groups) {
        identity.setAuthentication(user, List.of(groups), List.of(district));
    }

    private void logInAsClerk() {
        logIn("wang", "jiangbei", WINDOW, "window-clerk");
    }

    private ResultActions send(String path, Map<String, ?> body) throws Exception {
        return http.perform(post(ROOT + "tasks/" + task.getId() + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(body)));
    }

    private static Map<String, Object> pause() {
        return new HashMap<>(
                Map.of("reason", "APPRAISAL", "days", 10, "explanation", "须鉴定地基承载力", "evidence", "鉴定委托书渝鉴〔2026〕8号"));
    }

    private Map<String, Object> extension() {
        return new HashMap<>(Map.of("clock", statutory().getId(), "days", 5, "reason", "项目情况复杂"));
    }

    private Deadline statutory() {
        return office.deadlines(file, "permit").stream()
                .filter(each -> each.getKind() == ClockKind.STATUTORY)
                .findFirst()
                .orElseThrow();
    }

    private void assertNothingHappened() {
        office.go("jiangbei");
        assertThat(deadlines.pausesOf(file.getNumber())).isEmpty();
        assertThat(deadlines.extensionsOf(file.getNumber())).isEmpty();
        assertThat(office.deadlines(file, "permit")).hasSize(2).noneMatch(Deadline::isPaused);
        assertThat(office.documents(file)).isEmpty();
        assertThat(office.openTasks()).containsExactly("signCommitment");
    }

    @Test
    void aClerkOfTheDepartmentPauses() throws Exception {
        logInAsClerk();
        send("/pauses", pause())
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.noticeNumber").isNotEmpty());
        http.perform(get(ROOT + "lights").param("task", task.getId()))
                .andExpect(jsonPath("$[0].light").value("BLUE"))
                .andExpect(jsonPath("$[0].label").value("停表"))
                .andExpect(jsonPath("$[0].remainingDays").value(1))
                .andExpect(jsonPath("$[0].dueAt", nullValue()));
        http.perform(get(ROOT + "tasks/" + task.getId() + "/deadlines"))
                .andExpect(jsonPath("$.clocks[?(@.name=='合并办理规划许可、施工许可')].paused", everyItem(is(true))))
                .andExpect(jsonPath("$.pauses", hasSize(1)))
                .andExpect(jsonPath("$.pauses[0].reasonName").value("鉴定"))
                .andExpect(jsonPath("$.pauses[0].announcedDays").value(10))
                .andExpect(jsonPath("$.pauses[0].evidence").value("鉴定委托书渝鉴〔2026〕8号"))
                .andExpect(jsonPath("$.pauses[0].begunAt").value("2026-03-02T10:00:00"))
                .andExpect(jsonPath("$.pauses[0].endedAt", nullValue()));
        office.go("jiangbei");
        assertThat(office.deadlines(file, "permit")).hasSize(2).allMatch(Deadline::isPaused);
        assertThat(office.documents(file)).containsExactly("pause-notice");
        assertThat(office.openTasks()).containsExactly("endPause", "signCommitment");
        assertThat(office.group("endPause")).isEqualTo(WINDOW);
    }

    @Test
    void theAssigneePausesWithoutTheGroup() throws Exception {
        tasks.setAssignee(task.getId(), "gao");
        logIn("gao", "jiangbei", "clerk");
        send("/pauses", pause()).andExpect(status().isCreated());
        office.go("jiangbei");
        assertThat(office.deadlines(file, "permit")).hasSize(2).allMatch(Deadline::isPaused);
        assertThat(office.group("endPause")).isEqualTo(WINDOW);
    }

    @Test
    void aClerkOfTheDepartmentAsksForAnExtension() throws Exception {
        logInAsClerk();
        http.perform(get(ROOT + "tasks/" + task.getId() + "/deadlines"))
                .andExpect(jsonPath("$.clocks[?(@.kind=='法定')].canExtend.days", hasItem(10)))
                .andExpect(jsonPath("$.clocks[?(@.kind=='承诺')].canExtend.days", empty()))
                .andExpect(jsonPath("$.pauseReasons[*].code", hasItem("APPRAISAL")));
        send("/extensions", extension())
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("待批准"));
        http.perform(get(ROOT + "tasks/" + task.getId() + "/deadlines"))
                .andExpect(jsonPath("$.extensions[0].days").value(5))
                .andExpect(jsonPath("$.extensions[0].state").value("待批准"))
                .andExpect(jsonPath("$.clocks[?(@.kind=='法定')].canExtend.days", empty()));
        send("/extensions", extension())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("clock"));
        office.go("jiangbei");
        assertThat(office.openTasks()).containsExactly("decideExtension", "signCommitment");
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei,  housing-urban-rural-construction clerk",
        "jiangbei,  housing-urban-rural-construction housing-urban-rural-construction.head head",
        "jiangbei,  government-services-office.head head supervision",
        "dianjiang, government-services-office window-clerk"
    })
    void whoCannotSeeTheTaskIsRefused(String district, String groups) throws Exception {
        Map<String, Object> extension = extension();
        logIn("zhou", district, groups.split(" "));
        send("/pauses", pause()).andExpect(status().isNotFound());
        send("/extensions", extension).andExpect(status().isNotFound());
        assertNothingHappened();
    }

    @Test
    void aHeadWhoOnlySeesTheTaskIsRefused() throws Exception {
        Map<String, Object> extension = extension();
        Authorization sees = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        sees.setGroupId("head");
        sees.setResource(Resources.TASK);
        sees.setResourceId(task.getId());
        sees.addPermission(Permissions.READ);
        authorizations.saveAuthorization(sees);
        try {
            logIn("qian", "jiangbei", "government-services-office.head", "head");
            assertThat(send("/pauses", pause())
                            .andExpect(status().isForbidden())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains("只有这个任务的承办人和承办部门的人员");
            send("/extensions", extension).andExpect(status().isForbidden());
            http.perform(get(ROOT + "tasks/" + task.getId() + "/deadlines"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.clocks", hasSize(2)))
                    .andExpect(jsonPath("$.clocks[*].canExtend", everyItem(nullValue())))
                    .andExpect(jsonPath("$.pauseReasons", empty()));
        } finally {
            office.go("jiangbei");
            authorizations.deleteAuthorization(sees.getId());
        }
        assertNothingHappened();
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        Map<String, Object> extension = extension();
        identity.clearAuthentication();
        send("/pauses", pause()).andExpect(status().isUnauthorized());
        send("/extensions", extension).andExpect(status().isUnauthorized());
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({
        "reason, SITE_VISIT",
        "reason,",
        "days, 0",
        "days, 251",
        "days, 三天",
        "days,",
        "explanation, ' '",
        "explanation,",
        "evidence, ''",
        "evidence,"
    })
    void aBadPauseIsAnsweredWithItsField(String field, String value) throws Exception {
        Map<String, Object> body = pause();
        body.put(field, value);
        logInAsClerk();
        send("/pauses", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({"days, 0", "days, 11", "days, x", "reason, ' '", "reason,", "clock, 999999", "clock, x"})
    void aBadExtensionIsAnsweredWithItsField(String field, String value) throws Exception {
        Map<String, Object> body = extension();
        body.put(field, value);
        logInAsClerk();
        send("/extensions", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field));
        assertNothingHappened();
    }

    /** No statute names the applicant's own doing; the district's own rule is shown as such, not as law. */
    @Test
    void aBasisThatIsNoDocumentIsMarkedAsOurs() throws Exception {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile project = office.lastCase();
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        office.complete(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(project.getNumber())
                        .taskDefinitionKey("signCommitment")
                        .singleResult(),
                Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
        task = office.task("surveyWater");
        logIn("zheng", "jiangbei", "water-utility", "clerk");
        http.perform(get(ROOT + "tasks/" + task.getId() + "/deadlines"))
                .andExpect(jsonPath("$.pauseReasons[?(@.code=='USER')].basis", hasItem("系统配置：本时限自身规则")));
        Map<String, Object> pause = pause();
        pause.put("reason", "USER");
        send("/pauses", pause).andExpect(status().isCreated());
        http.perform(get(ROOT + "tasks/" + task.getId() + "/deadlines"))
                .andExpect(jsonPath("$.pauses[0].basis").value("系统配置：本时限自身规则"));
        office.go("jiangbei");
        assertThat(deadlines.pausesOf(project.getNumber()))
                .singleElement()
                .satisfies(each -> assertThat(each.getBasis()).isEqualTo("[配]本时限自身规则"));
        assertThat(office.document(project, "pause-notice").getBody()).contains("依据：系统配置：本时限自身规则");
        office.complete("endPause", "pauseResult", "用户已备齐");
        assertThat(office.document(project, "resumption-notice").getBody()).contains("依据：系统配置：本时限自身规则");
    }

    @Test
    void aPromisedClockIsNotExtended() throws Exception {
        Map<String, Object> body = extension();
        body.put(
                "clock",
                office.deadlines(file, "permit").stream()
                        .filter(each -> each.getKind() == ClockKind.PROMISED)
                        .findFirst()
                        .orElseThrow()
                        .getId());
        logInAsClerk();
        send("/extensions", body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("没有可以延期的依据")));
        assertNothingHappened();
    }
}
