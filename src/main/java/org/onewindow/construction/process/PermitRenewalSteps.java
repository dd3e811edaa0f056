package org.onewindow.construction.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;

/** The validity of the permit that is to be renewed, as diagrams name it: {@code permitRenewal}. */
@Component("permitRenewal")
public class PermitRenewalSteps {

    private final Clock clock;

    PermitRenewalSteps(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads {@code permitExpiresOn} and {@code receivedAt}; sets {@code permitExpiresAt}, the end of the permit's last
     * day, and {@code daysToExpiry}, calendar days from the day of the receipt to the last day.
     *
     * @throws BadFieldException if the permit has expired, for then there is nothing to renew (许可法第五十条)
     */
    public void begin(DelegateExecution execution) {
        LocalDate last = LocalDate.parse((String) execution.getVariable("permitExpiresOn"));
        ZonedDateTime end = last.plusDays(1).atStartOfDay(clock.getZone());
        if (!clock.instant().isBefore(end.toInstant())) {
            throw new BadFieldException("permitExpiresOn", "许可已于%s期满，不能延续，请重新申请".formatted(last));
        }
        LocalDate received =
                LocalDate.ofInstant(((Date) execution.getVariable("receivedAt")).toInstant(), clock.getZone());
        execution.setVariable("permitExpiresAt", Date.from(end.toInstant()));
        execution.setVariable("daysToExpiry", ChronoUnit.DAYS.between(received, last));
    }
}
