package org.onewindow.deadline;

import java.time.LocalDate;
import org.onewindow.calendar.LimitUnit;

/**
 * A limit 时限 of a step, as a row of a decision table gives it.
 *
 * @param kind which clock it is
 * @param name what is limited, in Chinese
 * @param amount how long, in {@code unit}; at least 1
 * @param unit working days, calendar days or minutes of office hours
 * @param average true if the amount is what cases may take on average 平均用时: a single case that takes longer is warned
 *     of, but is not late; {@link Averages} says whether a period kept it
 * @param warn when the light turns yellow: {@code 5} when the last five working days begin, the due day included;
 *     {@code 80%} when four fifths are used up
 * @param duty whose head answers when it is exceeded; a duty of the competent-authority table
 * @param basis document and measure, statute and article, or {@code [配]} where the figure is ours
 * @param pauses the set of {@code pause-reasons} for which it may be paused; null for none
 * @param extension the row of {@code extension-rules} by which it may be extended; null if it may not
 * @param validFrom first day on which an event may start it; null for no bound
 * @param validUntil last such day; null for no bound
 */
public record Limit(
        ClockKind kind,
        String name,
        int amount,
        LimitUnit unit,
        boolean average,
        String warn,
        String duty,
        String basis,
        String pauses,
        String extension,
        LocalDate validFrom,
        LocalDate validUntil) {

    public Limit {
        if (amount < 1) {
            throw new IllegalArgumentException("时限“%s”的数量不正确".formatted(name));
        }
        Warning.of(warn);
    }

    /** Whether an event on this day starts it. */
    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }
}
