package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a clerk orders about a case: to stop its clocks, more time, to hand a task over, to take the case back. */
@BrowserTest
class ClocksIT {

    private static final String SIGNING = "签署告知承诺书";
    private static final String CONSTRUCTION = "施工许可审查";

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    private SmallProject project;

    @BeforeEach
    void open() {
        project = new SmallProject(desks, clock);
    }

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aClockStandsStillGoesOnAndIsExtended() {
        String number = project.applied("重庆寸滩专家评审有限公司", "寸滩精密厂房");
        project.materials(number).complete();
        Tasklist window = desks.of("jb-window").open(number, SIGNING);
        String left = window.light(number, SIGNING).textContent();
        assertThat(left).matches("剩 \\d+ 个工作日|今日到期");
        Locator statutory = clock(window.tab("时限"), "法定时限 20 个工作日");
        String due = due(statutory);

        pause(window, number, left);
        Rehearsal rehearsal = Rehearsal.open(desks);
        rehearsal.forward("前进 1 个工作日");
        rehearsal.forward("前进 1 个工作日");
        window.reload();
        assertThat(window.light(number, SIGNING)).hasText(paused(left));
        resume(window, number);

        window.reload().open(number, SIGNING);
        assertThat(window.light(number, SIGNING)).hasText(left);
        assertThat(window.light(number, SIGNING)).not().hasClass(Pattern.compile("ow-light-blue"));
        assertThat(window.opened()).containsText("到期");
        statutory = clock(window.tab("时限"), "法定时限 20 个工作日");
        String resumed = due(statutory);
        assertThat(resumed).isGreaterThan(due);
        statutory.getByText("逐日说明").click();
        assertThat(statutory).containsText("停表（专家评审，" + number + "-03）");
        statutory.scrollIntoViewIfNeeded();
        window.screenshot("54-resumed");

        extend(window, number, statutory);
        decide(number);
        statutory = clock(window.reload().open(number, SIGNING).tab("时限"), "已延期 5 个工作日");
        assertThat(due(statutory)).isGreaterThan(resumed);
        assertThat(window.page().locator(".ow-tab")).containsText("已批准");
        statutory.scrollIntoViewIfNeeded();
        window.screenshot("57-extended");
        Locator file = window.tab("办件");
        file.getByText("延长办理期限告知书", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator paper = window.page().locator("dialog.ow-paper");
        assertThat(paper).containsText("经批准延长5个工作日（《行政许可法》第四十二条第一款）");
        window.screenshot("58-extension-notice");
        paper.getByRole(AriaRole.BUTTON).click();
    }

    private void pause(Tasklist window, String number, String left) {
        Locator tab = window.tab("时限");
        tab.getByText("停止计时", new Locator.GetByTextOptions().setExact(true)).click();
        field(tab, "停表事由").selectOption("EXPERT_REVIEW");
        Locator send = button(tab, "停止计时并告知申请人");
        send.click();
        assertThat(tab.locator(".ow-failure").filter(has("所需时间须为1到250个工作日"))).isVisible();
        field(tab, "所需工作日").fill("3");
        field(tab, "说明").fill("深基坑支护方案须组织专家评审");
        field(tab, "凭据").fill("专家评审通知〔2026〕3号");
        window.screenshot("50-pause");
        send.click();
        assertThat(tab).containsText("起停止计算，恢复计时后重新计算届满时间");
        assertThat(tab).containsText("深基坑支护方案须组织专家评审（专家评审通知〔2026〕3号）");
        Locator light = window.light(number, SIGNING);
        assertThat(light).hasText(paused(left));
        assertThat(light).hasClass(Pattern.compile("ow-light-blue"));
        window.screenshot("51-paused");
        window.reload().open(number, SIGNING);
        assertThat(light).hasText(paused(left));
        // The task itself has no date while its clocks stand still.
        assertThat(window.opened()).not().containsText("到期");
        window.screenshot("52-blue-card");
    }

    private static String paused(String left) {
        return "停表 · " + (left.equals("今日到期") ? "剩 0 个工作日" : left);
    }

    private void resume(Tasklist window, String number) {
        window.open(number, "停表事由办结，恢复计时").claim().tab("表单");
        window.fill("办结情况", "专家评审通过，见评审意见");
        window.screenshot("53-resume").complete();
    }

    private void extend(Tasklist window, String number, Locator statutory) {
        statutory
                .getByText("申请延期", new Locator.GetByTextOptions().setExact(true))
                .click();
        field(statutory, "延长的工作日").fill("11");
        field(statutory, "延期理由").fill("涉及轨道保护区，须征求轨道集团意见");
        button(statutory, "提交延期申请").click();
        assertThat(statutory.locator(".ow-failure").filter(has("延期须为1到10个工作日"))).isVisible();
        statutory.scrollIntoViewIfNeeded();
        window.screenshot("55-extension-refused");
        field(statutory, "延长的工作日").fill("5");
        button(statutory, "提交延期申请").click();
        assertThat(window.page().locator(".ow-tab")).containsText("待批准");
    }

    private void decide(String number) {
        Tasklist head = desks.of("jb-housing-head").open(number, "审批延期");
        assertThat(head.page().locator(".form-pane")).containsText("依据：《行政许可法》第四十二条第一款");
        head.claim().fill("审批结果", "批准延期").screenshot("56-decide-extension").complete();
    }

    @Test
    void aTaskIsTransferredAndItsClockGoesOn() {
        String number = project.applied("重庆铁山坪移送有限公司", "铁山坪标准厂房");
        project.materials(number).complete();
        project.commitment(number).complete();
        Tasklist housing = desks.of("jb-housing").open(number, CONSTRUCTION);
        String due = due(clock(housing.tab("时限"), "法定时限 7 日"));
        Locator file = housing.tab("办件");
        // Only the window acts for the applicant.
        assertThat(button(file, "撤回申请")).hasCount(0);
        file.locator("summary")
                .getByText("移送", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator departments = field(file, "移送部门");
        assertThat(departments.locator("option").filter(has("规划自然资源局"))).hasCount(1);
        assertThat(departments.locator("option").filter(has("住房城乡建委"))).hasCount(0);
        button(file, "移送").click();
        assertThat(file.locator(".ow-failure").filter(has("请从清单中选择"))).isVisible();
        departments.selectOption("planning-natural-resources");
        field(file, "移送理由").fill("该项目施工许可与规划许可由规划部门合并审查");
        housing.screenshot("60-transfer");
        button(file, "移送").click();
        assertThat(file.getByRole(AriaRole.STATUS)).hasText("任务已移送规划自然资源局，不再由本部门办理。");
        assertThat(housing.choose("本部门待办").card(number, CONSTRUCTION)).hasCount(0);
        housing.screenshot("61-transferred");

        Tasklist planning = desks.of("jb-planning").open(number, CONSTRUCTION);
        assertThat(planning.tab("办件")).containsText("本任务由住房城乡建委移送规划自然资源局");
        planning.screenshot("62-at-the-other-department");
        Locator itsClock = clock(planning.tab("时限"), "法定时限 7 日");
        assertThat(itsClock).containsText("规划自然资源局");
        assertThat(due(itsClock)).isEqualTo(due);
        planning.screenshot("63-clock-goes-on");
    }

    @Test
    void theWindowTakesACaseBack() {
        String number = project.applied("重庆石马河撤回有限公司", "石马河仓库");
        Tasklist window = desks.of("jb-window").open(number, "核验申请材料");
        Locator file = window.tab("办件");
        button(file, "撤回申请").click();
        Locator dialog = window.page().locator("dialog.ow-dialog");
        button(dialog, "不撤回").click();
        assertThat(dialog).hasCount(0);
        button(file, "撤回申请").click();
        assertThat(dialog).containsText(number);
        button(dialog, "确认撤回").click();
        assertThat(dialog.locator(".ow-failure").filter(has("撤回理由不能为空"))).isVisible();
        field(dialog, "撤回理由").fill("项目选址调整，不再建设");
        button(dialog, "确认撤回").click();
        assertThat(dialog.locator(".ow-failure").filter(has("请上传申请人签名或者盖章的撤回申请书")))
                .isVisible();
        window.screenshot("64-withdrawal-refused");
        dialog.locator("#ow-withdrawal-file")
                .setInputFiles(new FilePayload(
                        "撤回申请书.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
        assertThat(dialog).containsText("撤回申请书.pdf");
        window.screenshot("65-withdrawal");
        button(dialog, "确认撤回").click();
        assertThat(dialog).hasCount(0);
        assertThat(file).containsText("申请人撤回申请，理由：项目选址调整，不再建设（撤回申请书：撤回申请书.pdf）");
        assertThat(file.getByRole(AriaRole.STATUS)).hasText("申请已撤回，办件终止办理。");
        assertThat(file).containsText("撤回申请告知书");
        assertThat(button(file, "撤回申请")).hasCount(0);
        window.screenshot("66-withdrawn");
        assertThat(window.reload().choose("本部门待办").card(number, "核验申请材料")).hasCount(0);
    }

    /** The clock on the tab 时限 whose heading says this. */
    private static Locator clock(Locator tab, String heading) {
        return tab.locator(".ow-clock")
                .filter(new Locator.FilterOptions()
                        .setHas(tab.page().locator("h4").filter(has(heading))));
    }

    /** When a clock ends, as it is shown: year, month, day, hour, minute. */
    private static String due(Locator clock) {
        return clock.locator("dt:text-is('届满') + dd").textContent();
    }

    private static Locator field(Locator within, String label) {
        return within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
