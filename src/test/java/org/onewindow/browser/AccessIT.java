package org.onewindow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.casefile.Attachment;
import org.onewindow.casefile.Attachments;
import org.onewindow.organisation.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets at what, asked over HTTP as a stranger, a clerk of the other district, or the clerk in charge would. */
@BrowserTest
class AccessIT {

    private static final String PLUGIN = "/camunda/api/onewindow";

    @Autowired
    private Desks desks;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Attachments attachments;

    /** A task of a case in 江北 at the window, and the case's number. */
    private String task;

    private String number;

    @BeforeEach
    void findTask() {
        Task found = tasks.createTaskQuery()
                .tenantIdIn("jiangbei")
                .taskDefinitionKey("checkMaterials")
                .taskUnassigned()
                .list()
                .get(0);
        task = found.getId();
        number = (String) tasks.getVariable(task, "caseNumber");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLUGIN + "/lights?task=any",
                PLUGIN + "/tasks/any/case",
                PLUGIN + "/tasks/any/deadlines",
                PLUGIN + "/search?text=JB-2026",
                PLUGIN + "/marks?task=any",
                PLUGIN + "/cases/JB-2026-000001",
                PLUGIN + "/cases/JB-2026-000001/steps",
                PLUGIN + "/tasks/any/teamwork",
                PLUGIN + "/messages",
                PLUGIN + "/substitutions",
                PLUGIN + "/bulk/assignments?task=any",
                PLUGIN + "/cases/JB-2026-000001/attachments/1",
                PLUGIN + "/calendar/scopes",
                PLUGIN + "/calendar/years",
                PLUGIN + "/calendar/changes",
                PLUGIN + "/calendar/changes/1/trial",
                PLUGIN + "/board/scope",
                PLUGIN + "/board/groups",
                PLUGIN + "/board/weeks",
                PLUGIN + "/board/demands",
                PLUGIN + "/board/cases",
                PLUGIN + "/rehearsal",
                PLUGIN + "/rehearsal/now",
                "/engine-rest/task",
                "/engine-rest/engine/default/process-definition"
            })
    void aStrangerIsTurnedAway(String path) throws Exception {
        assertThat(new Visitor().get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void theCalendarIsForEverybody() throws Exception {
        HttpResponse<String> answer = new Visitor()
                .get("/api/calendar/due?district=jiangbei&from=2026-03-02T10:00&amount=5&unit=WORKING_DAY");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("2026-03-09");
        assertThat(new Visitor().get("/api/calendar/due?district=jiangbei").body())
                .contains("缺少参数from");
    }

    @Test
    void aCaseIsOfItsOwnDistrictOnly() throws Exception {
        Attachment file =
                attachments.keep(number, null, "图.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII), Actor.SYSTEM);
        String download = PLUGIN + "/cases/" + number + "/attachments/" + file.getId();
        Visitor own = new Visitor().logIn("jb-window");
        Visitor other = new Visitor().logIn("dj-window");
        for (String path :
                List.of(PLUGIN + "/tasks/" + task + "/case", PLUGIN + "/tasks/" + task + "/deadlines", download)) {
            assertThat(own.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(own.get(PLUGIN + "/lights?task=" + task).body()).contains(number);
        assertThat(other.get(PLUGIN + "/lights?task=" + task).body()).isEqualTo("[]");
        assertThat(own.upload(number).statusCode()).isEqualTo(201);
        assertThat(other.upload(number).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileIsADownloadOnly() throws Exception {
        Attachment file =
                attachments.keep(number, null, "图.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII), Actor.SYSTEM);
        HttpResponse<String> answer =
                new Visitor().logIn("jb-window").get(PLUGIN + "/cases/" + number + "/attachments/" + file.getId());
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment;"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void nothingIsChangedWithoutTheToken() throws Exception {
        Visitor window = new Visitor().logIn("jb-window");
        window.forgetToken();
        assertThat(window.upload(number).statusCode()).isEqualTo(403);
        Visitor admin = new Visitor().logIn("admin");
        admin.forgetToken();
        assertThat(admin.post(PLUGIN + "/calendar/changes", "{}", "application/json")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.post(PLUGIN + "/rehearsal/forward?workingDays=1", "", "text/plain")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyTheAdministratorRehearses() throws Exception {
        Visitor clerk = new Visitor().logIn("jb-window-head");
        assertThat(clerk.get(PLUGIN + "/rehearsal").statusCode()).isEqualTo(403);
        assertThat(clerk.get(PLUGIN + "/rehearsal/now").statusCode()).isEqualTo(403);
        assertThat(clerk.post(PLUGIN + "/rehearsal/forward?workingDays=1", "", "text/plain")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Visitor().logIn("admin").get(PLUGIN + "/rehearsal/now").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"dj-window, tasklist", "jb-water-head, tasklist", "jb-manager, cockpit"})
    void theCalendarIsClosedToWhoMayNotChangeIt(String user, String app) throws Exception {
        Visitor visitor = new Visitor();
        assertThat(visitor.tryToLogIn(user, app).statusCode()).isEqualTo(200);
        for (String path : List.of("/years", "/changes")) {
            assertThat(visitor.get(PLUGIN + "/calendar" + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(visitor.post(PLUGIN + "/calendar/changes", "{\"scope\":\"jiangbei\"}", "application/json")
                        .statusCode())
                .isEqualTo(403);
        for (String path : List.of("/trial", "/application")) {
            assertThat(visitor.get(PLUGIN + "/calendar/changes/1" + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(visitor.post(PLUGIN + "/calendar/changes/1/application", "", "application/json")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProcessOwnerSeesTheCalendar() throws Exception {
        Visitor owner = new Visitor();
        assertThat(owner.tryToLogIn("jb-owner", "cockpit").statusCode()).isEqualTo(200);
        assertThat(owner.get(PLUGIN + "/calendar/years").statusCode()).isEqualTo(200);
        assertThat(owner.get(PLUGIN + "/calendar/years?scope=dianjiang").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aClerksCockpitIsClosed() throws Exception {
        assertThat(new Visitor().tryToLogIn("jb-window", "cockpit").statusCode())
                .isEqualTo(403);
        assertThat(new Visitor().tryToLogIn("jb-window", "admin").statusCode()).isEqualTo(403);
        assertThat(new Visitor().tryToLogIn("jb-manager", "cockpit").statusCode())
                .isEqualTo(200);
    }

    /** A limit is the law's; who works on a task cannot move it. */
    @Test
    void aClerkCannotMoveADueDate() throws Exception {
        Visitor clerk = new Visitor().logIn("jb-window");
        HttpResponse<String> answer = clerk.send(clerk.request("/camunda/api/engine/engine/default/task/" + task)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\":\"x\",\"due\":\"2099-01-01T00:00:00.000+0800\"}")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void restShowsAClerkTheirOwnDistrictOnly() throws Exception {
        Visitor clerk = new Visitor();
        HttpResponse<String> answer = clerk.send(clerk.request("/engine-rest/task?tenantIdIn=jiangbei,dianjiang")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("dj-window:onewindow".getBytes(StandardCharsets.UTF_8)))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("dianjiang").doesNotContain("jiangbei");
    }

    /** Camunda's own page mixes them up when several people are at work. */
    @Test
    void aPageNamesTheNonceOfItsOwnHeader() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest page = HttpRequest.newBuilder(URI.create(desks.url() + "/camunda/app/tasklist/default/"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, 200)
                .mapToObj(i -> client.sendAsync(page, BodyHandlers.ofString()))
                .toList();
        assertThat(pages).allSatisfy(each -> {
            HttpResponse<String> answer = each.join();
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(answer.body()).contains("nonce=\"%s\"".formatted(nonce(policy)));
        });
    }

    private static String nonce(String policy) {
        Matcher matcher = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(matcher.find()).as(policy).isTrue();
        return matcher.group(1);
    }

    /** Somebody with an HTTP client that keeps cookies, as a browser does. */
    private final class Visitor {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private boolean hasToken = true;

        /** Logs in to Tasklist. */
        Visitor logIn(String user) throws Exception {
            assertThat(tryToLogIn(user, "tasklist").statusCode()).isEqualTo(200);
            return this;
        }

        HttpResponse<String> tryToLogIn(String user, String app) throws Exception {
            get("/camunda/app/" + app + "/default/");
            HttpResponse<String> answer = post(
                    "/camunda/api/admin/auth/user/default/login/" + app,
                    "username=" + user + "&password=onewindow",
                    "application/x-www-form-urlencoded");
            get("/camunda/app/" + app + "/default/"); // the login made a new session, this gets its token
            return answer;
        }

        private String token() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(each -> each.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        /** From now on as a foreign site would ask: with the cookies, without the token. */
        void forgetToken() {
            hasToken = false;
        }

        HttpResponse<String> get(String path) throws Exception {
            return send(request(path).GET());
        }

        HttpResponse<String> post(String path, String body, String type) throws Exception {
            return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> upload(String caseNumber) throws Exception {
            return post(PLUGIN + "/cases/" + caseNumber + "/attachments", """
                    --b\r
                    Content-Disposition: form-data; name="file"; filename="a.pdf"\r
                    Content-Type: application/pdf\r
                    \r
                    %PDF-1.4\r
                    --b--\r
                    """, "multipart/form-data; boundary=b");
        }

        HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desks.url() + path));
            return hasToken ? request.header("X-XSRF-TOKEN", token()) : request;
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
