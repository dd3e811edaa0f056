package org.onewindow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The login page of the web apps. */
final class Login {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final int TRIES = 3;

    private Login() {}

    /**
     * Logs in as a person does, who loads a page that stays empty again. Rarely, on a busy machine, the web apps wait for
     * an answer that has come; what the page showed then is logged. An answer that failed is an error of the page, which
     * {@link Desks#close} reports.
     *
     * @param desk what is there as soon as one is logged in
     */
    static void in(Page page, String address, String user, Locator desk) {
        Locator name = page.getByPlaceholder("用户名");
        page.navigate(address);
        for (int tried = 1; ; tried++) {
            assertThat(desk.or(name).first()).isVisible();
            if (name.isVisible()) {
                name.fill(user);
                page.getByPlaceholder("密码").fill("onewindow");
                page.locator("form")
                        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("登录"))
                        .click();
            }
            try {
                desk.waitFor();
                return;
            } catch (TimeoutError stuck) {
                if (tried == TRIES) {
                    throw stuck;
                }
                LOG.warn(
                        "{} is stuck at {}, which shows: {}",
                        user,
                        page.url(),
                        page.locator("body").innerText());
                page.reload();
            }
        }
    }
}
