package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cockpit's page of a process definition: its diagram in the colours of the time used, and the tab 在办办件. */
@BrowserTest
class DefinitionIT {

    private static final String MAIN = "社会投资小型低风险建设项目";

    @Autowired
    private Desks desks;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aManagerSeesWhereTheirDistrictUsesItsTime() {
        Page page = definition("jb-manager", MAIN);
        Locator legend = page.locator(".ow-use-legend");
        assertThat(legend).containsText("九成用不到八成");
        assertThat(legend).containsText("流程各版本合计");
        assertThat(legend.getByLabel("区县").locator("option")).hasText(new String[] {"江北区"});
        assertThat(shape(page, "connectWater")).hasClass(Pattern.compile("ow-use-green"));
        assertThat(shape(page, "decidePermits")).hasClass(Pattern.compile("ow-use-(green|yellow|red)"));
        // steps without a limit have no colour
        assertThat(shape(page, "closeCase")).not().hasClass(Pattern.compile("ow-use-"));
        screenshot(page, "70-definition");

        // what is called from here has its clocks here, too
        Locator permits = badges(page, "规划许可与施工许可合并办理");
        String waiting = permits.locator(".ow-step-waiting").textContent();
        permits.locator(".ow-step-waiting").click();
        Locator cases = dialog(page, "规划许可与施工许可合并办理 · 在办件");
        assertThat(cases).containsText("共 " + waiting + " 条");
        assertThat(cases.locator("tbody tr").first()).containsText("JB-");
        screenshot(page, "71-definition-cases");
        page.keyboard().press("Escape");

        permits.locator(".ow-step-waiting").focus();
        Locator card = page.locator(".ow-step-card");
        assertThat(card).containsText("合并办理规划许可、施工许可（承诺）");
        assertThat(card).containsText("九成不超过");
        screenshot(page, "72-definition-card");
        for (int i = 0; i < 14 && !permits.locator(".ow-step-use").isVisible(); i++) {
            page.locator(".glyphicon-plus").first().click();
        }
        legend.locator("summary").click();
        assertThat(permits.locator(".ow-step-use")).isVisible();
        screenshot(page, "73-definition-near");
    }

    @Test
    void theWholeProcessIsAtItsStart() {
        Page page = definition("cq-manager", "规划许可与施工许可合并办理");
        assertThat(badges(page, "全流程")).containsText("全流程");
        assertThat(shape(page, "pool")).hasClass(Pattern.compile("ow-use-pool"));
        assertThat(shape(page, "decideConstruction")).hasClass(Pattern.compile("ow-use-green"));
        screenshot(page, "74-definition-whole");
        int all =
                Integer.parseInt(badges(page, "全流程").locator(".ow-step-waiting").textContent());
        Locator district = page.locator(".ow-use-legend").getByLabel("区县");
        district.selectOption("江北区");
        assertThat(badges(page, "全流程").locator(".ow-step-waiting")).not().hasText(String.valueOf(all));
        district.selectOption("武隆区");
        assertThat(page.locator(".ow-use-legend")).containsText("现在没有在走的时限");
        assertThat(page.locator(".ow-step")).hasCount(0);
        assertThat(shape(page, "decideConstruction")).not().hasClass(Pattern.compile("ow-use-"));
    }

