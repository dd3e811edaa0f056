package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What managers see in Cockpit of a process instance and of a case, running and closed. */
@BrowserTest
class InstanceIT {

    @Autowired
    private Desks desks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aRunningInstanceShowsItsPathItsClocksAndItsHistory() {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("joint-acceptance")
                .tenantIdIn("jiangbei")
                .listPage(0, 1)
                .get(0);
        Page page = desks.cockpit("jb-manager");
        page.navigate(desks.url() + "/camunda/app/cockpit/default/#/process-instance/" + instance.getId() + "/runtime");
        assertThat(page.locator("[data-element-id=takeAcceptance].ow-path-passed"))
                .isVisible();
        assertThat(page.locator(".djs-shape.ow-path-active").first()).isVisible();
        assertThat(page.locator(".djs-connection.ow-path-flow").first()).isVisible();
        page.getByText("时限与经过", new Page.GetByTextOptions().setExact(true)).click();
        Locator tab = page.locator(".ow-history");
        assertThat(tab).containsText(instance.getBusinessKey());
        assertThat(tab.locator(".ow-clock").first()).containsText("依据");
        tab.getByText("逐日说明").first().click();
        assertThat(tab.locator(".ow-clock tbody tr").first()).containsText("起算日不计");
        screenshot(page, "70-instance-clocks");
        button(tab, Pattern.compile("^办理经过")).click();
        assertThat(tab.locator(".ow-record")).containsText("完成：核验申请材料");
        assertThat(tab.locator(".ow-record")).containsText("出具文书");
        screenshot(page, "71-instance-record");
        button(tab, Pattern.compile("^填报和变更")).click();
        assertThat(tab.locator(".ow-values")).containsText("总建筑面积");
        assertThat(tab.locator(".ow-values")).not().containsText("13800138000");
        screenshot(page, "72-instance-values");
        button(tab, Pattern.compile("^文书")).click();
        assertThat(tab).containsText("收件凭证");
    }

    @Test
    void aClosedCaseIsReachedFromTheListsOfTheBoard() {
        Page page = desks.cockpit("jb-manager");
        link(page, "时限看板").click();
        Locator from = page.locator(".ow-period").getByLabel("期间起");
        from.fill("2026-01-01");
        Locator demand = page.locator(".ow-demands tr", new Page.LocatorOptions().setHasText("平均跑动次数"));
        demand.locator(".ow-number").click();
        Locator first = page.locator("dialog .ow-cases tbody a").first();
        String number = first.textContent();
        first.click();
        assertThat(page).hasURL(Pattern.compile("#/onewindow/case/" + number));
        assertThat(page.locator("dialog")).hasCount(0);
        Locator file = page.locator(".ow-casefile");
        assertThat(file.locator("h2")).hasText("办件 " + number);
        assertThat(file.locator(".djs-connection.ow-path-flow").first()).isVisible();
        assertThat(file.locator(".djs-shape.ow-path-passed").first()).isVisible();
        assertThat(file.locator(".djs-shape.ow-path-active")).hasCount(0);
        assertThat(file.locator(".ow-clock").first()).isVisible();
        screenshot(page, "73-case");
    }

    @Test
    void aCaseShowsEveryProcessWithItsPath() {
        HistoricProcessInstance root = aCaseWithPermits();
        Page page = desks.cockpit("cq-manager");
        link(page, "时限看板").click();
        // As it is copied from a message, with small letters and a blank.
        page.getByLabel("办件编号", new Page.GetByLabelOptions().setExact(true))
                .fill(" " + root.getBusinessKey().toLowerCase() + " ");
        page.keyboard().press("Enter");
        Locator file = page.locator(".ow-casefile");
        assertThat(file).containsText(root.getBusinessKey());
        assertThat(file.locator(".djs-connection.ow-path-flow").first()).isVisible();
        Locator called = button(file, Pattern.compile("规划许可与施工许可合并办理"));
        called.focus();
        page.keyboard().press("Enter");
        assertThat(called).hasAttribute("aria-pressed", "true");
        assertThat(file.locator("[data-element-id=signCommitment].ow-path-passed"))
                .isVisible();
        screenshot(page, "74-case-called");
        button(file, Pattern.compile("^办理经过")).click();
        assertThat(file.locator(".ow-record tbody tr").last()).isVisible();
        button(file, Pattern.compile("^填报和变更")).click();
        file.getByText("同时显示流程自己设置的变量").click();
        assertThat(file.locator(".ow-values")).containsText("receivedAt");
        file.locator(".ow-values").scrollIntoViewIfNeeded();
        screenshot(page, "75-case-values");
    }

    /** One that has ended and came as far as the permits; others are withdrawn before. */
    private HistoricProcessInstance aCaseWithPermits() {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("joint-permit")
                .tenantIdIn("jiangbei")
                .completed()
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(each -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(each.getRootProcessInstanceId())
                        .processDefinitionKey("small-low-risk-construction")
                        .completed()
                        .singleResult())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCaseOfAnotherDistrictIsNotThere() {
        HistoricProcessInstance other = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("small-low-risk-construction")
                .tenantIdIn("dianjiang")
                .listPage(0, 1)
                .get(0);
        Page page = desks.cockpit("jb-manager");
        page.route(Pattern.compile("/cases/.*/history"), route -> {
            // The browser's answer is looked at here; to Desks a 404 would be an error of the page.
            var answer = route.fetch();
            assertThat(answer.status()).isEqualTo(404);
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(400)
                    .setContentType("application/problem+json")
                    .setBody(answer.text()));
        });
        page.navigate(desks.url() + "/camunda/app/cockpit/default/#/onewindow/case/" + other.getBusinessKey());
        assertThat(page.locator(".ow-failure")).hasText("没有编号为“%s”的办件".formatted(other.getBusinessKey()));
        screenshot(page, "76-case-unknown");
        assertThat(page.locator(".ow-case-search")).isVisible();
    }

    @Test
    void whatFailsIsSaidAndTheRestOfTheInstanceWorks() {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("joint-acceptance")
                .listPage(0, 1)
                .get(0);
        Page page = desks.cockpit("cq-manager");
        page.route(Pattern.compile("/onewindow/instances/"), Route::abort);
        page.navigate(desks.url() + "/camunda/app/cockpit/default/#/process-instance/" + instance.getId() + "/runtime");
        page.getByText("时限与经过", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".ow-tab .ow-failure")).hasText("连不上服务器，请稍后再试");
        assertThat(page.locator(".bjs-container").first()).isVisible();
        assertThat(page.locator(".ow-path-passed")).hasCount(0);
        page.getByText("人工任务", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator(".ow-tab")).hasCount(0);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, Pattern name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Tasklist.SCREENSHOTS.resolve(name + ".png")));
    }
}
