package org.onewindow.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.OneWindow;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** OneWindow does not start without a password for its administrator, and says so. */
@ExtendWith(OutputCaptureExtension.class)
class MissingAdminPasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void endsTheStartWithAClearMessage(String password, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(OneWindow.class)
                        .run(
                                "--onewindow.admin.password=" + password,
                                "--spring.datasource.url=jdbc:h2:mem:missing-password",
                                "--server.port=0"))
                .hasRootCauseInstanceOf(MissingAdminPasswordException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "没有设置管理员密码", "ONEWINDOW_ADMIN_PASSWORD")
                .doesNotContain("\tat org.springframework");
    }
}
