package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * What a diagram shows of a case that really went through it: whose clocks it has, and that time in which they stood
 * still is not used. In a district and a year that no other test of these diagrams uses; 4 March 2024 is a Monday.
 */
@EngineTest
class UseOfLimitsTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private WebApplicationContext application;

    @BeforeEach
    void open() {
        office.open("wulong", "2024-03-04T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void isOfTheStepAndOfWhatItCallsWithoutPauses() throws Exception {
        office.start("small-low-risk-construction", Forms.application());
        CaseFile file = office.lastCase();
        office.setClock("2024-03-05T10:00");
        office.complete("checkMaterials", "acceptanceDecision", "accept");
        assertThat(rows(file))
                .containsExactlyInAnyOrder(
                        "acceptance receipt-and-acceptance checkMaterials small-low-risk-construction receiveAndAccept",
                        "permit joint-permit accepted small-low-risk-construction decidePermits",
                        "permit joint-permit accepted small-low-risk-construction decidePermits");
        steps("joint-permit")
                .andExpect(jsonPath("$.steps[*].id", contains("accepted")))
                .andExpect(jsonPath("$.steps[0].open.paused").value(0))
                .andExpect(jsonPath("$.steps[0].ended").value(0));

        orders.pause(
                file.getNumber(),
                office.task("signCommitment"),
                "government-services-office",
                "APPRAISAL",
                5,
                "需对地基承载力作鉴定",
                "鉴定委托书 渝鉴〔2024〕12号");
        steps("joint-permit").andExpect(jsonPath("$.steps[0].open.paused").value(1));
        office.passTo("2024-03-11T11:00");
        office.complete("endPause", "pauseResult", "鉴定合格");
        office.setClock("2024-03-12T10:00");
        office.complete("signCommitment", Forms.commitment());
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");

        // From Tuesday to Tuesday are five working days. It stood still from the first to the Monday, so one was used.
        String permit = "$.steps[?(@.id == '%s')].limits[?(@.kind == '法定' && @.name =~ /合并.*/)]";
        steps("joint-permit")
                .andExpect(jsonPath(permit.formatted("accepted") + ".ninth", contains(1 / 20.0)))
                .andExpect(jsonPath("$.steps[?(@.id == 'accepted')].open.green", contains(0)));
        steps("small-low-risk-construction")
                .andExpect(jsonPath(permit.formatted("decidePermits") + ".median", contains(1 / 20.0)))
                .andExpect(jsonPath(permit.formatted("decidePermits") + ".late", contains(0)))
                .andExpect(jsonPath("$.steps[?(@.id == 'receiveAndAccept')].limits[0].ninth", contains(1 / 5.0)))
                .andExpect(jsonPath("$.steps[?(@.id == 'connectWater')].open.green", contains(1)))
                .andExpect(jsonPath("$.steps[?(@.id == 'inspectQuality')].open.green", contains(1)));
    }

    private List<String> rows(CaseFile file) {
        return database.sql("""
                        select step, process, activity_id, calling_process, calling_activity from deadline
                        where case_number = :case""")
                .param("case", file.getNumber())
                .query((row, number) -> String.join(
                        " ",
                        row.getString("step"),
                        row.getString("process"),
                        row.getString("activity_id"),
                        row.getString("calling_process"),
                        row.getString("calling_activity")))
                .list();
    }

    private ResultActions steps(String process) throws Exception {
        MockMvc http = MockMvcBuilders.webAppContextSetup(application).build();
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return http.perform(get("/camunda/api/onewindow/definition/" + definition + "/steps?months=1&district=wulong"));
    }
}
