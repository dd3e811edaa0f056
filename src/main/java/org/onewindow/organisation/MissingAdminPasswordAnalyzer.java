package org.onewindow.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words what is missing, instead of a stack trace. */
class MissingAdminPasswordAnalyzer extends AbstractFailureAnalyzer<MissingAdminPasswordException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingAdminPasswordException cause) {
        return new FailureAnalysis(
                "没有设置管理员密码。 The administrator's password is not set.",
                "请设置环境变量 ONEWINDOW_ADMIN_PASSWORD 后再启动。 Set the environment variable ONEWINDOW_ADMIN_PASSWORD and start"
                        + " again; for a look around with demo accounts use `mvn spring-boot:run`.",
                cause);
    }
}
