package org.onewindow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * The desks of the demo's people: each has a Chromium profile of their own, so that a test can let several be logged in
 * at once. Chromium is the one that {@code CHROMIUM} names, else the system's, else Playwright's own.
 */
@TestComponent
class Desks implements AutoCloseable {

    /** How long a page may take to show what is expected of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Environment environment;
    private final Map<String, Tasklist> desks = new HashMap<>();
    private final List<String> errors = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    Desks(Environment environment) {
        this.environment = environment;
    }

    /** Where the application is, without a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    /** Somebody's Tasklist, logged in. */
    Tasklist of(String user) {
        return desks.computeIfAbsent(user, id -> Tasklist.logIn(page(), url(), id));
    }

    /** Somebody's Cockpit in a new profile, logged in. */
    Page cockpit(String user) {
        Page page = page();
        Login.in(
                page,
                url() + "/camunda/app/cockpit/default/",
                user,
                page.locator("a[href='#/processes']").first());
        return page;
    }

    /** A page of a new profile, where nobody is logged in. */
    Page page() {
        if (browser == null) {
            launch();
        }
        BrowserContext profile = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1366, 768));
        profile.onWebError(error -> errors.add(error.error()));
        profile.onConsoleMessage(message -> {
            // What a server answers is looked at below; the console does not say which request it was.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        profile.onResponse(response -> {
            if (isFailure(response)) {
                errors.add(response.status() + " " + response.url());
            }
        });
        return profile.newPage();
    }

    /** 400 is how the server refuses what somebody entered; and the web apps ask who is logged in before anybody is. */
    private static boolean isFailure(Response response) {
        boolean whoIsIt = response.status() == 404 && response.url().endsWith("/auth/user/default");
        // Every ten seconds Tasklist asks whether the opened task is still there; 404 is how it learns that it is gone.
        boolean isGone = response.status() == 404 && response.url().matches(".*/engine/default/task/[0-9a-f-]+");
        return response.status() > 400 && !whoIsIt && !isGone;
    }

    private void launch() {
        // A busy machine may take longer than the five seconds that are usual.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Optional<Path> chromium = Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(each -> each != null && !each.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(chromium.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
        chromium.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    /**
     * Closes all desks, sets the clock right, and fails if any page had an error. What each desk showed last is kept in
     * {@code target/screenshots/last}.
     */
    @Override
    public void close() {
        ClockUtil.reset();
        desks.forEach((user, desk) -> desk.screenshot("last/" + user));
        if (playwright != null) {
            playwright.close();
            playwright = null;
            browser = null;
        }
        desks.clear();
        List<String> found = List.copyOf(errors);
        errors.clear();
        assertThat(found).as("errors of pages").isEmpty();
    }
}
