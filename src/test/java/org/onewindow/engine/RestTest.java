package org.onewindow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.process.Office;
import org.onewindow.process.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The REST API over HTTP: it asks who calls, and checks forms as Tasklist does. */
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"onewindow.admin.password=a-password-of-the-tests", "camunda.bpm.job-execution.enabled=false"})
@Import({TestDatabase.class, Office.class})
class RestTest {

    private static final String PASSWORD = "Wang-2026-jiangbei!";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    private CaseFile file;
    private Task task;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        clerk("wang", "jiangbei", "government-services-office", "window-clerk");
        clerk("zhao", "dianjiang", "government-services-office", "window-clerk");
        clerk("feng", "jiangbei", "government-services-office", "window-clerk");
        clerk("lin", "jiangbei", "housing-urban-rural-construction", "clerk");
        file = office.receive();
        office.startFor(file, "receipt-and-acceptance");
        task = office.task("checkMaterials");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine/default/task",
                "/engine-rest/task;a=/engine/",
                "/engine-rest/process-definition",
                "/engine-rest/user"
            })
    void asksForALogin(String path) {
        assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        // not wang: the engine locks an account for a while after a wrong password
        assertThat(http.withBasicAuth("feng", "wrong")
                        .getForEntity(path, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void refusesABadValueWithTheFieldsName() {
        ResponseEntity<String> answer = complete("wang", Map.of("acceptanceDecision", Map.of("value", "deemed")));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("acceptanceDecision", "没有选项“deemed”");
        answer = complete("wang", Map.of());
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("acceptanceDecision", "必须填写");
        answer = complete(
                "wang", Map.of("acceptanceDecision", Map.of("value", "accept"), "accepted", Map.of("value", true)));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("表单没有字段“accepted”");
        assertUntouched();
    }

    @Test
    void refusesWhatAServiceRefuses() {
        ResponseEntity<String> answer = complete(
                "wang",
                Map.of(
                        "acceptanceDecision",
                        Map.of("value", "gaps"),
                        "promisedMaterials",
                        Map.of("type", "Json", "value", "[\"investment-filing\"]"),
                        "promisedDate",
                        Map.of("value", "2026-03-02")));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("承诺补交日期须在今日之后");
        assertUntouched();
    }

    @Test
    void showsAndTakesTheTaskOfTheDistrictOnly() {
        assertThat(tasks("wang")).contains(task.getId());
        assertThat(tasks("zhao")).isEqualTo("[]");
        Map<String, Object> accept = Map.of("acceptanceDecision", Map.of("value", "accept"));
        assertThat(complete("zhao", accept).getStatusCode().isError()).isTrue();
        assertUntouched();
        assertThat(complete("wang", accept).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void refusesASecondPlannedInspection() {
        office.callPlannedInspection(file);
        ResponseEntity<String> answer = order("lin");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("小低项目只进行一次质量安全监督检查");
        assertThat(office.openTasks()).containsExactly("checkMaterials", "inspectSite");
    }

    private ResponseEntity<String> order(String user) {
        return http.withBasicAuth(user, PASSWORD)
                .postForEntity(
                        "/engine-rest/process-definition/key/construction-quality-inspection/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "caseNumber", Map.of("value", file.getNumber()),
                                        "inspectionKind", Map.of("value", "planned"))),
                        String.class);
    }

    private String tasks(String user) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        ResponseEntity<String> answer = http.withBasicAuth(user, PASSWORD)
                .exchange("/engine-rest/task", HttpMethod.GET, new HttpEntity<>(headers), String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private ResponseEntity<String> complete(String user, Map<String, Object> variables) {
        return http.withBasicAuth(user, PASSWORD)
                .postForEntity(
                        "/engine-rest/task/{id}/submit-form",
                        Map.of("variables", variables),
                        String.class,
                        task.getId());
    }

    private void assertUntouched() {
        assertThat(office.openTasks()).containsExactly("checkMaterials");
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.RECEIVED);
    }

    private void clerk(String id, String district, String... groups) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        User user = identity.newUser(id);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        List.of(groups).forEach(group -> identity.createMembership(id, group));
        identity.createTenantUserMembership(district, id);
    }
}
