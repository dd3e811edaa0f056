package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The board 时限看板 in Cockpit, as managers of a district and of the city have it before them. */
@BrowserTest
class BoardIT {

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aManagerSeesTheirDistrictAtAGlance() {
        Page page = desks.cockpit("jb-manager");
        List<String> requested = new ArrayList<>();
        page.onRequest(request -> requested.add(request.url()));
        Locator summary = page.locator(".ow-summary");
        assertThat(summary.locator(".ow-tile")).hasCount(6);
        summary.scrollIntoViewIfNeeded();
        screenshot(page, "60-board-summary");
        assertThat(requested).noneMatch(url -> url.contains("echarts"));

        open(page);
        assertThat(requested).anyMatch(url -> url.contains("echarts"));
        assertThat(page.locator("#ow-board-district option")).hasText(new String[] {"江北区"});
        sinceHalfAYear(page);
        assertThat(page.locator(".ow-chart svg")).hasCount(2);
        assertThat(page.locator(".ow-groups tbody tr").first()).isVisible();
        screenshot(page, "61-board");

        Locator demands = page.locator(".ow-demands");
        Locator power = demands.locator("tr", new Locator.LocatorOptions().setHasText("10千伏"));
        assertThat(power).containsText("江北府办发〔2021〕54号 第6项");
        assertThat(power).containsText("≤ 28 个工作日");
        assertThat(demands).containsText("平均跑动次数不超过0.3次");
        assertThat(demands).containsText("比法定时限平均减少80%以上");
        assertThat(demands).containsText("即办件事项比例达40%以上");
        assertThat(demands).containsText("≥ 80%");
        assertThat(demands).containsText("≥ 70%");
        demands.scrollIntoViewIfNeeded();
        screenshot(page, "62-board-demands");

        Locator worst = page.locator(".ow-part-worst .ow-cases tbody tr");
        assertThat(worst.first()).containsText("JB-");
        assertThat(worst).hasCount(10);
        worst.last().scrollIntoViewIfNeeded();
        screenshot(page, "63-board-worst");
    }

    @Test
    void everyNumberLeadsToItsCases() {
        Page page = board("cq-manager");
        Locator green = page.locator(".ow-tile-green .ow-number");
        int open = Integer.parseInt(green.textContent());
        green.click();
        Locator cases = dialog(page, "在办件");
        assertThat(cases).containsText("共 " + open + " 条，第 1 / ");
        assertThat(cases.locator("tbody tr")).hasCount(Math.min(open, 15));
        assertThat(cases.locator(".ow-light-green")).hasCount(Math.min(open, 15));
        head(cases, "办件编号").click();
        assertThat(cases.locator("th[aria-sort=ascending]")).containsText("办件编号");
        String first = cases.locator("tbody tr td").first().textContent();
        head(cases, "办件编号").click();
        assertThat(cases.locator("th[aria-sort=descending]")).containsText("办件编号");
        assertThat(cases.locator("tbody tr td").first()).not().hasText(first);
        cases.getByLabel("灯").selectOption("各种灯");
        assertThat(cases.locator(".ow-light-yellow, .ow-light-red").first()).isVisible();
        screenshot(page, "64-board-cases");
        first = cases.locator("tbody tr td").first().textContent();
        button(cases, "下一页").click();
        assertThat(cases).containsText("第 2 / ");
        assertThat(cases.locator("tbody tr td").first()).not().hasText(first);
        cases.getByLabel("办件编号或申请人").fill(first);
        assertThat(cases).containsText("共 1 条，第 1 / 1 页");
        assertThat(cases.locator("tbody tr")).containsText(first);
        cases.getByLabel("办件编号或申请人").fill("没有这个人");
        assertThat(cases).containsText("没有符合条件的办件");
        cases.getByLabel("办件编号或申请人").fill("");
        cases.getByLabel("灯").selectOption("已超期");
        assertThat(cases.locator(".ow-light-red").first()).isVisible();
        assertThat(cases.locator(".ow-light-green")).hasCount(0);
        cases.locator("tbody a").first().click();
        assertThat(page).hasURL(Pattern.compile("#/process-instance/"));
        assertThat(cases).hasCount(0);
        assertThat(page.locator(".bjs-container").first()).isVisible();
    }

