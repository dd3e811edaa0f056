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
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The monthly ledger 部门月报 in Cockpit. */
@BrowserTest
class LedgerIT {

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aManagerReadsTheMonthsOfTheirDistrict() {
        Page page = ledger("jb-manager");
        assertThat(page.locator("#ow-ledger-district option")).hasText(new String[] {"江北区"});
        Locator rows = page.locator(".ow-ledger tbody tr");
        assertThat(rows.first()).containsText("江北区");
        assertThat(page.locator(".ow-ledger thead")).containsText("现在在办");
        for (Locator row : rows.all()) {
            assertThat(number(row, 3) + number(row, 4) - number(row, 5) - number(row, 7))
                    .isEqualTo(number(row, 8));
        }
        screenshot(page, "80-ledger");
        String carried = sum(page, 1);
        assertThat(button(page, "下一月")).isDisabled();
        button(page, "上一月").click();
        assertThat(page.locator("[role=status]")).hasText("已过的月份，数字不再变动");
        assertThat(page.locator(".ow-ledger thead")).containsText("月末在办");
        // What was open when the month ended is what was carried over.
        assertThat(sum(page, 6)).isEqualTo(carried);
        screenshot(page, "81-ledger-last-month");
        page.getByLabel("年").selectOption(String.valueOf(YearMonth.now(clock).getYear() - 3));
        assertThat(page.locator(".ow-empty").first()).hasText("这个月各部门没有件。");
    }

    @Test
    void theCityTakesItHomeAsAWorkbook() throws IOException {
        Page page = ledger("cq-manager");
        Locator rows = page.locator(".ow-ledger tbody tr");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("垫江县")).first())
                .isVisible();
        int count = rows.count();
        screenshot(page, "82-ledger-city");
        Download download =
                page.waitForDownload(() -> page.getByText("导出 Excel").click());
        assertThat(download.suggestedFilename()).startsWith("部门月报").endsWith(".xlsx");
        try (InputStream content = download.createReadStream();
                ReadableWorkbook workbook = new ReadableWorkbook(content)) {
            List<Row> found = workbook.getFirstSheet().read();
            assertThat(found).hasSize(count + 2);
            assertThat(found.get(1).getCellText(1))
                    .isEqualTo(rows.first().locator("td").nth(1).textContent());
        }
        page.locator("#ow-ledger-district").selectOption("垫江县");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("江北区"))).hasCount(0);
        assertThat(rows.first()).containsText("垫江县");
    }

    @Test
    void whatFailsIsSaidAndTheRestWorks() {
        Page page = ledger("jb-manager");
        page.route(Pattern.compile("/onewindow/ledger\\?"), Route::abort);
        button(page, "上一月").click();
        assertThat(page.locator(".ow-failure")).hasText("连不上服务器，请稍后再试");
        page.unroute(Pattern.compile("/onewindow/ledger\\?"));
        button(page, "上一月").click();
        assertThat(page.locator(".ow-failure")).hasCount(0);
        page.locator("a[href='#/processes']").first().click();
        assertThat(page.locator(".ow-board")).hasCount(0);
    }

    private static int number(Locator row, int column) {
        return Integer.parseInt(
                row.locator("td:nth-child(%d)".formatted(column)).textContent());
    }

    private static String sum(Page page, int column) {
        assertThat(page.locator(".ow-part-body[aria-busy]")).hasCount(0);
        return page.locator(".ow-ledger tfoot td:nth-of-type(%d)".formatted(column))
                .textContent();
    }

    private Page ledger(String user) {
        Page page = desks.cockpit(user);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("部门月报"))
                .click();
        assertThat(page.locator(".ow-ledger tbody tr").first()).isVisible();
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Tasklist.SCREENSHOTS.resolve(name + ".png")));
    }
}
