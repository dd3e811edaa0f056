package org.onewindow.rehearsal.process;

import java.time.LocalDateTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills the demo at its first start, after everything is set up and before anybody can log in or a timer fires. Later
 * starts find it there.
 */
@Component
@Profile("demo")
class DemoData implements SmartInitializingSingleton {

    private final DemoAccounts accounts;
    private final DemoCases cases;
    private final RehearsalClock clock;
    private final IdentityService identity;
    private final TransactionOperations transaction;

    DemoData(
            DemoAccounts accounts,
            DemoCases cases,
            RehearsalClock clock,
            IdentityService identity,
            TransactionOperations transaction) {
        this.accounts = accounts;
        this.cases = cases;
        this.clock = clock;
        this.identity = identity;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String first = accounts.all().get(0).id();
        if (identity.createUserQuery().userId(first).count() == 0) {
            LocalDateTime now = clock.now();
            try {
                // All or nothing: a start that is interrupted leaves no half-filled demo behind.
                transaction.executeWithoutResult(status -> {
                    accounts.create();
                    cases.play(now);
                });
            } finally {
                identity.clearAuthentication();
                ClockUtil.reset();
            }
        } else {
            clock.resume();
        }
    }
}
