package org.onewindow.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One line of the explanation of a due date.
 *
 * @param date the day
 * @param counted whether the day counts towards the limit
 * @param number for limits in days the running number of the counted day, from 1; for limits in minutes the minutes
 *     counted on this day; 0 if the day is not counted
 * @param why the reason, in Chinese, such as 起算日不计, 周六, 国庆节, 调休上班(国庆节), 工作日
 * @param provisional true if the day lies in a year whose notice of holidays is not loaded
 */
public record CountedDay(LocalDate date, boolean counted, int number, String why, boolean provisional) {

    /**
     * Checks the line.
     *
     * @throws NullPointerException if the date or the reason is missing
     */
    public CountedDay {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(why, "why");
    }
}