    @Test
    void theCityComparesDistrictsProcessesAndItems() {
        Page page = board("cq-manager");
        sinceHalfAYear(page);
        button(page.locator(".ow-part-groups"), "区县").click();
        Locator rows = page.locator(".ow-groups tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("垫江县"))).isVisible();
        button(page.locator(".ow-part-groups"), "流程").click();
        assertThat(page.locator(".ow-groups")).containsText("社会投资小型低风险建设项目");
        button(page.locator(".ow-part-groups"), "事项").click();
        assertThat(page.locator(".ow-groups")).containsText("用电报装");
        page.locator(".ow-part-groups").scrollIntoViewIfNeeded();
        screenshot(page, "65-board-items");
        Locator ended = page.locator(".ow-groups td:nth-child(6) .ow-number").first();
        String count = ended.textContent();
        ended.click();
        Locator cases = page.locator("dialog.ow-dialog");
        assertThat(cases).containsText("期间内结束的时限");
        assertThat(cases).containsText("共 " + count + " 条");
        assertThat(cases.locator("th[aria-sort=descending]")).containsText("结束");
        assertThat(cases.locator("tbody tr").first()).containsText(" / ");
        screenshot(page, "66-board-ended");
        page.keyboard().press("Escape");
        Locator demand = page.locator(".ow-demands tr", new Page.LocatorOptions().setHasText("平均跑动次数"));
        demand.locator(".ow-number").click();
        assertThat(dialog(page, "江北府办发〔2021〕54号第24项 · 平均跑动次数")).containsText("跑动1次");
        screenshot(page, "67-board-visits");
        page.keyboard().press("Escape");
        page.locator("#ow-board-district").selectOption("垫江县");
        assertThat(page.locator(".ow-demands")).containsText("垫江府办〔2021〕28号 第6项");
        assertThat(page.locator(".ow-demands")).not().containsText("江北府办发");
    }

    @Test
    void aDistrictWithoutCasesIsSaidToHaveNone() {
        Page page = board("cq-manager");
        page.locator("#ow-board-district").selectOption("武隆区");
        assertThat(page.locator(".ow-part-half").first()).containsText("这段时间没有结束的时限");
        assertThat(page.locator(".ow-part-half").last()).containsText("现在没有在办的时限");
        assertThat(page.locator(".ow-part-groups")).containsText("现在没有在办的时限，期间内也没有结束的");
        assertThat(page.locator(".ow-part-demands")).containsText("没有平均数和占比方面的要求");
        assertThat(page.locator(".ow-part-worst")).containsText("现在没有在办的时限");
        screenshot(page, "68-board-empty");
        Locator period = page.locator(".ow-period");
        period.getByLabel("期间起").fill("2099-01-01");
        assertThat(period.locator(".ow-failure")).hasText("起日晚于止日");
    }

    @Test
    void whatFailsIsSaidAndTheRestWorks() {
        Page page = desks.cockpit("jb-manager");
        page.route(Pattern.compile("/board/weeks"), Route::abort);
        page.route(Pattern.compile("/_static/echarts/"), Route::abort);
        link(page).click();
        assertThat(page.locator(".ow-part-half").first().locator(".ow-failure")).hasText("连不上服务器，请稍后再试");
        assertThat(page.locator(".ow-part-half").last().locator(".ow-failure")).hasText("图表没有载入，数字仍可在表中查看");
        assertThat(page.locator(".ow-tile")).hasCount(6);
        assertThat(page.locator(".ow-groups tbody tr").first()).isVisible();
        assertThat(page.locator(".ow-demands tbody tr").first()).isVisible();
        screenshot(page, "69-board-failure");
        page.unroute(Pattern.compile("/board/weeks"));
        page.locator("a[href='#/processes']").first().click();
        assertThat(page.locator(".ow-board")).hasCount(0);
    }

    private void sinceHalfAYear(Page page) {
        Locator from = page.locator(".ow-period").getByLabel("期间起");
        page.waitForResponse(
                answer -> answer.url().contains("/board/groups") && answer.url().contains("by=ALL"),
                () -> from.fill(LocalDate.now(clock).minusMonths(6).toString()));
        assertThat(page.locator(".ow-part-body[aria-busy]")).hasCount(0);
    }

    private Page board(String user) {
        Page page = desks.cockpit(user);
        open(page);
        return page;
    }

    private void open(Page page) {
        link(page).click();
        assertThat(page.locator(".ow-board .ow-tile")).hasCount(6);
        assertThat(page.locator(".ow-part-body[aria-busy]")).hasCount(0);
    }

    private static Locator link(Page page) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("时限看板").setExact(true));
    }

    private static Locator dialog(Page page, String title) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    }

    private static Locator head(Locator cases, String name) {
        return cases.locator("th").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Tasklist.SCREENSHOTS.resolve(name + ".png")));
    }
}
