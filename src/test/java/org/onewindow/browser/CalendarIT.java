package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.organisation.WorkClocks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The calendar changes: in Cockpit its administrator tries a change out and applies it, in Tasklist the date moves. */
@BrowserTest
class CalendarIT {

    /** A case of the demo in 垫江, where no other test moves anything. */
    private static final String CASE = "桂溪农机装配厂房";

    private static final String TASK = "核验申请材料";

    private static final Pattern DUE = Pattern.compile("届满\\s*(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2})");

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    @Autowired
    private WorkClocks clocks;

    @Autowired
    private CalendarChanges changes;

    @AfterEach
    void close() {
        desks.close();
    }

    /** A whole year's notice: refused with its line, then tried out and given up. */
    @Test
    void aNoticeIsDraftedFromAFileAndGivenUp() throws Exception {
        Page page = calendar("admin");
        int year = provisionalYear(page);
        page.locator(".ow-year", hasText(String.valueOf(year))).click();
        assertThat(page.locator(".ow-calendar")).containsText(year + "年 放假安排未公布");
        screenshot(page, "41-calendar-provisional-year");

        Locator draft = openDraft(page);
        fill(draft, "年份", String.valueOf(year));
        String feed = new ClassPathResource("holidays-2026.ics")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("2026", String.valueOf(year));
        upload(draft, feed.replace("DTSTART;VALUE=DATE:" + year + "0102", "DTSTART;VALUE=DATE:" + year + "-01-02"));
        fill(draft, "依据文件", "国办发明电〔2026〕9号");
        save(draft);
        assertThat(draft.locator("#ow-draft-file-error"))
                .hasText("第30行不合日历文件（ICS）的格式：DTSTART;VALUE=DATE:" + year + "-01-02");
        screenshot(page, "42-calendar-typo-in-file");
        upload(draft, feed);
        fill(draft, "依据文件", "");
        save(draft);
        assertThat(draft.locator("#ow-draft-source-error")).hasText("缺少依据文件");
        assertThat(draft.locator("#ow-draft-source")).isFocused();
        fill(draft, "依据文件", "国办发明电〔2026〕9号");
        save(draft);

        Locator trial = dialog(page, "试算");
        assertThat(trial).containsText("全国 · 年度放假通知 " + year + "年 · 国办发明电〔2026〕9号");
        assertThat(trial.locator(".ow-counts")).containsText("个运行中的时限");
        assertThat(trial.locator(".ow-warning").first()).containsText("是补班，但不在周末：本来就是工作日");
        screenshot(page, "43-calendar-notice-trial");
        button(trial, "作废…").click();
        assertThat(button(trial, "返回")).isFocused();
        button(trial, "确认作废").click();
        assertThat(trial).hasCount(0);
        Locator row = row(page, "年度放假通知 " + year + "年");
        assertThat(row).containsText("已作废");
        assertThat(row.locator("td").nth(5)).hasText(Pattern.compile("^\\S+\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$"));
        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(page.locator(".ow-year", hasText(String.valueOf(year)))).containsText("暂定");
    }

    /** The day on which a limit ends is taken off in its district: the limit ends a working day later. */
    @Test
    void aDayOffMovesTheDateThatAClerkSees() {
        Tasklist clerk = desks.of("dj-window");
        String number = clerk.number(clerk.choose("本部门待办").card(CASE, TASK));
        LocalDate due = due(clerk, number);
        LocalDate moved = clocks.of("dianjiang").calendar().nextWorkingDay(due);
        String until = clocks.of("dianjiang").hours().closing().toString();
        clerk.screenshot("44-deadline-before");

        Page page = calendar("admin");
        Locator draft = openDraft(page);
        draft.getByLabel("单日调整").check();
        draft.getByLabel("适用范围").selectOption("垫江县");
        button(draft, "增加一天").click();
        Locator days = draft.locator(".ow-row");
        for (int i = 0; i < 2; i++) {
            days.nth(i).getByLabel("日期").fill(due.toString());
            days.nth(i).getByLabel("名称").fill("迁址");
        }
        fill(draft, "依据文件", "垫江府办〔2026〕12号");
        fill(draft, "说明（可不填）", "政务服务大厅迁址，停止办公一天");
        save(draft);
        assertThat(draft.locator("#ow-draft-days-error")).hasText("第2行：日期" + due + "重复");
        assertThat(days.nth(1).getByLabel("日期")).isFocused();
        screenshot(page, "45-calendar-amendment");
        button(draft, "删除第2行").click();
        save(draft);

        Locator trial = dialog(page, "试算");
        Locator row = trial.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(number))
                .first();
        assertThat(row).containsText(due + " " + until);
        assertThat(row).containsText(moved + " " + until);
        screenshot(page, "46-calendar-trial");
        button(trial, "生效…").click();
        screenshot(page, "47-calendar-confirm");
        button(trial, "确认生效").click();
        Locator progress = dialog(page, "重算");
        assertThat(progress.locator(".ow-progress [role=status]")).containsText("重算完成");
        assertThat(progress.locator("progress")).hasJSProperty("position", 1.0);
        screenshot(page, "48-calendar-applied");
        button(progress, "关闭").last().click();
        Locator applied = row(page, "单日调整").filter(new Locator.FilterOptions().setHasText("垫江县"));
        assertThat(applied).containsText("已生效");
        assertThat(applied).containsText("迁址");
        page.locator("#ow-scope-district").selectOption("垫江县");
        page.locator(".ow-year", hasText(String.valueOf(due.getYear()))).click();
        assertThat(page.getByTitle(due + " 迁址")).hasClass("ow-off");
        applied.scrollIntoViewIfNeeded();
        screenshot(page, "49-calendar-changes");

