package org.onewindow.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A row of a notice of holidays, or a day that a district or a window sets for itself.
 *
 * @param date the day
 * @param working true for a day of work (a make-up Saturday or Sunday), false for a day off
 * @param name what the day belongs to, in Chinese, such as 国庆节; not blank
 */
public record SpecialDay(LocalDate date, boolean working, String name) {

    /**
     * Checks the row.
     *
     * @throws NullPointerException if the date or the name is missing
     * @throws IllegalArgumentException if the name is blank
     */
    public SpecialDay {
        Objects.requireNonNull(date, "date");
        if (name.isBlank()) {
            throw new IllegalArgumentException(date + "缺少节假日名称");
        }
    }
}
