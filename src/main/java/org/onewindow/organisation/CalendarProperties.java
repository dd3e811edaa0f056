package org.onewindow.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onewindow.calendar.OfficeHours;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What districts set for themselves about their days and hours. Nothing has to be set.
 *
 * <pre>{@code
 * onewindow.calendar.districts:
 *   jiangbei:
 *     office-hours: ["09:00-12:00", "13:30-17:30"]
 *     days-off: ["2026-11-02 迁址"]
 *     working-days: ["2026-11-07 迁址"]
 * }</pre>
 *
 * @param districts by the district's id; a district without an entry keeps the default hours and has no days of its own
 */
@ConfigurationProperties("onewindow.calendar")
public record CalendarProperties(@DefaultValue Map<String, District> districts) {

    /** Copies the map; an entry for a district that does not exist is refused by {@link WorkClocks}. */
    public CalendarProperties {
        districts = Map.copyOf(districts);
    }

    /**
     * One district's own days and hours.
     *
     * @param officeHours the sessions of a working day in order, such as {@code 09:00-12:00}; empty for
     *     {@link OfficeHours#DEFAULT}
     * @param daysOff days off beside those of the notices
     * @param workingDays working days beside those of the notices, such as a Saturday; a date that is in both lists is
     *     refused by {@link WorkClocks}
     */
    public record District(
            @DefaultValue List<OfficeHours.Session> officeHours,
            @DefaultValue List<OwnDay> daysOff,
            @DefaultValue List<OwnDay> workingDays) {

        /** Copies the lists. */
        public District {
            officeHours = List.copyOf(officeHours);
            daysOff = List.copyOf(daysOff);
            workingDays = List.copyOf(workingDays);
        }

        /**
         * The hours of a working day.
         *
         * @throws IllegalArgumentException if the sessions overlap or are not in order
         */
        OfficeHours hours() {
            return officeHours.isEmpty() ? OfficeHours.DEFAULT : new OfficeHours(officeHours);
        }
    }

    /**
     * A day that a district sets for itself.
     *
     * @param date the day
     * @param name what it belongs to, in Chinese; 本区安排 if nothing is given
     */
    public record OwnDay(
            LocalDate date, @DefaultValue("本区安排") String name) {

        /** Checks that there is a date. */
        public OwnDay {
            Objects.requireNonNull(date, "date");
        }

        /**
         * Reads a day as it is written in the configuration.
         *
         * @param text a date, and after a space its name if it has one: {@code 2026-11-02} or {@code 2026-11-02 迁址}
         * @throws IllegalArgumentException if the text does not begin with a date
         */
        public static OwnDay of(String text) {
            String[] parts = text.strip().split("\\s+", 2);
            try {
                return new OwnDay(LocalDate.parse(parts[0]), parts.length == 2 ? parts[1] : "本区安排");
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("日期须写作2026-11-02，其后可空一格写名称：" + text, e);
            }
        }
    }
}