        clerk.reload();
        assertThat(due(clerk, number)).isEqualTo(moved);
        clerk.screenshot("50-deadline-after");
    }

    /** Had the office worked at the weekends, more would be overdue; trying it out changes nothing. */
    @Test
    void whatWouldBeOverdueIsRed() {
        LocalDate today = LocalDate.now(clock);
        String weekends = today.minusDays(40)
                .datesUntil(today)
                .filter(day -> day.getDayOfWeek().getValue() > 5)
                .map(day -> day + ",workday,周末上班\n")
                .collect(Collectors.joining("", "date,kind,name\n", ""));
        changes.draft(
                new CalendarChanges.Proposal(
                        "national", CalendarChange.Kind.AMENDMENT, null, weekends, "演练方案", "演练：周末照常办公"),
                Actor.SYSTEM);
        Page page = calendar("admin");
        Locator row = row(page, "演练方案");
        assertThat(row).containsText("草稿");
        button(row, "试算").focus();
        page.keyboard().press("Enter");
        Locator trial = dialog(page, "试算");
        Locator late = trial.locator("tr.ow-late");
        assertThat(late.first()).containsText("已超期");
        assertThat(late.first()).containsText("提前");
        assertThat(trial.locator(".ow-count.ow-late strong")).hasText(String.valueOf(late.count()));
        screenshot(page, "53-calendar-overdue-trial");
        button(trial, "留作草稿").click();
        assertThat(trial).hasCount(0);
        assertThat(button(row, "试算")).isFocused();
        button(row, "试算").click();
        button(trial, "作废…").click();
        button(trial, "确认作废").click();
        assertThat(row).containsText("已作废");
    }

    @Test
    void aProcessOwnerChangesTheirOwnDistrictOnly() {
        Page page = calendar("jb-owner");
        Locator draft = openDraft(page);
        assertThat(draft.getByLabel("年度放假通知")).hasCount(0);
        assertThat(draft.getByLabel("适用范围").locator("option")).hasText(new String[] {"江北区"});
        draft.getByLabel("办公时间").check();
        assertThat(draft.locator(".ow-row")).hasCount(2);
        assertThat(draft.locator(".ow-row").first().getByLabel("开始")).hasValue("09:00");
        draft.getByLabel("部门").selectOption("住房城乡建委");
        draft.locator(".ow-row").nth(1).getByLabel("开始").fill("11:30");
        fill(draft, "依据文件", "江北府办〔2026〕5号");
        save(draft);
        assertThat(draft.locator("#ow-draft-hours-error")).containsText("办公时段须按先后排列且不得重叠");
        screenshot(page, "51-calendar-hours");
        page.keyboard().press("Escape");
        assertThat(draft).hasCount(0);
    }

    @Test
    void whoMayNotChangeItHasNoPage() {
        Page page = desks.cockpit("jb-manager");
        assertThat(page.locator("a[href='#/processes']").first()).isVisible();
        page.navigate(desks.url() + "/camunda/app/cockpit/default/#/onewindow/calendar");
        assertThat(page.locator(".ow-failure")).hasText("只有管理员和流程管理员可以维护工作日历");
        assertThat(link(page)).hasCount(0);
        screenshot(page, "52-calendar-closed");
    }

    private Page calendar(String user) {
        Page page = desks.cockpit(user);
        link(page).click();
        assertThat(page.locator(".ow-months")).isVisible();
        return page;
    }

    private static Locator link(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("工作日历"));
    }

    /** The last year of the calendar, which has no notice for long. */
    private static int provisionalYear(Page page) {
        Locator last = page.locator(".ow-year").last();
        assertThat(last).containsText("暂定");
        return Integer.parseInt(last.textContent().substring(0, 4));
    }

    private static Locator openDraft(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("起草变更"))
                .click();
        return dialog(page, "起草日历变更");
    }

    private static Locator dialog(Page page, String title) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    }

    private static void fill(Locator draft, String label, String value) {
        draft.getByLabel(label).fill(value);
    }

    private static void upload(Locator draft, String content) {
        draft.getByLabel("通知文件")
                .setInputFiles(new FilePayload("放假安排.ics", "text/calendar", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static void save(Locator draft) {
        button(draft, "保存草稿并试算").click();
    }

    private static Locator row(Page page, String change) {
        return page.locator(".ow-changes tbody tr").filter(new Locator.FilterOptions().setHasText(change));
    }

    private static LocalDate due(Tasklist clerk, String number) {
        Locator clocks = clerk.open(number, TASK).tab("时限");
        assertThat(clocks).containsText("届满");
        Matcher due = DUE.matcher(clocks.locator(".ow-clock").first().innerText());
        assertThat(due.find()).isTrue();
        return LocalDate.parse(due.group(1));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Tasklist.SCREENSHOTS.resolve(name + ".png")));
    }
}
