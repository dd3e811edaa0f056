package org.onewindow.cockpit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.commons.csv.CSVRecord;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.deadline.Averages;
import org.onewindow.deadline.ClockKind;
import org.onewindow.deadline.Share;
import org.onewindow.organisation.ReferenceFile;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Compares what policy documents demand of a period with what it was: two queries, however many demands there are. */
@Service
class Demands {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Supplier<List<Demand>> all =
            SingletonSupplier.of(() -> ReferenceFile.read("reference/demands.csv", Demands::read));

    private final Averages averages;

    Demands(Averages averages) {
        this.averages = averages;
    }

    /**
     * A demand and its figure.
     *
     * @param share the figure: an average is the part for each one of the whole
     */
    record Met(Demand demand, Share share) {

        /** Whether the figure, not rounded, is within the bound; null if there was nothing to measure. */
        Boolean isKept() {
            if (share.whole() == 0) {
                return null;
            }
            BigDecimal part = BigDecimal.valueOf(share.part());
            BigDecimal bound = demand.value().multiply(BigDecimal.valueOf(share.whole()));
            int compared = (demand.figure().isShare() ? part.multiply(HUNDRED) : part).compareTo(bound);
            return demand.figure().isAtMost() ? compared <= 0 : compared >= 0;
        }

        /** The figure, rounded to one decimal place; null if there was nothing to measure. */
        BigDecimal value() {
            return (demand.figure().isShare() ? share.percent() : share.average()).orElse(null);
        }
    }

    /** @throws BadFieldException if there is no such demand */
    Demand get(String id) {
        return all.get().stream()
                .filter(each -> each.id().equals(id))
                .findAny()
                .orElseThrow(() -> new BadFieldException("demand", "没有编号为“%s”的指标".formatted(id)));
    }

    /** All demands, in the file's order. */
    List<Demand> all() {
        return all.get();
    }

    /** The demands that bind some of the districts in a period, each with its figure in those that it binds. */
    List<Met> of(List<String> districts, Period period) {
        List<Averages.TimeUsed> times = averages.timeUsed(period.from(), period.to());
        List<Averages.Handling> handled = averages.handling(period.from(), period.to());
        return all.get().stream()
                .filter(each -> each.isIn(period))
                .filter(each -> each.district() == null || districts.contains(each.district()))
                .map(each -> new Met(
                        each,
                        share(
                                each,
                                times.stream()
                                        .filter(row -> isAbout(each, row.district(), row.item(), districts))
                                        .toList(),
                                handled.stream()
                                        .filter(row -> isAbout(each, row.district(), row.item(), districts))
                                        .toList())))
                .toList();
    }

    private static boolean isAbout(Demand demand, String district, String item, List<String> districts) {
        return districts.contains(district)
                && (demand.district() == null || demand.district().equals(district))
                && demand.counts(item);
    }

    private static Share share(Demand demand, List<Averages.TimeUsed> times, List<Averages.Handling> handled) {
        return switch (demand.figure()) {
            case AVERAGE_TIME -> {
                List<Averages.TimeUsed> rows = times.stream()
                        .filter(row -> row.average() && row.unit() == demand.unit())
                        .toList();
                yield new Share(sum(rows, Averages.TimeUsed::used), sum(rows, Averages.TimeUsed::clocks));
            }
            case SHORTER -> Averages.shorterThanTheStatutoryLimit(times, LimitUnit.WORKING_DAY);
            case VISITS -> new Share(sum(handled, Averages.Handling::visits), sum(handled, Averages.Handling::closed));
            case AT_ONCE -> new Share(sum(handled, Averages.Handling::atOnce), sum(handled, Averages.Handling::closed));
            case ONLINE -> new Share(sum(handled, Averages.Handling::online), sum(handled, Averages.Handling::closed));
        };
    }

    /**
     * The condition on clocks or cases that count in a demand, as {@link #of} counts them; of the clocks, those whose
     * time is known.
     *
     * @param item the column of the item
     * @param clock what stands before the columns of a clock
     */
    static String condition(Demand demand, String item, String clock) {
        String items =
                demand.items().isEmpty() ? "" : " and %s %sin (:items)".formatted(item, demand.without() ? "not " : "");
        return switch (demand.figure()) {
            case AVERAGE_TIME -> items + " and %1$saverage and %1$sunit = '%2$s'".formatted(clock, demand.unit());
            case SHORTER ->
                items
                        + " and %1$skind = '%2$s' and %1$sunit = '%3$s'"
                                .formatted(clock, ClockKind.STATUTORY, LimitUnit.WORKING_DAY);
            default -> items;
        };
    }

    private static <T> long sum(List<T> rows, ToLongFunction<T> number) {
        return rows.stream().mapToLong(number).sum();
    }

    private static Demand read(CSVRecord row) {
        String items = row.get("items");
        boolean without = items.startsWith("!");
        String listed = without ? items.substring(1) : items;
        Demand demand = new Demand(
                row.get("id"),
                orNull(row.get("district")),
                row.get("document"),
                row.get("measure"),
                row.get("wording"),
                Demand.Figure.valueOf(row.get("figure")),
                listed.isEmpty() ? List.of() : List.of(listed.split(" ")),
                without,
                new BigDecimal(row.get("value")),
                row.get("unit").isEmpty() ? null : LimitUnit.valueOf(row.get("unit")),
                day(row.get("valid_from")),
                day(row.get("valid_until")));
        if ((demand.figure() == Demand.Figure.AVERAGE_TIME) != Objects.nonNull(demand.unit())) {
            throw new IllegalArgumentException("平均用时须有单位，其他指标没有单位：" + demand.id());
        }
        return demand;
    }

    private static LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
