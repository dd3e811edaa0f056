package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How people of an office work together in Tasklist: find, urge, hand over, comment, sign jointly, stand in, assign. */
@BrowserTest
class WorkIT {

    private static final String CONSTRUCTION = "施工许可审查";
    private static final String PLANNING = "规划许可审查";

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aCaseIsFoundUrgedHandedOverAndAssigned() {
        SmallProject project = new SmallProject(desks, clock);
        String number = project.applied("重庆唐家沱印务有限公司", "唐家沱印刷车间");
        project.materials(number).complete();
        project.commitment(number).complete();

        findAndUrge(number);
        isTold(number);
        handOver(number);
        commentAndAssign(number);
        standIn(number);
    }

    /** With the keyboard alone, whatever filter is chosen. */
    private void findAndUrge(String number) {
        Tasklist window = desks.of("jb-window").choose("我的任务");
        Page page = window.page();
        page.keyboard().press("Control+Alt+s");
        assertThat(page.locator("#ow-search")).isFocused();
        page.keyboard().type("唐家");
        page.keyboard().press("Enter");
        Locator found = page.locator(".ow-found li").filter(new Locator.FilterOptions().setHasText(number));
        assertThat(found).containsText("办理中");
        window.screenshot("89-search");
        found.getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("Enter");
        Locator steps = page.locator("dialog .ow-steps");
        assertThat(steps).containsText("住房城乡建委");
        page.getByLabel("催办" + CONSTRUCTION).focus();
        page.keyboard().press("Enter");
        Locator dialog = page.locator("dialog").last();
        button(dialog, "催办").click();
        assertThat(dialog).containsText("催办理由不能为空");
        dialog.locator("#ow-urge-reason").fill("申请人来电询问进度");
        button(dialog, "催办").click();
        assertThat(steps).containsText("已催办，承办人已收到消息。");
        window.screenshot("91-urged");
        page.getByLabel("催办" + CONSTRUCTION).click();
        page.locator("#ow-urge-reason").fill("再次询问");
        button(page.locator("dialog").last(), "催办").click();
        assertThat(page.locator("dialog").last()).containsText("24小时内不再催办");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        page.locator("#ow-search").press("Escape");
        assertThat(page.locator(".ow-found li")).hasCount(0);
    }

    private void isTold(String number) {
        Tasklist clerk = desks.of("jb-housing").choose("本部门待办");
        Locator card = clerk.card(number, CONSTRUCTION);
        assertThat(card.locator(".ow-new")).isVisible();
        assertThat(card.locator(".ow-urged")).hasText("催办");
        assertThat(clerk.page().locator(".ow-count")).hasText(Pattern.compile("^[1-9]\\d*$"));
        clerk.page().getByRole(AriaRole.BUTTON, named("消息")).click();
        Locator dialog = clerk.page().locator("dialog");
        assertThat(dialog).containsText("政务服务办催办“施工许可审查”：申请人来电询问进度");
        clerk.screenshot("92-messages");
        dialog.locator("tr", new Locator.LocatorOptions().setHasText(number))
                .getByText("打开任务")
                .click();
        assertThat(clerk.page().locator(".task-card h2.task")).hasText(CONSTRUCTION);
        assertThat(clerk.page().locator(".ow-count")).isHidden();
        assertThat(clerk.card(number, CONSTRUCTION).locator(".ow-new")).hasCount(0);
        clerk.screenshot("93-urged-card");
    }

    private void handOver(String number) {
        Tasklist clerk = desks.of("jb-housing").open(number, CONSTRUCTION).claim();
        Locator tab = clerk.tab("办件");
        tab.getByText("转办", exactly()).first().click();
        Locator form = tab.locator(".ow-handover");
        form.locator("#ow-handover-user").selectOption("赵刚");
        button(form, "转办").click();
        assertThat(form).containsText("转办理由不能为空");
        form.locator("#ow-handover-reason").fill("外出踏勘");
        clerk.screenshot("94-handover");
        button(form, "转办").click();
        assertThat(tab).containsText("转办：“施工许可审查”由李明转办给赵刚，理由：外出踏勘");
        assertThat(tab.locator(".ow-handover")).hasCount(0);
        assertThat(clerk.card(number, CONSTRUCTION).locator(".assignee")).hasText("赵刚");
    }

