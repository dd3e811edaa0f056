package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tasklist as one person has it before them. */
final class Tasklist {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Page page;
    private Locator opened;

    private Tasklist(Page page) {
        this.page = page;
    }

    static Tasklist logIn(Page page, String url, String user) {
        page.clock().install(); // its time goes by as usual, and faster where a form waits for an end of typing
        Login.in(
                page,
                url + "/camunda/app/tasklist/default/",
                user,
                page.locator(".task-filter").first());
        return new Tasklist(page);
    }

    void logOut() {
        page.locator(".account .dropdown-toggle").click();
        page.getByText("退出登录").click();
        assertThat(page.getByPlaceholder("密码")).isVisible();
    }

    Page page() {
        return page;
    }

    /** Chooses a filter by its name. */
    Tasklist choose(String filter) {
        Locator entry = page.locator(".task-filter")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".name a").filter(new Locator.FilterOptions().setHasText(filter))));
        entry.locator(".name a").click();
        assertThat(entry).hasClass(Pattern.compile("\\bactive\\b"));
        return this;
    }

    /** The card of a case's task in the list. */
    Locator card(String caseNumber, String task) {
        return page.locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(caseNumber))
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h4, h6").getByText(task, exactly())));
    }

    /** The number of the case that a card is of. */
    String number(Locator card) {
        return card.locator(".ow-card-case").textContent().split("　")[0];
    }

    /** The light on a card: its colour is the class, its text what remains. */
    Locator light(String caseNumber, String task) {
        return card(caseNumber, task).locator(".ow-light");
    }

    /** Loads the page anew, as one does to see at once what would turn up by itself within seconds. */
    Tasklist reload() {
        page.reload();
        assertThat(page.locator(".task-filter").first()).isVisible();
        return this;
    }

    /** Narrows the chosen filter to a case, as a search that was kept as a link does. */
    Tasklist search(String caseNumber) {
        page.evaluate("""
                caseNumber => {
                  const hash = new URLSearchParams(location.hash.replace(/^#\\/\\??/, ''));
                  hash.set('searchQuery', JSON.stringify(
                    [{ type: 'processVariables', operator: 'eq', value: caseNumber, name: 'caseNumber' }]));
                  location.hash = '#/?' + hash;
                }""", caseNumber);
        return this;
    }

    /** Opens a task out of 本部门待办, where it turns up by itself when it is due to be there. */
    Tasklist open(String caseNumber, String task) {
        return choose("本部门待办").open(card(caseNumber, task), task);
    }

    private Tasklist open(Locator card, String task) {
        opened = card;
        opened.locator("h4 a").click();
        assertThat(page.locator(".task-card h2.task")).hasText(task);
        return this;
    }

    /** Opens the supervision of one step of a case, which may have several that are late. */
    Tasklist openSupervision(String caseNumber, String task, String step) {
        choose("本部门待办").search(caseNumber);
        return open(card(caseNumber, task).filter(new Locator.FilterOptions().setHasText("超期环节：" + step)), task);
    }

    /** The card of the opened task. */
    Locator opened() {
        return opened;
    }

    /** Takes the opened task. */
    Tasklist claim() {
        page.locator("button.claim").click();
        assertThat(page.locator("button.claim")).isHidden();
        return this;
    }

    /** Opens a tab of the task. */
    Locator tab(String name) {
        page.locator(".task-card .nav-tabs").getByText(name, exactly()).click();
        return page.locator(".task-card .tab-content");
    }

    Form form() {
        return new Form(page.locator(".task-card .form-pane"));
    }

    Tasklist fill(String label, String... values) {
        form().fill(label, values);
        return this;
    }

    /** Finishes the opened task, and waits until it is gone from the list. */
    void complete() {
        Response answer = submit();
        assertThat(answer.ok()).as(answer.text()).isTrue();
        assertThat(opened).hasCount(0);
    }

    /** Sends the form, which the server refuses; what it says about it is in {@link #notice}. */
    void completeInVain() {
        assertThat(submit().status()).isEqualTo(400);
    }

    private Response submit() {
        return page.waitForResponse(
                answer -> answer.url().endsWith("/submit-form"),
                () -> button(page.locator(".task-card"), "完成").click());
    }

    /** What Tasklist says about the last thing one did. */
    Locator notice() {
        return page.locator(".notifications .alert");
    }

    /** Opens the start form of a process. */
    Form start(String process) {
        page.getByText("发起流程").click();
        page.locator(".modal-dialog .processes").getByText(process, exactly()).click();
        return new Form(page.locator(".modal-dialog"));
    }

    /** Sends the start form off, and waits until the process is there. */
    void submitStart() {
        Response answer = page.waitForResponse(
                each -> each.url().endsWith("/submit-form"), () -> startButton().click());
        assertThat(answer.ok()).as(answer.text()).isTrue();
        assertThat(page.locator(".modal-dialog")).hasCount(0);
    }

    /** The button that sends the start form off. */
    Locator startButton() {
        return button(page.locator(".modal-dialog"), "发起");
    }

    Tasklist screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
