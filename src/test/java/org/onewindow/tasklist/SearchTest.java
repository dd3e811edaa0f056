package org.onewindow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.casefile.Outcome;
import org.onewindow.organisation.Actor;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who finds which case by its number or applicant, and who has read which task. */
@EngineTest
class SearchTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String WINDOW = "government-services-office window-clerk";
    private static final String HOUSING = "housing-urban-rural-construction clerk";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private JdbcTemplate tables;

    private MockMvc http;
    private CaseFile file;
    private Task task;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        office.startFor(file, "receipt-and-acceptance");
        task = office.task("checkMaterials");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void logIn(String user, String district, String groups) {
        identity.setAuthentication(user, List.of(groups.split(" ")), List.of(district));
    }

    private ResultActions search(String text) throws Exception {
        return http.perform(get(ROOT + "search").param("text", text));
    }

    @Test
    void aPartOfTheNumberFindsTheCaseAndItsTask() throws Exception {
        logIn("wang", "jiangbei", WINDOW);
        String number = file.getNumber();
        for (String text : List.of(number, number.toLowerCase(), " " + number.substring(8) + " ")) {
            search(text)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.more").value(false))
                    .andExpect(jsonPath("$.cases[*].number", contains(number)))
                    .andExpect(jsonPath("$.cases[0].applicant").value("重庆江北精工机械有限公司"))
                    .andExpect(jsonPath("$.cases[0].state").value("已收件"))
                    .andExpect(jsonPath("$.cases[0].tasks[*].id", contains(task.getId())))
                    .andExpect(jsonPath("$.cases[0].tasks[0].name").value("核验申请材料"));
        }
    }

    @Test
    void aPartOfTheApplicantsNameFindsTheNewestFirst() throws Exception {
        CaseFile other = office.receive();
        office.startFor(other, "receipt-and-acceptance");
        logIn("wang", "jiangbei", WINDOW);
        search("精工机械")
                .andExpect(jsonPath("$.cases[0].number").value(other.getNumber()))
                .andExpect(jsonPath("$.cases[1].number").value(file.getNumber()));
        // What is a sign of the database's to it is a letter to whoever looks.
        search("精_机").andExpect(jsonPath("$.cases", empty()));
        search("%%").andExpect(jsonPath("$.cases", empty()));
    }

    @Test
    void aClosedCaseIsFoundByWhoMayReadItsHistory() throws Exception {
        office.complete("checkMaterials", "acceptanceDecision", "refuse", "refusalReason", "不属于受理范围的事项");
        cases.close(file.getNumber(), Outcome.REFUSED, Actor.SYSTEM);
        logIn("wang", "jiangbei", WINDOW);
        search(file.getNumber())
                .andExpect(jsonPath("$.cases[*].number", contains(file.getNumber())))
                .andExpect(jsonPath("$.cases[0].tasks", empty()));
        http.perform(get(ROOT + "cases/" + file.getNumber()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(file.getNumber()))
                .andExpect(jsonPath("$.canTransfer").value(false));
        logIn("li", "jiangbei", HOUSING);
        search(file.getNumber()).andExpect(jsonPath("$.cases", empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "jiangbei, housing-urban-rural-construction clerk",
        "dianjiang, government-services-office window-clerk",
        "dianjiang, supervision",
        "jiangbei, process-owner"
    })
    void whoMayNotSeeTheCaseDoesNotFindIt(String district, String groups) throws Exception {
        logIn("li", district, groups);
        search(file.getNumber()).andExpect(status().isOk()).andExpect(jsonPath("$.cases", empty()));
        http.perform(get(ROOT + "cases/" + file.getNumber())).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"government-services-office window-clerk", "supervision", "head"})
    void whoMayReadHistoryFindsIt(String groups) throws Exception {
        logIn("sun", "jiangbei", groups);
        search(file.getNumber()).andExpect(jsonPath("$.cases[*].number", contains(file.getNumber())));
    }

    @Test
    void whoHasNoDistrictFindsNothing() throws Exception {
        identity.setAuthentication("wang", List.of("window-clerk"), List.of());
        search(file.getNumber()).andExpect(jsonPath("$.cases", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "J", " J "})
    void tooShortATextIsRefused(String text) throws Exception {
        logIn("wang", "jiangbei", WINDOW);
        search(text)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("text"))
                .andExpect(jsonPath("$.detail", containsString("2到100个字")));
        search("长".repeat(101)).andExpect(status().isBadRequest());
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        identity.clearAuthentication();
        search(file.getNumber()).andExpect(status().isUnauthorized());
        http.perform(get(ROOT + "cases/" + file.getNumber())).andExpect(status().isUnauthorized());
        http.perform(get(ROOT + "marks").param("task", task.getId())).andExpect(status().isUnauthorized());
        http.perform(post(ROOT + "tasks/" + task.getId() + "/reading")).andExpect(status().isUnauthorized());
    }

    private void assertUnread(boolean unread) throws Exception {
        http.perform(get(ROOT + "marks").param("task", task.getId(), "no-such-task"))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].task").value(task.getId()))
                .andExpect(jsonPath("$[0].unread").value(unread));
    }

    @Test
    void aTaskIsUnreadUntilTheUserOpensIt() throws Exception {
        logIn("wang", "jiangbei", WINDOW);
        assertUnread(true);
        for (int twice = 0; twice < 2; twice++) {
            http.perform(post(ROOT + "tasks/" + task.getId() + "/reading")).andExpect(status().isNoContent());
        }
        assertUnread(false);
        logIn("chen", "jiangbei", WINDOW);
        assertUnread(true);
    }

    @Test
    void whoMayNotSeeATaskNeitherReadsItNorSeesItsMarks() throws Exception {
        logIn("li", "jiangbei", HOUSING);
        http.perform(post(ROOT + "tasks/" + task.getId() + "/reading")).andExpect(status().isNotFound());
        http.perform(get(ROOT + "marks").param("task", task.getId())).andExpect(jsonPath("$", empty()));
        logIn("wang", "dianjiang", WINDOW);
        http.perform(post(ROOT + "tasks/" + task.getId() + "/reading")).andExpect(status().isNotFound());
        http.perform(get(ROOT + "marks").param("task", task.getId())).andExpect(jsonPath("$", empty()));
    }

    @Test
    void aTaskThatEndsIsForgotten() throws Exception {
        logIn("wang", "jiangbei", WINDOW);
        http.perform(post(ROOT + "tasks/" + task.getId() + "/reading")).andExpect(status().isNoContent());
        tasks.complete(task.getId(), Office.variables("acceptanceDecision", "accept"));
        assertThat(tables.queryForObject(
                        "select count(*) from task_reading where task_id = ?", Long.class, task.getId()))
                .isZero();
    }
}
