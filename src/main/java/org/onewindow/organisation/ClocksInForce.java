package org.onewindow.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onewindow.calendar.CalendarRangeException;
import org.onewindow.calendar.OfficeHours;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.calendar.WorkCalendar;
import org.onewindow.calendar.WorkClock;

/**
 * The clocks after certain changes: the notices and the configuration, and over them the changes in the order of their
 * application. Immutable.
 *
 * <p>What is nearer prevails: a department's own days lie over its district's, and these over the national ones. Within
 * one of the three the later change prevails, day by day. A year's notice takes the place of the year's rows and of the
 * national amendments of that year that were applied before it; what districts set for themselves stays.
 */
final class ClocksInForce {

    private final Map<String, WorkClock> byScope;

    private ClocksInForce(Map<String, WorkClock> byScope) {
        this.byScope = Map.copyOf(byScope);
    }

    /** The clock of a district, or null if it does not exist; {@link CalendarChange#NATIONAL} is what all build on. */
    WorkClock of(String district) {
        return byScope.get(district);
    }

    /** The clock of a department, or its district's if it has no days or hours of its own. */
    WorkClock of(String district, String department) {
        return byScope.getOrDefault(district + "/" + department, of(district));
    }

    /** Collects what is known until the clocks can be built. */
    static final class Builder {

        private final Map<Integer, List<SpecialDay>> firm = new TreeMap<>();
        private final List<SpecialDay> provisional;
        private final Map<String, Own> own = new LinkedHashMap<>();

        /** Days and hours of one scope's own. */
        private static final class Own {
            private final Map<LocalDate, SpecialDay> days = new LinkedHashMap<>();
            private OfficeHours hours;
        }

        Builder(Collection<SpecialDay> firm, List<SpecialDay> provisional) {
            firm.forEach(day -> this.firm
                    .computeIfAbsent(day.date().getYear(), year -> new ArrayList<>())
                    .add(day));
            this.provisional = provisional;
        }

        private Own own(String scope) {
            return own.computeIfAbsent(scope, each -> new Own());
        }

        /** @throws IllegalStateException if the configuration contradicts itself */
        void configure(String district, CalendarProperties.District configured) {
            Stream<SpecialDay> off =
                    configured.daysOff().stream().map(day -> new SpecialDay(day.date(), false, day.name()));
            Stream<SpecialDay> on =
                    configured.workingDays().stream().map(day -> new SpecialDay(day.date(), true, day.name()));
            List<SpecialDay> days = Stream.concat(off, on).toList();
            try {
                national().with(days);
                own(district).hours = configured.hours();
            } catch (IllegalArgumentException | CalendarRangeException e) {
                throw new IllegalStateException("onewindow.calendar.districts." + district + "：" + e.getMessage(), e);
            }
            days.forEach(day -> own(district).days.put(day.date(), day));
        }

        void add(CalendarChange change) {
            switch (change.getKind()) {
                case NOTICE -> {
                    firm.put(change.getYear(), CalendarText.days(change.getContent()));
                    own(CalendarChange.NATIONAL).days.keySet().removeIf(day -> day.getYear() == change.getYear());
                }
                case AMENDMENT ->
                    CalendarText.days(change.getContent())
                            .forEach(day -> own(change.getScope()).days.put(day.date(), day));
                case HOURS -> own(change.getScope()).hours = CalendarText.hours(change.getContent());
                case LIMITS -> {}
            }
        }

        /**
         * Builds the clocks.
         *
         * @throws IllegalArgumentException if a year between the first and the last has no rows
         * @throws CalendarRangeException if a day of some scope's own is outside the range
         */
        ClocksInForce build(List<String> districts) {
            WorkClock all = overlaid(new WorkClock(national(), OfficeHours.DEFAULT), CalendarChange.NATIONAL);
            Map<String, WorkClock> built = new HashMap<>();
            built.put(CalendarChange.NATIONAL, all);
            districts.forEach(district -> built.put(district, overlaid(all, district)));
            own.keySet().stream()
                    .filter(scope -> scope.contains("/"))
                    .forEach(scope ->
                            built.put(scope, overlaid(built.get(scope.substring(0, scope.indexOf('/'))), scope)));
            return new ClocksInForce(built);
        }

        private WorkCalendar national() {
            return WorkCalendar.of(firm.values().stream().flatMap(List::stream).toList(), provisional);
        }

        private WorkClock overlaid(WorkClock clock, String scope) {
            Own laidOver = own.get(scope);
            return laidOver == null
                    ? clock
                    : new WorkClock(
                            clock.calendar().with(laidOver.days.values()),
                            laidOver.hours == null ? clock.hours() : laidOver.hours);
        }
    }
}
