package org.onewindow.cockpit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.deadline.OpenCases;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** Who may ask the board what, and what it says to questions that make no sense. */
@EngineTest
@Transactional
class BoardControllerTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-05-20T10:00");
    private static final List<String> ENDPOINTS = List.of("scope", "groups", "weeks", "demands", "cases");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private IdentityService identity;

    @Autowired
    private OpenCases openCases;

    @Autowired
    private JdbcClient database;

    private MockMvc http;
    private RandomOffice office;

    @BeforeEach
    void open() {
        ClockUtil.setCurrentTime(Date.from(NOW.toInstant(RandomOffice.ZONE)));
        office = new RandomOffice(database, openCases, 11, NOW);
        http = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @AfterEach
    void close() {
        identity.clearAuthentication();
        ClockUtil.reset();
    }

    private void logIn(String group, String... districts) {
        identity.setAuthentication("someone", List.of(group), List.of(districts));
    }

    private ResultActions ask(String path) throws Exception {
        return http.perform(get("/camunda/api/onewindow/board/" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window-clerk", "clerk", "head", "finance", "power-utility", "nobody"})
    void isClosedToWhoHasNoCockpit(String group) throws Exception {
        logIn(group, "jiangbei");
        for (String endpoint : ENDPOINTS) {
            ask(endpoint).andExpect(status().isForbidden());
            ask(endpoint + "?district=jiangbei&demand=jiangbei-visits").andExpect(status().isForbidden());
        }
    }

    @Test
    void asksForALogin() throws Exception {
        for (String endpoint : ENDPOINTS) {
            ask(endpoint).andExpect(status().isUnauthorized());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "supervision", "process-owner"})
    void showsOnesOwnDistrictOnly(String group) throws Exception {
        logIn(group, "jiangbei");
        ask("scope")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.today").value("2026-05-20"))
                .andExpect(jsonPath("$.from").value("2026-05-01"))
                .andExpect(jsonPath("$.districts[*].name", contains("江北区")));
        ask("groups?by=DISTRICT&from=2026-02-01")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].name").value("江北区"));
        ask("demands?from=2026-02-01").andExpect(jsonPath("$[*].district", everyItem(startsWith("江北区"))));
        for (String list : List.of("OPEN", "ENDED", "CLOSED")) {
            List<String> others = office.cases.stream()
                    .filter(each -> !each.district().equals("jiangbei"))
                    .map(RandomOffice.Case::number)
                    .toList();
            ask("cases?size=200&from=2026-02-01&list=" + list)
                    .andExpect(jsonPath("$.total", greaterThan(0)))
                    .andExpect(jsonPath(
                            "$.rows[*].caseNumber",
                            everyItem(org.hamcrest.Matchers.not(org.hamcrest.Matchers.in(others)))));
        }
        for (String endpoint : List.of("groups", "weeks", "demands", "cases")) {
            ask(endpoint + "?district=jiangbei").andExpect(status().isOk());
            ask(endpoint + "?district=yuzhong").andExpect(status().isForbidden());
        }
        ask("cases?demand=yuzhong-online-applied").andExpect(status().isForbidden());
    }

    @Test
    void showsTheCityEverything() throws Exception {
        logIn("manager", "chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong");
        showsEverything();
        logIn("camunda-admin");
        showsEverything();
    }

    private void showsEverything() throws Exception {
        ask("scope").andExpect(jsonPath("$.districts", hasSize(5)));
        ask("groups?by=DISTRICT&from=2026-02-01").andExpect(jsonPath("$", hasSize(3)));
        ask("groups?by=DISTRICT&from=2026-02-01&district=yuzhong").andExpect(jsonPath("$[*].name", contains("渝中区")));
        ask("cases?demand=yuzhong-online-applied&from=2026-02-01").andExpect(jsonPath("$.total", greaterThan(0)));
        ask("cases?demand=yuzhong-online-applied&district=jiangbei")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("这项指标不是所选区县的"));
    }

    /** A manager who belongs to no district sees nothing, instead of all. */
    @Test
    void isClosedToWhoHasNoDistrict() throws Exception {
        logIn("manager");
        for (String endpoint : ENDPOINTS) {
            ask(endpoint).andExpect(status().isForbidden());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups?from=2026-05-20&to=2026-05-01 | from | 期间的起日2026-05-20晚于止日2026-05-01",
                "weeks?from=2026-05-20&to=2026-05-01 | from | 晚于",
                "demands?from=2026-06-01 | from | 晚于",
                "cases?from=2001-01-01&to=2026-01-01 | from | 期间最长10年",
                "weeks?from=0001-01-01 | from | 日期须在2000年到2100年之间",
                "weeks?to=9999-12-31 | to | 日期须在2000年到2100年之间",
                "groups?from=2026-02-30 | from | 2026-02-30",
                "groups?from=yesterday | from | yesterday",
                "groups?by=MOON | by | 可用：ALL、DISTRICT",
                "groups?district=beijing | district | 没有区县“beijing”",
                "cases?department=moon | department | 没有编号为“moon”的部门",
                "cases?demand=moon | demand | 没有编号为“moon”的指标",
                "cases?list=MOON | list | 可用",
                "cases?light=PURPLE | light | 可用",
                "cases?sort=number;drop | sort | 可用",
                "cases?late=perhaps | late | perhaps",
                "cases?page=-1 | page | 页码须从0起",
                "cases?page=99999999999 | page | 99999999999",
                "cases?size=0 | size | 每页1到200行",
                "cases?size=201 | size | 每页1到200行"
            })
    void refusesWhatMakesNoSense(String question, String field, String detail) throws Exception {
        logIn("manager", "jiangbei", "yuzhong");
        ask(question)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.detail", containsString(detail)));
    }

    @Test
    void answersAPageFarBehindTheLastWithNoRows() throws Exception {
        logIn("manager", "jiangbei");
        ask("cases?page=2147483647&size=200")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total", greaterThan(0)))
                .andExpect(jsonPath("$.rows").isEmpty());
        ask("cases?item=moon&process=moon&text=moon")
                .andExpect(jsonPath("$.total").value(0));
    }
}
