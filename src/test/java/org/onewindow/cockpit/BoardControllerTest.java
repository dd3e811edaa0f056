package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
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
import org.springframework.mock.web.MockHttpServletResponse;
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
    private static final List<String> ENDPOINTS = List.of("scope", "groups", "weeks", "demands", "cases", "cases.xlsx");

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
        for (String endpoint : List.of("groups", "weeks", "demands", "cases", "cases.xlsx")) {
            ask(endpoint + "?district=jiangbei").andExpect(status().isOk());
            ask(endpoint + "?district=yuzhong").andExpect(status().isForbidden());
        }
        ask("cases?demand=yuzhong-online-applied").andExpect(status().isForbidden());
        ask("cases.xlsx?demand=yuzhong-online-applied").andExpect(status().isForbidden());
    }

    /** Row by row what the pages have, filtered and sorted as they are. */
    @ParameterizedTest
    @CsvSource({
        "list=OPEN&sort=WORST",
        "list=OPEN&sort=DEPARTMENT&descending=true&light=RED",
        "list=OPEN&process=small-low-risk-construction&element=decide",
        "list=IN_PROCESS&process=small-low-risk-construction&sort=DUE",
        "list=IN_PROCESS&process=small-low-risk-construction&department=power-utility&sort=STEP",
        "list=ENDED&sort=ENDED&descending=true&late=true&from=2026-02-01",
        "list=CLOSED&sort=APPLICANT&text=100%&from=2026-02-01"
    })
    void exportsWhatIsListed(String question) throws Exception {
        logIn("manager", "jiangbei");
        List<String> listed = new ArrayList<>();
        for (int page = 0; listed.size() == 15 * page; page++) {
            listed.addAll(JsonPath.read(
                    ask("cases?size=15&page=" + page + "&" + question)
                            .andReturn()
                            .getResponse()
                            .getContentAsString(),
                    "$.rows[*].caseNumber"));
        }
        MockHttpServletResponse file = ask("cases.xlsx?page=5&" + question)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(file.getContentType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains(".xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.stream().skip(1).map(row -> row.getCellText(0)))
                    .isNotEmpty()
                    .isEqualTo(listed);
            assertThat(rows.stream().skip(1).map(row -> row.getCellText(1)).distinct())
                    .containsExactly("江北区");
        }
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

    /** One after the other, with nothing changed between: what was counted for one is not given for the next. */
    @Test
    void countsEachDistrictAnew() throws Exception {
        logIn("manager", "chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong");
        for (String district : List.of("yuzhong", "jiangbei", "wulong", "dianjiang")) {
            ask("groups?by=DISTRICT&from=2026-02-01&district=" + district)
                    .andExpect(jsonPath("$[*].id", everyItem(org.hamcrest.Matchers.is(district))));
            long cases = office.clocks.stream()
                    .filter(each -> each.of().district().equals(district)
                            && !each.kind().equals("TARGET"))
                    .filter(each -> each.state().equals("RUNNING"))
                    .map(each -> each.of().number())
                    .distinct()
                    .count();
            ask("cases?list=OPEN&district=" + district)
                    .andExpect(jsonPath("$.total").value((int) cases));
            long underWay = office.underWay.stream()
                    .filter(each -> each.district().equals(district))
                    .count();
            ask("cases?list=IN_PROCESS&process=" + RandomOffice.MAIN + "&district=" + district)
                    .andExpect(jsonPath("$.total").value((int) underWay));
        }
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
                "cases?list=IN_PROCESS | process | 请指明是哪个流程",
                "cases.xlsx?list=IN_PROCESS | process | 请指明是哪个流程",
                "cases?element=decidePermits | process | 环节须与流程一起指明",
                "cases.xlsx?sort=number;drop | sort | 可用",
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
