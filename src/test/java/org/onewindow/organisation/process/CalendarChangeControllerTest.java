package org.onewindow.organisation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who may do what over the endpoints, and what they answer. */
@EngineTest
class CalendarChangeControllerTest {

    private static final String PATH = "/camunda/api/onewindow/calendar/changes";

    private static final String MOVE = "date,kind,name\n2026-11-02,holiday,迁址\n";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private IdentityService identity;

    @Autowired
    private CalendarChanges changes;

    @Autowired
    private JdbcTemplate tables;

    @Autowired
    private ObjectMapper json;

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
        identity.setAuthentication("someone", List.of("government-services-office", group), List.of(districts));
    }

    private ResultActions send(String scope, String kind, Object year, String content) throws Exception {
        Map<String, Object> body = new HashMap<>();
        body.put("scope", scope);
        body.put("kind", kind);
        body.put("year", year);
        body.put("content", content);
        body.put("source", "江北府办〔2026〕3号");
        return http.perform(post(PATH).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsBytes(body)));
    }

    private ResultActions upload(String scope, String kind, String year, String name, byte[] file) throws Exception {
        return http.perform(multipart(PATH)
                .file(new MockMultipartFile("file", name, null, file))
                .param("scope", scope)
                .param("kind", kind)
                .param("year", year)
                .param("source", "国办发明电〔2025〕7号"));
    }

    private long drafted(String scope) {
        return changes.draft(
                        new CalendarChanges.Proposal(
                                scope, CalendarChange.Kind.AMENDMENT, null, MOVE, "江北府办〔2026〕3号", null),
                        new Actor("admin", "管理员"))
                .change()
                .getId();
    }

    @Test
    void letsAProcessOwnerDraftInTheirDistrict() throws Exception {
        logIn("process-owner", "jiangbei");
        send("jiangbei/health", "AMENDMENT", null, MOVE)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.id").isNumber())
                .andExpect(jsonPath("$.scopeName").value("江北区卫生健康委"))
                .andExpect(jsonPath("$.kindName").value("单日调整"))
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.content").value(MOVE))
                .andExpect(jsonPath("$.createdBy").value("someone"))
                .andExpect(jsonPath("$.warnings").isEmpty());
        assertThat(changes.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"national", "yuzhong", "yuzhong/health", "jiangbeix", "", "/jiangbei"})
    void refusesAProcessOwnerAnyOtherScope(String scope) throws Exception {
        logIn("process-owner", "jiangbei");
        send(scope, "AMENDMENT", null, MOVE).andExpect(status().isForbidden());
        upload(scope, "AMENDMENT", "", "a.csv", MOVE.getBytes(StandardCharsets.UTF_8))
                .andExpect(status().isForbidden());
        assertThat(changes.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "head", "window-clerk", "manager", "supervision"})
    void refusesEverybodyElse(String group) throws Exception {
        long id = drafted("jiangbei");
        logIn(group, "jiangbei");
        http.perform(get(PATH)).andExpect(status().isForbidden());
        send("jiangbei", "AMENDMENT", null, MOVE).andExpect(status().isForbidden());
        upload("jiangbei", "AMENDMENT", "", "a.csv", MOVE.getBytes(StandardCharsets.UTF_8))
                .andExpect(status().isForbidden());
        http.perform(delete(PATH + "/" + id)).andExpect(status().isForbidden());
        http.perform(delete(PATH + "/-1")).andExpect(status().isForbidden());
        assertThat(changes.all()).hasSize(1);
        assertThat(changes.get(id).getState()).hasToString("DRAFT");
    }

    @Test
    void asksForALogin() throws Exception {
        http.perform(get(PATH)).andExpect(status().isUnauthorized());
        send("jiangbei", "AMENDMENT", null, MOVE).andExpect(status().isUnauthorized());
        assertThat(changes.all()).isEmpty();
    }

    @Test
    void showsAProcessOwnerTheirOwnAndTheNational() throws Exception {
        long national = drafted("national");
        long own = drafted("jiangbei");
        long other = drafted("yuzhong");
        logIn("process-owner", "jiangbei");
        http.perform(get(PATH))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].id", contains((int) own, (int) national)))
                .andExpect(jsonPath("$[*].changeable", contains(true, false)));
        http.perform(delete(PATH + "/" + other)).andExpect(status().isForbidden());
        http.perform(delete(PATH + "/" + national)).andExpect(status().isForbidden());
        http.perform(delete(PATH + "/" + own))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stateName").value("已作废"))
                .andExpect(jsonPath("$.discardedBy").value("someone"))
                .andExpect(jsonPath("$.discardedAt").isNotEmpty());
        logIn("camunda-admin");
        http.perform(get(PATH)).andExpect(jsonPath("$", hasSize(3)));
        http.perform(delete(PATH + "/" + own))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("id"));
    }

    @Test
    void takesANoticeAsACalendarFileOrATable() throws Exception {
        logIn("camunda-admin");
        byte[] feed = new ClassPathResource("holidays-2026.ics").getContentAsByteArray();
        String asFeed = upload("national", "NOTICE", "2026", "节假日.ICS", feed)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.year").value(2026))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String table = json.readTree(asFeed).path("content").textValue();
        assertThat(table.lines()).hasSize(40).contains("2026-10-10,workday,国庆节");
        upload("national", "NOTICE", "2026", "2026.csv", table.getBytes(StandardCharsets.UTF_8))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.content").value(table));
    }

    @Test
    void refusesAFileThatIsNone() throws Exception {
        logIn("camunda-admin");
        byte[] good = MOVE.getBytes(StandardCharsets.UTF_8);
        upload("national", "AMENDMENT", "", "a.xlsx", good)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("file"));
        upload("national", "AMENDMENT", "", "a.csv", new byte[0])
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("文件是空的"));
        // of the two only the first is malformed UTF-8
        for (String name : List.of("国庆节", "迁址")) {
            byte[] gbk = MOVE.replace("迁址", name).getBytes(Charset.forName("GBK"));
            upload("national", "AMENDMENT", "", "a.csv", gbk)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.detail", containsString("UTF-8")));
        }
        upload("national", "AMENDMENT", "", "a.csv", new byte[1024 * 1024 + 1])
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("文件太大，不能超过1 MB"));
        assertThat(changes.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "beijing | AMENDMENT | null | x | scope",
                "null | AMENDMENT | null | x | scope",
                "jiangbei | SOMETHING | null | x | kind",
                "jiangbei | null | null | x | kind",
                "national | NOTICE | 二〇二七 | x | year",
                "national | NOTICE | 20270 | x | year",
                "jiangbei | AMENDMENT | null | x | content",
                "jiangbei | HOURS | null | 9-17 | content",
            })
    void namesTheFieldThatIsWrong(String scope, String kind, String year, String content, String field)
            throws Exception {
        logIn("camunda-admin");
        send(scope, kind, year, content)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value(field));
        assertThat(changes.all()).isEmpty();
    }
}
