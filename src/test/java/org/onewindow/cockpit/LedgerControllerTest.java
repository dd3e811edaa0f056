package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Who may ask for the ledger of a month, as a page and as a workbook. The months are ones that no other test is in. */
@EngineTest
class LedgerControllerTest {

    private static final String ROOT = "/camunda/api/onewindow/ledger";
    private static final String[] CITY = {"chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong"};
    private static final List<String> QUESTIONS = List.of("", "/workbook", "?month=2031-01", "/workbook?month=2031-01");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    private MockMvc http;

    /** In 江北 the window finishes one of two steps in January; in 垫江 it has one. */
    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        office.open("dianjiang", "2031-01-15T10:00");
        office.start("small-low-risk-construction", Forms.application());
        office.go("jiangbei");
        office.start("small-low-risk-construction", Forms.application());
        office.complete(
                office.tasks("checkMaterials").stream()
                        .filter(each -> each.getTenantId().equals("jiangbei"))
                        .findAny()
                        .orElseThrow(),
                "acceptanceDecision",
                "accept");
        office.setClock("2031-02-03T10:00");
    }

    @AfterEach
    void close() {
        office.go("jiangbei");
        database.sql("delete from clock_handover").update();
        office.open("jiangbei", "2031-02-03T10:00");
        database.sql("delete from deadline where recorded_at >= :from")
                .param("from", java.time.OffsetDateTime.parse("2031-01-01T00:00:00+08:00"))
                .update();
        office.close();
    }

    private void logIn(String group, String... districts) {
        identity.setAuthentication("feng", List.of(group), List.of(districts));
    }

    private ResultActions ask(String question) throws Exception {
        return http.perform(get(ROOT + question));
    }

    @Test
    void showsAManagerTheirDistrict() throws Exception {
        logIn("manager", "jiangbei");
        ask("?month=2031-01")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.month").value("2031-01"))
                .andExpect(jsonPath("$.over").value(true))
                .andExpect(jsonPath("$.lines[*].district", everyItem(is("江北区"))))
                .andExpect(jsonPath("$.lines[0].department").value("政务服务办"))
                .andExpect(jsonPath("$.lines[0].carriedOver").value(0))
                .andExpect(jsonPath("$.lines[0].done").value(1))
                .andExpect(jsonPath("$.lines[0].late").value(0))
                .andExpect(jsonPath("$.lines[0].times[0].unit").value("WORKING_DAY"))
                .andExpect(jsonPath("$.lines[0].times[0].amount").value(5));
        ask("?month=2031-02&district=jiangbei").andExpect(jsonPath("$.over").value(false));
        ask("").andExpect(jsonPath("$.month").value("2031-02"));
        for (String path : List.of("", "/workbook")) {
            ask(path + "?district=dianjiang").andExpect(status().isForbidden());
        }
    }

    @Test
    void showsTheCityAllDistricts() throws Exception {
        for (String group : List.of("manager", "supervision")) {
            logIn(group, CITY);
            ask("?month=2031-01").andExpect(jsonPath("$.lines[*].district", hasItem("垫江县")));
        }
        logIn("camunda-admin");
        ask("?month=2031-01")
                .andExpect(jsonPath("$.lines[*].district", hasItem("江北区")))
                .andExpect(jsonPath("$.total.department").value("合计"));
        ask("?month=2031-01&district=dianjiang")
                .andExpect(jsonPath("$.lines", hasSize(1)))
                .andExpect(jsonPath("$.lines[0].open").value(1))
                .andExpect(jsonPath("$.lines[*].district", not(hasItem("江北区"))));
    }

    /** What is handed over is returned here and received there; what it was last month it stays. */
    @Test
    void followsWhatIsHandedOver() throws Exception {
        CaseFile file = office.lastCase();
        logIn("manager", "jiangbei");
        String before = body("?month=2031-01");
        transactions.executeWithoutResult(status -> {
            List<Deadline> running = deadlines.running(List.of(file.getNumber())).stream()
                    .filter(each -> each.getStep().equals("permit"))
                    .toList();
            assertThat(running).isNotEmpty();
            deadlines.handOver(running, "water-utility");
        });
        assertThat(body("?month=2031-01")).isEqualTo(before);
        ask("?month=2031-02")
                .andExpect(jsonPath("$.lines[?(@.department=='住房城乡建委')].carriedOver", hasItem(1)))
                .andExpect(jsonPath("$.lines[?(@.department=='住房城乡建委')].returned", hasItem(1)))
                .andExpect(jsonPath("$.lines[?(@.department=='住房城乡建委')].open", hasItem(0)))
                .andExpect(jsonPath("$.lines[?(@.department=='供水企业')].received", hasItem(1)))
                .andExpect(jsonPath("$.lines[?(@.department=='供水企业')].open", hasItem(1)));
    }

    private String body(String question) throws Exception {
        return ask(question)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void isAWorkbookWithTheSum() throws Exception {
        logIn("manager", CITY);
        byte[] content = ask("/workbook?month=2031-01")
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("2031-01.xlsx")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(2)).isEqualTo("上月结转");
            assertThat(rows.get(0).getCellText(8)).isEqualTo("平均用时（工作日）");
            Row last = rows.get(rows.size() - 1);
            assertThat(last.getCellText(1)).isEqualTo("合计");
            int received = rows.subList(1, rows.size() - 1).stream()
                    .mapToInt(row -> row.getCellAsNumber(3).orElseThrow().intValue())
                    .sum();
            assertThat(received).isPositive();
            assertThat(last.getCellAsNumber(3).orElseThrow().intValue()).isEqualTo(received);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"window-clerk", "clerk", "head", "finance", "nobody"})
    void isClosedToWhoHasNoCockpit(String group) throws Exception {
        logIn(group, "jiangbei");
        for (String question : QUESTIONS) {
            ask(question).andExpect(status().isForbidden());
        }
    }

    @Test
    void isClosedToWhoHasNoDistrictAndToWhoIsNotLoggedIn() throws Exception {
        logIn("manager");
        for (String question : QUESTIONS) {
            ask(question).andExpect(status().isForbidden());
        }
        identity.clearAuthentication();
        for (String question : QUESTIONS) {
            ask(question).andExpect(status().isUnauthorized());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?month=2031-03 | month | 2031-03还没有开始",
                "?month=1999-12 | month | 月份须在2000-01以后",
                "?month=2031-13 | month | 2031-13",
                "?month=january | month | january",
                "?district=beijing | district | 没有区县“beijing”"
            })
    void refusesWhatMakesNoSense(String question, String field, String detail) throws Exception {
        logIn("manager", CITY);
        for (String path : List.of("", "/workbook")) {
            ask(path + question)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value(field))
                    .andExpect(jsonPath("$.detail", containsString(detail)));
        }
    }
}
