package org.onewindow.cockpit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.onewindow.calendar.LimitUnit;

/**
 * An average or a share that a policy document demands of a period, a row of {@code reference/demands.csv}.
 *
 * @param id names it in requests
 * @param district the district that it binds; null for all
 * @param document the document's number
 * @param measure the measure's number in the document
 * @param wording what the document says, in its own words
 * @param figure what is measured
 * @param items ids of items
 * @param without true if the items do not count, false if only they do
 * @param value the bound
 * @param unit the unit of an average time; null for other figures
 * @param validFrom the first day on which it is demanded; null if nobody set one
 * @param validUntil the last day; null if there is none
 */
record Demand(
        String id,
        String district,
        String document,
        String measure,
        String wording,
        Figure figure,
        List<String> items,
        boolean without,
        BigDecimal value,
        LimitUnit unit,
        LocalDate validFrom,
        LocalDate validUntil) {

    /** What is measured, and on which side of the bound it must be. */
    enum Figure {
        /** 平均用时: of the clocks whose limit is an average. */
        AVERAGE_TIME("平均用时", true),
        /** 压缩比例: by how much the average is shorter than the statutory limit, in percent. */
        SHORTER("比法定时限缩短", false),
        /** 平均跑动次数: visits for each closed case. */
        VISITS("平均跑动次数", true),
        /** 即办率: closed on the day of receipt, in percent. */
        AT_ONCE("即办件占比", false),
        /** 全程网办率: closed without a visit, in percent. */
        ONLINE("全程网办占比", false);

        private final String label;
        private final boolean atMost;

        Figure(String label, boolean atMost) {
            this.label = label;
            this.atMost = atMost;
        }

        /** What a user reads. */
        String label() {
            return label;
        }

        /** Whether the bound is the highest value that is allowed, not the lowest. */
        boolean isAtMost() {
            return atMost;
        }

        /** Whether it is counted over clocks, not over closed cases. */
        boolean isOfClocks() {
            return this == AVERAGE_TIME || this == SHORTER;
        }

        /** Whether it is in percent. */
        boolean isShare() {
            return this != AVERAGE_TIME && this != VISITS;
        }
    }

    /** Whether cases of an item count. */
    boolean counts(String item) {
        return items.isEmpty() || items.contains(item) != without;
    }

    /** Whether it is demanded on a day of the period. */
    boolean isIn(Period period) {
        return (validFrom == null || !validFrom.isAfter(period.to()))
                && (validUntil == null || !validUntil.isBefore(period.from()));
    }

    /** The bound with its unit, such as ≤ 28 个工作日. */
    String required() {
        String of = unit != null ? " " + unit.label() : figure.isShare() ? "%" : " 次";
        return (figure.isAtMost() ? "≤ " : "≥ ") + value.toPlainString() + of;
    }
}
