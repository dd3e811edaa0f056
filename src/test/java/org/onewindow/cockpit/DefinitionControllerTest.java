package org.onewindow.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
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

/** Who may see what the steps of a process use of their limits. */
@EngineTest
@Transactional
class DefinitionControllerTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-05-20T10:00");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private OpenCases openCases;

    @Autowired
    private JdbcClient database;

    private MockMvc http;
    private RandomOffice office;
    private String definition;

    @BeforeEach
    void open() {
        ClockUtil.setCurrentTime(Date.from(NOW.toInstant(RandomOffice.ZONE)));
        office = new RandomOffice(database, openCases, 31, NOW);
        http = MockMvcBuilders.webAppContextSetup(application).build();
        definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(RandomOffice.MAIN)
                .latestVersion()
                .singleResult()
                .getId();
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
        return http.perform(get("/camunda/api/onewindow/definition/" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window-clerk", "clerk", "head", "finance", "power-utility", "nobody"})
    void isClosedToWhoHasNoCockpit(String group) throws Exception {
        logIn(group, "jiangbei");
        ask(definition).andExpect(status().isForbidden());
        ask(definition + "/steps").andExpect(status().isForbidden());
        ask(definition + "/steps?district=jiangbei").andExpect(status().isForbidden());
    }

    @Test
    void asksForALogin() throws Exception {
        ask(definition).andExpect(status().isUnauthorized());
        ask(definition + "/steps").andExpect(status().isUnauthorized());
    }

    @Test
    void isClosedToWhoHasNoDistrict() throws Exception {
        logIn("manager");
        ask(definition).andExpect(status().isForbidden());
        ask(definition + "/steps").andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "supervision", "process-owner"})
    void countsOnesOwnDistrictOnly(String group) throws Exception {
        logIn(group, "jiangbei");
        ask(definition)
                .andExpect(jsonPath("$.process").value(RandomOffice.MAIN))
                .andExpect(jsonPath("$.name").value("社会投资小型低风险建设项目"));
        ask(definition + "/steps")
                .andExpect(jsonPath("$.process").value(RandomOffice.MAIN))
                .andExpect(jsonPath("$.from").value("2026-02-21"))
                .andExpect(jsonPath("$.to").value("2026-05-20"));
        assertThat(ended("")).isEqualTo(byHand("jiangbei")).isEqualTo(ended("?district=jiangbei"));
        ask(definition + "/steps?district=yuzhong").andExpect(status().isForbidden());
        assertThat(byHand("yuzhong")).isPositive();
    }

    @Test
    void countsEverythingForTheCity() throws Exception {
        logIn("manager", "chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong");
        assertThat(ended("")).isEqualTo(byHand("jiangbei") + byHand("dianjiang") + byHand("yuzhong"));
        assertThat(ended("?district=yuzhong")).isEqualTo(byHand("yuzhong"));
        assertThat(ended("?district=yuzhong&months=1")).isLessThan(byHand("yuzhong"));
        ask(definition + "/steps?district=wulong").andExpect(jsonPath("$.steps", hasSize(0)));
        logIn("camunda-admin");
        assertThat(ended("")).isEqualTo(byHand("jiangbei") + byHand("dianjiang") + byHand("yuzhong"));
    }

    private int ended(String query) throws Exception {
        List<Integer> counts = JsonPath.read(
                ask(definition + "/steps" + query)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.steps[*].ended");
        return counts.stream().mapToInt(each -> each).sum();
    }

    private int byHand(String district) {
        return (int) office.clocks.stream()
                .filter(each ->
                        each.of().district().equals(district) && !each.kind().equals("TARGET"))
                .filter(each -> RandomOffice.MAIN.equals(each.process()) || each.call() != null)
                .filter(each -> each.state().equals("MET") || each.state().equals("BREACHED"))
                .filter(each -> !each.ended()
                        .withOffsetSameInstant(RandomOffice.ZONE)
                        .toLocalDate()
                        .isBefore(NOW.toLocalDate().minusMonths(3).plusDays(1)))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "months=0,months,期间须为1到36个月",
        "months=37,months,期间须为1到36个月",
        "months=many,months,many",
        "district=beijing,district,没有区县“beijing”"
    })
    void refusesWhatMakesNoSense(String query, String field, String detail) throws Exception {
        logIn("manager", "jiangbei");
        ask(definition + "/steps?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.detail", containsString(detail)));
    }

    @Test
    void saysThatThereIsNoSuchDefinition() throws Exception {
        logIn("manager", "jiangbei");
        ask("moon").andExpect(status().isNotFound());
        ask("moon/steps").andExpect(status().isNotFound());
    }
}
