package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The history of a case in Cockpit: what it shows, and to whom. 2 March 2026 is a Monday. */
@EngineTest
class CaseHistoryTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String[] CITY = {"chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong"};

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private CaseFile file;
    private String root;

    /** A case that was corrected once, whose commitment is to be signed. */
    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        office.open("jiangbei", "2026-03-02T10:00");
        root = office.start("small-low-risk-construction", Forms.application()).getId();
        file = office.lastCase();
        Task check = office.task("checkMaterials");
        office.setClock("2026-03-02T11:00");
        tasks.claim(check.getId(), "tester");
        office.setClock("2026-03-03T10:00");
        office.complete(
                "checkMaterials",
                "acceptanceDecision",
                "correct",
                "missingMaterials",
                List.of("drawings"),
                "correctionNote",
                "请补交施工图");
        office.setClock("2026-03-04T10:00");
        office.complete("receiveCorrection", "correctionResult", "supplied");
        office.complete("checkCorrection", "acceptanceDecision", "accept");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void logIn(String group, String... districts) {
        identity.setAuthentication("feng", List.of(group), List.of(districts));
    }

    private ResultActions ask(String path) throws Exception {
        return http.perform(get(ROOT + path));
    }

    private List<String> endpoints() {
        return List.of(
                "cases/" + file.getNumber() + "/history",
                "instances/" + root + "/history",
                "instances/" + root + "/path");
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(
                ask(path).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray());
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static Optional<JsonNode> change(JsonNode found, String name) {
        return all(found.get("values")).stream()
                .filter(each -> each.get("name").asText().equals(name))
                .reduce((one, other) -> other);
    }

    @Test
    void showsWhoDidWhatWhen() throws Exception {
        logIn("manager", "jiangbei");
        JsonNode found = read("cases/" + file.getNumber() + "/history");
        assertThat(found.get("applicant").asText()).isEqualTo("重庆江北精工机械有限公司");
        assertThat(all(found.get("record")).stream()
                        .map(each -> each.get("at").asText() + " "
                                + each.get("actor").asText() + " "
                                + each.get("text").asText()))
                .contains(
                        "2026-03-02T11:00:00 tester 认领：核验申请材料",
                        "2026-03-03T10:00:00 tester 完成：核验申请材料",
                        "2026-03-04T10:00:00 tester 完成：核验补正材料")
                .anyMatch(each -> each.contains("出具文书：一次性"));
        assertThat(all(found.get("record")).stream().map(each -> each.get("at").asText()))
                .isSorted();
        assertThat(all(found.get("notices")).stream()
                        .map(each -> each.get("title").asText()))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(found.get("notices").get(0).has("body")).isFalse();
        assertThat(all(found.get("clocks").get("clocks"))).isNotEmpty().allSatisfy(clock -> {
            assertThat(clock.get("days")).isNotEmpty();
            assertThat(clock.get("basis").asText()).isNotBlank();
        });
    }

    @Test
    void showsWhatWasEnteredInTheWordsOfTheForms() throws Exception {
        logIn("manager", "jiangbei");
        JsonNode found = read("instances/" + root + "/history");
        List<JsonNode> decisions = all(found.get("values")).stream()
                .filter(each -> each.get("name").asText().equals("核验结果"))
                .toList();
        assertThat(decisions).hasSize(2);
        JsonNode decision = decisions.get(0);
        assertThat(decision.get("to").asText()).isEqualTo("需要补正，一次性告知");
        assertThat(decision.get("from").isNull()).isTrue();
        assertThat(decisions.get(1).get("from").asText()).isEqualTo("需要补正，一次性告知");
        assertThat(decisions.get(1).get("to").asText()).contains("受理");
        assertThat(decision.get("actor").asText()).isEqualTo("tester");
        assertThat(decision.get("step").asText()).isEqualTo("核验申请材料");
        assertThat(decision.get("at").asText()).isEqualTo("2026-03-03T10:00:00");
        assertThat(change(found, "需要补正的材料").orElseThrow().get("to").asText()).contains("施工图");
        assertThat(change(found, "总建筑面积").orElseThrow().get("to").asText()).isEqualTo("8200.5");
        assertThat(change(found, "项目类型").orElseThrow().get("to").asText()).isEqualTo("工业");
        // Handed from process to process, it is still entered once.
        assertThat(all(found.get("values")).stream()
                        .filter(each -> each.get("name").asText().equals("总建筑面积")))
                .hasSize(1);
    }

    @Test
    void showsTheOldValueBesideTheNew() throws Exception {
        office.go("jiangbei");
        runtime.setVariable(root, "floorArea", 9100.0);
        logIn("manager", "jiangbei");
        JsonNode area = change(read("instances/" + root + "/history"), "总建筑面积").orElseThrow();
        assertThat(area.get("from").asText()).isEqualTo("8200.5");
        assertThat(area.get("to").asText()).isEqualTo("9100");
        assertThat(area.get("actor").asText()).isEqualTo("tester");
    }

    /** Of the applicant the lists show the name; nothing more of them is shown here, wherever it stands. */
    @Test
    void showsNoPersonalData() throws Exception {
        logIn("manager", "jiangbei");
        String text = ask("cases/" + file.getNumber() + "/history")
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains("重庆江北精工机械有限公司").doesNotContain("91500105MA5U3XYB1K", "13800138000", "陈强");
        JsonNode phone = change(json.readTree(text), "手机号码").orElseThrow();
        assertThat(phone.get("to").asText()).isEqualTo("（个人信息，不显示）");
    }

    @Test
    void drawsThePathOfEachProcessOfTheCase() throws Exception {
        logIn("manager", "jiangbei");
        List<JsonNode> processes =
                all(read("cases/" + file.getNumber() + "/history").get("processes"));
        assertThat(processes.get(0).get("id").asText()).isEqualTo(root);
        assertThat(processes.get(0).get("state").asText()).isEqualTo("进行中");
        JsonNode called = processes.stream()
                .filter(each -> each.get("key").asText().equals("receipt-and-acceptance"))
                .findAny()
                .orElseThrow();
        assertThat(called.get("calledBy").asText()).isEqualTo(root);
        assertThat(called.get("state").asText()).isEqualTo("已结束");
        assertThat(called.get("endedAt").asText()).isEqualTo("2026-03-04T10:00:00");
        assertThat(called.get("path").get("flows")).isNotEmpty();
        assertThat(all(called.get("path").get("nodes")).stream()
                        .filter(each -> each.get("state").asText().equals("PASSED"))
                        .map(each -> each.get("id").asText()))
                .contains("checkMaterials", "receiveCorrection", "checkCorrection");
        ask("instances/" + root + "/path")
                .andExpect(jsonPath("$.nodes[?(@.state=='ACTIVE')].id", hasItem("decidePermits")));
        assertThat(PathCheck.check(application)).isGreaterThan(10);
    }

    @Test
    void showsACaseThatIsClosed() throws Exception {
        runtime.deleteProcessInstance(root, "test", true, true);
        logIn("supervision", "jiangbei");
        List<JsonNode> processes =
                all(read("cases/" + file.getNumber() + "/history").get("processes"));
        assertThat(processes)
                .allSatisfy(each -> assertThat(each.get("endedAt").isNull()).isFalse());
        assertThat(processes.get(0).get("state").asText()).isEqualTo("已终止");
        ask("instances/" + root + "/path").andExpect(jsonPath("$.nodes[*].state", hasItem("INTERRUPTED")));
    }

    @Test
    void isOpenToTheCityAndToAdministrators() throws Exception {
        for (String endpoint : endpoints()) {
            logIn("manager", CITY);
            ask(endpoint).andExpect(status().isOk());
            logIn("camunda-admin");
            ask(endpoint).andExpect(status().isOk());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"window-clerk", "clerk", "head", "finance", "nobody"})
    void isClosedToWhoHasNoCockpit(String group) throws Exception {
        logIn(group, "jiangbei");
        for (String endpoint : endpoints()) {
            ask(endpoint).andExpect(status().isForbidden());
        }
        ask("cases/JB-2026-999999/history").andExpect(status().isForbidden());
    }

    /** Who edits diagrams sees the board, but has no right to the engine's history. */
    @Test
    void isClosedToWhoMayNotReadTheHistory() throws Exception {
        logIn("process-owner", "jiangbei");
        for (String endpoint : endpoints()) {
            ask(endpoint)
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.detail", containsString("没有查看流程历史的权限")));
        }
    }

    /** A case of another district is like one that is not there. */
    @Test
    void isClosedToOtherDistricts() throws Exception {
        logIn("manager", "dianjiang", "yuzhong");
        for (String endpoint : endpoints()) {
            ask(endpoint).andExpect(status().isNotFound());
        }
        logIn("manager", "jiangbei");
        for (String endpoint :
                List.of("cases/JB-2026-999999/history", "instances/nothing/history", "instances/nothing/path")) {
            ask(endpoint).andExpect(status().isNotFound());
        }
        logIn("manager");
        for (String endpoint : endpoints()) {
            ask(endpoint).andExpect(status().isForbidden());
        }
    }

    @Test
    void asksForALogin() throws Exception {
        identity.clearAuthentication();
        for (String endpoint : endpoints()) {
            ask(endpoint).andExpect(status().isUnauthorized());
        }
    }
}