    private void commentAndAssign(String number) {
        Tasklist head = desks.of("jb-housing-head").reload().open(number, CONSTRUCTION);
        Locator tab = head.tab("办件");
        tab.locator("#ow-comment").fill("图纸第三页缺章，请核对");
        button(tab.locator(".ow-teamwork"), "留言").click();
        Locator comments = tab.locator(".ow-teamwork");
        assertThat(comments.locator("td", new Locator.LocatorOptions().setHasText("图纸第三页缺章，请核对")))
                .isVisible();
        comments.locator("#ow-comment").scrollIntoViewIfNeeded();
        head.screenshot("95-comments");

        Page page = head.page();
        Locator tick = head.card(number, CONSTRUCTION).locator(".ow-tick");
        tick.focus();
        page.keyboard().press("Space");
        assertThat(page.locator(".ow-bulk")).containsText("已选 1 个");
        page.getByText("批量分派", exactlyOn()).click();
        Locator dialog = page.locator("dialog");
        dialog.locator("#ow-assignment-user").selectOption("李明");
        dialog.locator("#ow-assignment-reason").fill("本周分工");
        head.screenshot("96-bulk-assignment");
        button(dialog, "分派 1 个任务").click();
        assertThat(dialog).containsText("1 个任务，成功 1 个");
        assertThat(dialog).containsText("已分派给李明");
        head.screenshot("97-bulk-result");
        page.keyboard().press("Escape");
        assertThat(head.card(number, CONSTRUCTION).locator(".assignee")).hasText("李明");

        // Claiming what one has already is harmless; a clerk has nothing to assign.
        Tasklist clerk = desks.of("jb-housing").reload().choose("本部门待办");
        clerk.card(number, CONSTRUCTION).locator(".ow-tick").check();
        assertThat(clerk.page().getByText("批量分派", exactlyOn())).isHidden();
        clerk.page().getByText("批量认领", exactlyOn()).click();
        assertThat(clerk.page().locator("dialog")).containsText("已由您认领");
        clerk.page().keyboard().press("Escape");
    }

    private void standIn(String number) {
        Tasklist clerk = desks.of("jb-planning").open(number, PLANNING).claim();
        Page page = clerk.page();
        page.getByRole(AriaRole.BUTTON, named("委托")).click();
        Locator dialog = page.locator("dialog");
        dialog.locator("#ow-deputy").selectOption("吴军");
        dialog.locator("#ow-deputy-to").fill(LocalDate.now(clock).plusDays(2).toString());
        dialog.locator("#ow-deputy-reason").fill("外出培训");
        button(dialog, "委托").last().click();
        assertThat(dialog).containsText("已委托。");
        assertThat(dialog.locator("tbody tr").first()).containsText("吴军");
        clerk.screenshot("98-substitution");
        page.keyboard().press("Escape");

        // The engine begins it by itself within seconds; the list shows it when it refreshes.
        Tasklist deputy = desks.of("jb-planning-head").choose("受托代办");
        Locator card = deputy.card(number, PLANNING);
        assertThat(card.locator(".ow-stands-in")).hasText("代周丽办");
        deputy.screenshot("99-stands-in");

        page.getByRole(AriaRole.BUTTON, named("委托")).click();
        page.getByLabel("收回对吴军的委托").click();
        assertThat(page.locator("dialog")).containsText("委托已收回。");
        page.keyboard().press("Escape");
        assertThat(clerk.reload().choose("我的任务").card(number, PLANNING)).isVisible();
    }

    /** The joint acceptance of a case of the demo: four departments are asked side by side. */
    @Test
    void aJointOpinionShowsWhoHasSigned() {
        Tasklist clerk = desks.of("jb-housing").choose("本部门待办");
        Page page = clerk.page();
        page.locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText("出具验收意见"))
                .filter(new Locator.FilterOptions().setHasNotText("超期环节"))
                .first()
                .locator("h4 a")
                .click();
        Locator tab = clerk.tab("办件");
        assertThat(tab).containsText(Pattern.compile("会签：\\d 个部门，已签 \\d 个"));
        assertThat(tab.locator(".ow-teamwork")).containsText("住房城乡建委（本任务）");
        tab.getByText(Pattern.compile("会签：")).scrollIntoViewIfNeeded();
        clerk.screenshot("90-joint-signing");
    }

    /** If one of the plugin's requests fails, the page says so and the rest works. */
    @Test
    void theRestWorksWhenARequestFails() {
        Tasklist clerk = desks.of("jb-window").choose("本部门待办");
        Page page = clerk.page();
        page.route("**/onewindow/search?*", route -> route.abort());
        page.locator("#ow-search").fill("有限公司");
        page.locator("#ow-search").press("Enter");
        assertThat(page.locator(".ow-found")).containsText("连不上服务器，请稍后再试");
        page.locator("#ow-search").fill("一");
        page.unroute("**/onewindow/search?*");
        page.locator("#ow-search").press("Enter");
        assertThat(page.locator(".ow-found")).containsText("请输入办件编号或者申请人的2到100个字");
        assertThat(page.locator(".tasks-list li.task .ow-light").first()).isVisible();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String start) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^\\s*" + start));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.GetByTextOptions exactlyOn() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