    @Test
    void openCasesAreFilteredSortedAndExported() throws IOException {
        Page page = definition("cq-manager", MAIN);
        page.getByText("在办办件", new Page.GetByTextOptions().setExact(true)).click();
        Locator tab = page.locator(".ow-definition-cases");
        assertThat(tab.locator("tbody tr").first()).isVisible();
        assertThat(tab.locator("[role=status]")).hasText(Pattern.compile("共 \\d+ 条，第 1 / \\d+ 页"));
        screenshot(page, "75-definition-tab");
        tab.getByLabel("灯").selectOption("已超期");
        tab.getByLabel("区县").selectOption("江北区");
        tab.locator("th")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("申请人"))
                .click();
        assertThat(tab.locator("th[aria-sort=ascending]")).containsText("申请人");
        assertThat(tab.locator(".ow-light-red").first()).isVisible();
        assertThat(tab.locator(".ow-light-green, .ow-light-yellow")).hasCount(0);
        assertThat(tab.locator("tbody tr", new Locator.LocatorOptions().setHasText("垫江县")))
                .hasCount(0);
        List<String> shown = tab.locator("tbody tr td:first-child").allTextContents();
        assertThat(exported(page, tab)).isEqualTo(shown);
        screenshot(page, "76-definition-filtered");
        tab.getByLabel("责任部门").selectOption("供水企业");
        assertThat(tab.locator("tbody tr", new Locator.LocatorOptions().setHasText("不动产")))
                .hasCount(0);
        assertThat(exported(page, tab))
                .isEqualTo(tab.locator("tbody tr td:first-child").allTextContents());
        tab.getByLabel("办件编号或申请人").fill("没有这个人");
        assertThat(tab).containsText("没有符合条件的办件");
        assertThat(excel(tab)).isDisabled();
        tab.getByLabel("办件编号或申请人").fill("");
        tab.getByLabel("责任部门").selectOption("各部门");
        tab.locator("tbody a").first().click();
        assertThat(page).hasURL(Pattern.compile("#/process-instance/"));
        assertThat(page.locator(".ow-use-legend")).hasCount(0);
        assertThat(page.locator(".bjs-container").first()).isVisible();
    }

    @Test
    void theBoardsListsAreExportedToo() throws IOException {
        Page page = desks.cockpit("jb-manager");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("时限看板").setExact(true))
                .click();
        page.locator(".ow-board .ow-tile-red .ow-number").click();
        Locator cases = dialog(page, "在办件");
        assertThat(cases.locator("tbody tr").first()).isVisible();
        List<String> found = exported(page, cases);
        assertThat(cases).containsText("共 " + found.size() + " 条");
        assertThat(cases.locator("tbody tr td:first-child").allTextContents())
                .isEqualTo(found.subList(0, Math.min(15, found.size())));
        screenshot(page, "77-board-excel");
    }

    @Test
    void whatFailsIsSaidAndTheRestWorks() {
        Page page = desks.cockpit("jb-manager");
        page.route(Pattern.compile("/steps\\?"), Route::abort);
        page.route(Pattern.compile("/cases\\.xlsx"), Route::abort);
        open(page, MAIN);
        assertThat(page.locator(".ow-use-legend .ow-failure")).hasText("连不上服务器，请稍后再试");
        assertThat(page.locator(".ow-step")).hasCount(0);
        Locator tab = page.locator(".ow-definition-cases");
        assertThat(tab.locator("tbody tr").first()).isVisible();
        excel(tab).click();
        assertThat(tab.locator(".ow-failure")).hasText("连不上服务器，请稍后再试");
        screenshot(page, "78-definition-failure");
        page.getByText("流程实例", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".ctn-tabbed-content a").first()).isVisible();
        page.unroute(Pattern.compile("/steps\\?"));
        page.locator(".ow-use-legend").getByLabel("期间").selectOption("近12个月");
        assertThat(page.locator(".ow-step").first()).isAttached();
        assertThat(page.locator(".ow-use-legend .ow-failure")).hasCount(0);
    }

    /** The numbers of the cases in the file that is saved, in its order. */
    private static List<String> exported(Page page, Locator within) throws IOException {
        Download download = page.waitForDownload(() -> excel(within).click());
        assertThat(download.suggestedFilename()).isEqualTo("在办件.xlsx");
        try (InputStream file = download.createReadStream();
                ReadableWorkbook workbook = new ReadableWorkbook(file);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.skip(1).map(row -> row.getCellText(0)).toList();
        }
    }

    private static Locator excel(Locator within) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("导出 Excel"));
    }

    private static Locator shape(Page page, String element) {
        return page.locator(".djs-shape[data-element-id='" + element + "']");
    }

    private static Locator badges(Page page, String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator dialog(Page page, String title) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    }

    private Page definition(String user, String name) {
        Page page = desks.cockpit(user);
        open(page, name);
        assertThat(page.locator(".ow-step").first()).isAttached();
        return page;
    }

    private void open(Page page, String name) {
        page.navigate(desks.url() + "/camunda/app/cockpit/default/#/processes");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        assertThat(page.locator(".ow-use-legend")).isVisible();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Tasklist.SCREENSHOTS.resolve(name + ".png")));
    }
}
