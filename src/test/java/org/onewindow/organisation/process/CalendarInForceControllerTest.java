package org.onewindow.organisation.process;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the page of the calendar is told about the calendar as it is, and who is told. */
@EngineTest
class CalendarInForceControllerTest {

    private static final String NOTICE_OF_2027 = """
            date,kind,name
            2027-01-01,holiday,元旦
            2027-01-02,holiday,元旦
            2027-01-03,holiday,元旦
            2027-01-09,workday,元旦
            2027-05-01,holiday,劳动节
            2027-10-01,holiday,国庆节
            2027-10-02,holiday,国庆节
            2027-10-03,holiday,国庆节
            """;

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private IdentityService identity;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private JdbcTemplate tables;

    private MockMvc http;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        tables.execute("delete from calendar_change");
    }

    /** The application is shared with every other test. */
    @AfterEach
    void close() {
        identity.clearAuthentication();
        tables.execute("delete from calendar_change");
    }

    private void logIn(String group, String... districts) {
        identity.setAuthentication("someone", List.of(group), List.of(districts));
    }

    private void apply(String scope, CalendarChange.Kind kind, Integer year, String content) {
        Actor admin = new Actor("admin", "管理员");
        changes.apply(
                changes.draft(new CalendarChanges.Proposal(scope, kind, year, content, "国办发明电〔2026〕9号", null), admin)
                        .change()
                        .getId(),
                admin);
    }

    private ResultActions ask(String path) throws Exception {
        return http.perform(get("/camunda/api/onewindow/calendar/" + path));
    }

    @Test
    void letsAnAdministratorChooseAmongAll() throws Exception {
        logIn("camunda-admin");
        ask("scopes")
                .andExpect(jsonPath("$.national").value(true))
                .andExpect(jsonPath("$.districts[*].name", contains("重庆市", "垫江县", "江北区", "武隆区", "渝中区")))
                .andExpect(jsonPath("$.departments", hasSize(greaterThan(70))))
                .andExpect(jsonPath("$.departments[0].name").value("市场监管局"));
    }

    @Test
    void letsAProcessOwnerChooseTheirDistrict() throws Exception {
        logIn("process-owner", "jiangbei");
        ask("scopes")
                .andExpect(jsonPath("$.national").value(false))
                .andExpect(jsonPath("$.districts[*].id", contains("jiangbei")))
                .andExpect(jsonPath("$.departments", hasSize(greaterThan(70))));
        ask("years").andExpect(status().isOk());
        ask("years?scope=jiangbei/health").andExpect(status().isOk());
        ask("years?scope=yuzhong").andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "head", "window-clerk", "manager", "supervision"})
    void tellsEverybodyElseThatThereIsNothingToChange(String group) throws Exception {
        logIn(group, "jiangbei");
        ask("scopes")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.national").value(false))
                .andExpect(jsonPath("$.districts").isEmpty())
                .andExpect(jsonPath("$.departments").isEmpty());
        ask("years").andExpect(status().isForbidden());
    }

    @Test
    void asksForALogin() throws Exception {
        ask("scopes").andExpect(status().isUnauthorized());
        ask("years").andExpect(status().isUnauthorized());
    }

    @Test
    void showsWhichYearsHaveANoticeAndItsDays() throws Exception {
        logIn("camunda-admin");
        String year = "$.years[?(@.year == 2027)]";
        ask("years")
                .andExpect(jsonPath("$.hours", contains("09:00-12:00", "13:30-17:30")))
                .andExpect(jsonPath("$.years[?(@.year == 2026)].provisional", contains(false)))
                .andExpect(jsonPath("$.years[?(@.year == 2026)].workingDays", contains(248)))
                .andExpect(jsonPath(year + ".provisional", contains(true)));
        apply("national", CalendarChange.Kind.NOTICE, 2027, NOTICE_OF_2027);
        ask("years")
                .andExpect(jsonPath(year + ".provisional", contains(false)))
                .andExpect(jsonPath(year + ".source", contains("国办发明电〔2026〕9号")))
                .andExpect(jsonPath(year + ".days[0:4].why", contains("元旦", "元旦", "元旦", "调休上班(元旦)")))
                .andExpect(jsonPath(year + ".days[3].working", contains(true)));
    }

    @Test
    void showsADistrictsOwnDaysAndHours() throws Exception {
        logIn("camunda-admin");
        apply("jiangbei", CalendarChange.Kind.AMENDMENT, null, "date,kind,name\n2027-11-02,holiday,迁址\n");
        apply("jiangbei/health", CalendarChange.Kind.HOURS, null, "08:30-16:00");
        String days = "$.years[?(@.year == 2027)].days[?(@.date == '2027-11-02')].why";
        ask("years").andExpect(jsonPath(days).isEmpty());
        ask("years?scope=jiangbei")
                .andExpect(jsonPath(days, contains("迁址")))
                .andExpect(jsonPath("$.hours", hasSize(2)));
        ask("years?scope=jiangbei/health")
                .andExpect(jsonPath(days, contains("迁址")))
                .andExpect(jsonPath("$.hours", contains("08:30-16:00")));
        ask("years?scope=beijing")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("district"));
    }
}
