package org.onewindow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.casefile.Attachment;
import org.onewindow.casefile.Attachments;
import org.onewindow.casefile.CaseFile;
import org.onewindow.casefile.CaseState;
import org.onewindow.casefile.Outcome;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.onewindow.process.EngineTest;
import org.onewindow.process.Forms;
import org.onewindow.process.Office;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who may take a case back for the applicant 撤回申请, and until when. */
@EngineTest
class WithdrawalTest {

    private static final String ROOT = "/camunda/api/onewindow/";
    private static final String WINDOW = "government-services-office";
    private static final String HOUSING = "housing-urban-rural-construction";
    private static final String REASON = "项目调整，不再建设";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Office office;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Attachments attachments;

    @Autowired
    private ObjectMapper json;

    private MockMvc http;
    private CaseFile file;

    /** 2 March 2026 is a Monday. The window checks the materials. */
    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        office.open("jiangbei", "2026-03-02T10:00");
        office.start("small-low-risk-construction", Forms.application());
        file = office.lastCase();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void logIn(String user, String district, String... groups) {
        identity.setAuthentication(user, List.of(groups), List.of(district));
    }

    private void logInAtWindow() {
        logIn("wang", "jiangbei", WINDOW, "window-clerk");
    }

    private ResultActions withdraw(String reason, String content) throws Exception {
        MockMultipartHttpServletRequestBuilder request = multipart(ROOT + "cases/" + file.getNumber() + "/withdrawal");
        if (content != null) {
            request.file(new MockMultipartFile(
                    "file", "撤回申请书.pdf", "application/pdf", content.getBytes(StandardCharsets.UTF_8)));
        }
        if (reason != null) {
            request.param("reason", reason);
        }
        return http.perform(request);
    }

    private ResultActions withdraw() throws Exception {
        return withdraw(REASON, "%PDF-1.4");
    }

    private ResultActions caseOf(Task task) throws Exception {
        return http.perform(get(ROOT + "tasks/" + task.getId() + "/case"));
    }

    private void assertNothingHappened(String... openTasks) {
        office.go("jiangbei");
        assertThat(office.openTasks()).containsExactly(openTasks);
        assertThat(office.documents(file)).doesNotContain("withdrawal-notice");
        assertThat(attachments.of(file.getNumber())).isEmpty();
        assertThat(office.reload(file).getOutcome()).isNull();
        assertThat(office.record(file)).doesNotContain("撤回");
    }

    private void accept() {
        office.complete("checkMaterials", "acceptanceDecision", "accept");
    }

    private void sign() {
        office.complete("signCommitment", Forms.commitment());
    }

