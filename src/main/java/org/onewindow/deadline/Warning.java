package org.onewindow.deadline;

import java.time.LocalDateTime;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.calendar.WorkClock;

/**
 * When a clock turns yellow, as a limits table says it: {@code 5} when the last five working days begin, the due day
 * included; {@code 80%} when four fifths of the limit are used up; {@code 0} never before it is red.
 *
 * @param amount working days, 0 or more; or a share in percent, 1 to 99
 */
record Warning(int amount, boolean isShare) {

    /** @throws IllegalArgumentException if the text is neither a number of days nor a share */
    static Warning of(String text) {
        boolean isShare = text.endsWith("%");
        try {
            int amount = Integer.parseInt(isShare ? text.substring(0, text.length() - 1) : text);
            if (amount < 0 || isShare && (amount == 0 || amount > 99)) {
                throw new IllegalArgumentException("预警须为0以上的工作日数，或1%到99%：" + text);
            }
            return new Warning(amount, isShare);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("预警须写作5（工作日）或80%：" + text, e);
        }
    }

    /** When a limit that ends at {@code due} turns yellow; not before {@code from}. */
    LocalDateTime at(WorkClock work, LocalDateTime from, LocalDateTime due, int limit, LimitUnit unit) {
        int left = isShare ? limit - limit * amount / 100 : amount;
        if (left == 0) {
            return due;
        }
        if (isShare && unit == LimitUnit.WORKING_MINUTE) {
            return limit == left ? from : work.due(from, limit - left, unit).at();
        }
        LocalDateTime at = (isShare && unit == LimitUnit.CALENDAR_DAY
                        ? due.toLocalDate().minusDays(left - 1L)
                        : work.calendar().minusWorkingDays(due.toLocalDate(), left - 1))
                .atTime(work.hours().opening());
        return at.isBefore(from) ? from : at;
    }
}
