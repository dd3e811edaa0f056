package org.onewindow.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onewindow.calendar.CalendarRangeException;
import org.onewindow.calendar.OfficeHours;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.calendar.WorkCalendar;
import org.onewindow.calendar.WorkClock;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The clock of each district: the State Council's notices, the statutory days of years without one, and the district's
 * own days and hours.
 *
 * <p>Reads {@code reference/holidays.csv}, {@code reference/holidays-provisional.csv} and
 * {@code reference/districts.csv} when first asked. What is malformed is refused with an {@link IllegalStateException}
 * that names the file and the line, or the district whose configuration is wrong, then and each time it is asked again.
 */
@Component
public class WorkClocks {

    private final CalendarProperties properties;
    private final Districts districts;
    private final Supplier<Map<String, WorkClock>> clocks = SingletonSupplier.of(this::load);

    /** Clocks with what districts set for themselves. */
    public WorkClocks(CalendarProperties properties, Districts districts) {
        this.properties = properties;
        this.districts = districts;
    }

    /**
     * The clock of a district.
     *
     * @param district the district's id, such as {@code jiangbei}
     * @throws org.onewindow.web.BadFieldException if there is no such district
     */
    public WorkClock of(String district) {
        return clocks.get().get(districts.get(district).id());
    }

    private Map<String, WorkClock> load() {
        WorkCalendar national = WorkCalendar.of(
                HolidayNotices.read("reference/holidays.csv"),
                HolidayNotices.read("reference/holidays-provisional.csv"));
        List<String> ids = districts.all().stream().map(District::id).toList();
        Set<String> configured = properties.districts().keySet();
        if (!ids.containsAll(configured)) {
            throw new IllegalStateException("onewindow.calendar.districts中有不存在的区县：" + configured + "，可用：" + ids);
        }
        Map<String, WorkClock> loaded = new LinkedHashMap<>();
        for (String district : ids) {
            CalendarProperties.District own = properties.districts().get(district);
            loaded.put(
                    district,
                    own == null ? new WorkClock(national, OfficeHours.DEFAULT) : own(district, national, own));
        }
        return loaded;
    }

    private static WorkClock own(String district, WorkCalendar national, CalendarProperties.District own) {
        Stream<SpecialDay> off = own.daysOff().stream().map(day -> new SpecialDay(day.date(), false, day.name()));
        Stream<SpecialDay> on = own.workingDays().stream().map(day -> new SpecialDay(day.date(), true, day.name()));
        try {
            return new WorkClock(national.with(Stream.concat(off, on).toList()), own.hours());
        } catch (IllegalArgumentException | CalendarRangeException e) {
            throw new IllegalStateException("onewindow.calendar.districts." + district + "：" + e.getMessage(), e);
        }
    }
}
