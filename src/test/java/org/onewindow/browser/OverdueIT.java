package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The water of a case is late: yellow, red, the head explains, the applicant is told, supervision takes over. */
@BrowserTest
class OverdueIT {

    private static final String TASK = "供排水联合查勘";

    @Autowired
    private Desks desks;

    @Autowired
    private Clock clock;

    private String number;

    @AfterEach
    void close() {
        desks.close();
    }

    @Test
    void aCaseRunsRedAndTheEscalationReachesTheHead() {
        SmallProject project = new SmallProject(desks, clock);
        number = project.applied("重庆溉澜溪工具有限公司", "溉澜溪工具车间");
        project.materials(number).complete();
        project.commitment(number).complete();
        project.planningPermit("jb-planning-head", number).complete();
        project.constructionPermit("jb-housing", number).complete();

        Rehearsal rehearsal = Rehearsal.open(desks);
        rehearsal
                .page()
                .screenshot(new Page.ScreenshotOptions().setPath(Tasklist.SCREENSHOTS.resolve("30-rehearsal.png")));
        passUntil("yellow", rehearsal);
        Tasklist water = desks.of("jb-water");
        assertThat(water.light(number, TASK)).hasText(Pattern.compile("^(剩 1 个工作日|今日到期)$"));
        assertThat(water.choose("即将到期").card(number, TASK)).isVisible();
        water.screenshot("31-yellow");

        passUntil("red", rehearsal);
        assertThat(water.light(number, TASK)).hasText(Pattern.compile("^(已超期|超期 1 个工作日)$"));
        water.choose("已超期");
        water.card(number, TASK).scrollIntoViewIfNeeded();
        water.screenshot("32-red");

        explain();
        showNotice();
        supervise(rehearsal);
    }

    /** Moves the clock on by working days until the card has this light: which day it is depends on the time of day. */
    private void passUntil(String light, Rehearsal rehearsal) {
        Locator badge = desks.of("jb-water").light(number, TASK);
        for (int day = 1; day <= 9; day++) {
            rehearsal.forward("前进 1 个工作日");
            desks.of("jb-water").reload().choose("本部门待办");
            badge.waitFor();
            if (badge.getAttribute("class").contains("ow-light-" + light)) {
                return;
            }
        }
        assertThat(badge.getAttribute("class")).contains("ow-light-" + light);
    }

    private void explain() {
        Tasklist head = desks.of("jb-water-head").openSupervision(number, "超期督办：说明理由", "供排水一次接入");
        assertThat(head.page().locator(".form-pane")).containsText("“供排水一次接入”应于");
        head.screenshot("33-escalation-at-the-head").claim().fill("超期的理由", "短").fill("整改措施", "加派一组施工人员，每日通报进度");
        assertThat(head.form().error("超期的理由")).hasText("至少须填 5 个字。");
        head.fill("超期的理由", "外线施工需占道，占道手续未按时办妥")
                .fill("预计办结日期", LocalDate.now(clock).plusDays(10).toString())
                .screenshot("34-reason")
                .complete();
    }

    private void showNotice() {
        Tasklist head = desks.of("jb-water-head").open(number, TASK);
        Locator file = head.tab("办件");
        file.getByText("超期说明告知书", new Locator.GetByTextOptions().setExact(true)).click();
        Locator paper = head.page().locator("dialog.ow-paper");
        assertThat(paper).containsText("理由：外线施工需占道，占道手续未按时办妥");
        assertThat(paper).containsText("措施：加派一组施工人员，每日通报进度");
        head.screenshot("35-notice");
        paper.getByRole(AriaRole.BUTTON).click();
        assertThat(paper).hasCount(0);
        assertThat(file).containsText("红灯超期：“供排水一次接入”应于");
        assertThat(head.tab("时限")).containsText("江北府办发〔2021〕54号6");
        assertThat(head.page().locator(".ow-clock .ow-light-red").first()).isVisible();
        head.screenshot("36-red-clock");
    }

    /** Three working days after the limit it is still open. */
    private void supervise(Rehearsal rehearsal) {
        rehearsal.forward("5 个");
        Tasklist supervision = desks.of("jb-supervision").openSupervision(number, "督查督办", "供排水一次接入");
        assertThat(supervision.page().locator(".form-pane")).containsText("至今未办结");
        supervision
                .claim()
                .fill("督办方式", "约谈负责人")
                .fill("督办意见", "请供排水单位三日内完成接入并书面报告")
                .screenshot("37-supervision")
                .complete();
    }
}