    @Test
    void theWindowTakesTheCaseBackForTheApplicant() throws Exception {
        Task task = office.task("checkMaterials");
        logInAtWindow();
        caseOf(task).andExpect(jsonPath("$.canWithdraw").value(true));
        office.setClock("2026-03-03T10:00");
        withdraw()
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("已办结"))
                .andExpect(jsonPath("$.outcome").value(Outcome.WITHDRAWN.label()))
                .andExpect(jsonPath("$.canWithdraw").value(false))
                .andExpect(jsonPath("$.documents[*].title", hasItem("撤回申请告知书")))
                .andExpect(jsonPath("$.attachments[0].fileName").value("撤回申请书.pdf"))
                .andExpect(jsonPath("$.attachments[0].uploadedBy").value("wang"));
        office.go("jiangbei");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getState()).isEqualTo(CaseState.CLOSED);
        assertThat(office.document(file, "withdrawal-notice").getBody()).contains("撤回理由：" + REASON);
        assertThat(office.record(file)).contains("申请人撤回申请，理由：" + REASON + "（撤回申请书：撤回申请书.pdf）");
        assertThat(deadlines.of(file.getNumber()))
                .extracting(Deadline::getState)
                .containsOnly(Deadline.State.CANCELLED);
        office.passTo("2026-03-31T10:00");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).doesNotContain("acceptance-notice");
    }

    /** The applicant comes to the window whoever is at work on the case. */
    @Test
    void theWindowNeedsNoTaskOfTheCase() throws Exception {
        accept();
        sign();
        assertThat(office.openTasks()).containsExactly("decideConstruction", "decidePlanning");
        logInAtWindow();
        withdraw().andExpect(status().isOk());
        office.go("jiangbei");
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.reload(file).getOutcome()).isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void aPauseEndsWithTheCase() throws Exception {
        accept();
        Task task = office.task("signCommitment");
        logInAtWindow();
        http.perform(post(ROOT + "tasks/" + task.getId() + "/pauses")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(Map.of(
                                "reason", "APPRAISAL",
                                "days", 3,
                                "explanation", "鉴定",
                                "evidence", "委托书1号"))))
                .andExpect(status().isCreated());
        withdraw().andExpect(status().isOk());
        office.go("jiangbei");
        assertThat(office.openTasks()).isEmpty();
        assertThat(deadlines.running(List.of(file.getNumber()))).isEmpty();
    }

    @Test
    void aSecondWithdrawalIsRefused() throws Exception {
        logInAtWindow();
        withdraw().andExpect(status().isOk());
        withdraw()
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("办件%s已经结案，不能撤回".formatted(file.getNumber())));
        office.go("jiangbei");
        assertThat(office.documents(file)).containsOnlyOnce("withdrawal-notice");
        assertThat(attachments.of(file.getNumber()))
                .extracting(Attachment::getFileName)
                .hasSize(1);
    }

    @Test
    void afterTheDecisionItIsTooLate() throws Exception {
        accept();
        sign();
        office.complete("decidePlanning", "planningDecision", "grant", "planningPermitNumber", "建字第1号");
        office.complete("decideConstruction", "constructionDecision", "grant", "constructionPermitNumber", "施字第1号");
        logInAtWindow();
        withdraw()
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("办件%s已经作出决定，不能撤回".formatted(file.getNumber())));
        assertNothingHappened(
                "checkDrawings", "contactApplicant", "contactApplicant", "inspectSite", "surveyWater", "verifyFacts");
    }

    @Test
    void aProcessThatKnowsNoWithdrawalIsLeftAlone() throws Exception {
        file = office.receive();
        office.startPermit(file);
        Task task = office.task("signCommitment");
        logInAtWindow();
        caseOf(task).andExpect(jsonPath("$.canWithdraw").value(false));
        withdraw()
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("办件%s现在不能撤回".formatted(file.getNumber())));
        assertNothingHappened("checkMaterials", "signCommitment");
    }

    @Test
    void aDepartmentsClerkIsRefused() throws Exception {
        accept();
        sign();
        Task task = office.task("decideConstruction");
        logIn("li", "jiangbei", HOUSING, "clerk");
        caseOf(task).andExpect(jsonPath("$.canWithdraw").value(false));
        withdraw()
                .andExpect(status().isForbidden())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                        .contains("只有受理申请的窗口可以代申请人撤回"));
        assertNothingHappened("decideConstruction", "decidePlanning");
    }

    @ParameterizedTest
    @CsvSource({
        "dianjiang, government-services-office window-clerk",
        "jiangbei,  housing-urban-rural-construction clerk",
        "dianjiang, housing-urban-rural-construction clerk"
    })
    void whoCannotSeeTheCaseIsRefused(String district, String groups) throws Exception {
        logIn("chen", district, groups.split(" "));
        withdraw()
                .andExpect(status().isNotFound())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                        .contains("没有编号为"));
        assertNothingHappened("checkMaterials");
    }

    /** A head may read every case of the district, but does not act for applicants. */
    @Test
    void aHeadIsRefused() throws Exception {
        logIn("zhao", "jiangbei", HOUSING + ".head", "head");
        withdraw().andExpect(status().isForbidden());
        assertNothingHappened("checkMaterials");
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        identity.clearAuthentication();
        withdraw().andExpect(status().isUnauthorized());
        assertNothingHappened("checkMaterials");
    }

    @ParameterizedTest
    @CsvSource({
        ", %PDF-1.4, reason, 撤回理由不能为空",
        "' ', %PDF-1.4, reason, 撤回理由不能为空",
        "不再建设, , file, 请上传申请人签名或者盖章的撤回申请书",
        "不再建设, '', file, 请上传申请人签名或者盖章的撤回申请书",
        "不再建设, 只是一段文字, file, 的内容不是 PDF、JPEG 或 PNG"
    })
    void aBadRequestIsAnsweredWithItsField(String reason, String content, String field, String why) throws Exception {
        logInAtWindow();
        withdraw(reason, content)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.detail", containsString(why)));
        assertNothingHappened("checkMaterials");
    }

    @Test
    void aReasonHasItsLimit() throws Exception {
        logInAtWindow();
        withdraw("长".repeat(2001), "%PDF-1.4")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("reason"));
        assertNothingHappened("checkMaterials");
    }
}
