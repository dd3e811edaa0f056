package org.onewindow.calendar;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * The moment at which a limit ends.
 *
 * @param at the last moment that is still in time, in the office's own time (Asia/Shanghai)
 * @param provisional true if any day from the day of the event to the due day lies in a year whose notice of holidays
 *     is not loaded, so that the date may still move
 */
public record DueDate(LocalDateTime at, boolean provisional) {

    /**
     * Checks the moment.
     *
     * @throws NullPointerException if the moment is missing
     */
    public DueDate {
        Objects.requireNonNull(at, "at");
    }
}
