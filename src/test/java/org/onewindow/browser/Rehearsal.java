package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page of the rehearsal 演练, where the administrator moves the clock. */
final class Rehearsal {

    private final Page page;

    private Rehearsal(Page page) {
        this.page = page;
    }

    static Rehearsal open(Desks desks) {
        Page page = desks.of("admin").page();
        page.navigate(desks.url() + "/camunda/api/onewindow/rehearsal");
        assertThat(page.locator("#now")).hasText(Pattern.compile("^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$"));
        return new Rehearsal(page);
    }

    Page page() {
        return page;
    }

    /** Presses one of the buttons that move the clock on, such as 前进 1 个工作日, and waits until it has moved. */
    void forward(String button) {
        String before = page.locator("#now").textContent();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        assertThat(page.locator("#now")).not().hasText(before);
        assertThat(page.getByRole(AriaRole.BUTTON).first()).isEnabled();
    }
}
