package org.onewindow.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onewindow.calendar.CalendarRangeException;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.calendar.WorkClock;
import org.onewindow.web.BadFieldException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The clock of each district and department: the State Council's notices, the statutory days of years without one, what
 * districts set for themselves in the configuration, and over all that what administrators have changed.
 *
 * <p>A change holds on every node as soon as it is committed, and in the transaction that applies it at once: each
 * question asks the database which changes are in force. The clocks themselves are kept from one question to the next.
 *
 * <p>Reads {@code reference/holidays.csv}, {@code reference/holidays-provisional.csv} and
 * {@code reference/districts.csv} when first asked. What is malformed is refused with an {@link IllegalStateException}
 * that names the file and the line, or the district whose configuration is wrong, then and each time it is asked again.
 */
@Component
public class WorkClocks {

    // More than one, because a transaction that applies a change sees other clocks than everybody else.
    private static final int KEPT = 4;

    private final CalendarProperties properties;
    private final Districts districts;
    private final Supplier<List<Long>> idsInForce;
    private final Function<List<Long>, List<CalendarChange>> loading;
    private final Supplier<List<SpecialDay>> notices =
            SingletonSupplier.of(() -> HolidayNotices.read("reference/holidays.csv"));
    private final Supplier<List<SpecialDay>> statutory =
            SingletonSupplier.of(() -> HolidayNotices.read("reference/holidays-provisional.csv"));

    /**
     * By the ids of the changes in the order of application. An id is never used again and what a change says is fixed,
     * so the same ids always mean the same clocks, even after an application was rolled back.
     */
    private final Map<List<Long>, ClocksInForce> built = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Long>, ClocksInForce> eldest) {
            return size() > KEPT;
        }
    };

    /** Clocks with what administrators have changed. */
    @Autowired
    WorkClocks(CalendarProperties properties, Districts districts, AppliedChanges applied) {
        this(properties, districts, applied::ids, applied::load);
    }

    /** Clocks with what districts set for themselves in the configuration, and no changes. */
    public WorkClocks(CalendarProperties properties, Districts districts) {
        this(properties, districts, List::of, ids -> List.of());
    }

    private WorkClocks(
            CalendarProperties properties,
            Districts districts,
            Supplier<List<Long>> idsInForce,
            Function<List<Long>, List<CalendarChange>> loading) {
        this.properties = properties;
        this.districts = districts;
        this.idsInForce = idsInForce;
        this.loading = loading;
    }

    /**
     * The clock of a district.
     *
     * @param district the district's id, such as {@code jiangbei}
     * @throws org.onewindow.web.BadFieldException if there is no such district
     */
    public WorkClock of(String district) {
        return inForce().of(districts.get(district).id());
    }

    /**
     * The clock of a department in a district: its own days and hours over the district's, or the district's clock if it
     * has none.
     *
     * @param department the department's id, such as {@code planning-natural-resources}; null for the district's clock
     * @throws org.onewindow.web.BadFieldException if there is no such district
     */
    public WorkClock of(String district, String department) {
        String id = districts.get(district).id();
        return inForce().of(id, department);
    }

    /**
     * The clock of a change's scope; that of the whole country has the default hours.
     *
     * @param scope as in {@link CalendarChange#getScope()}
     * @throws org.onewindow.web.BadFieldException if there is no such district
     */
    public WorkClock inScope(String scope) {
        if (scope.equals(CalendarChange.NATIONAL)) {
            return inForce().of(scope);
        }
        String[] parts = scope.split("/", 2);
        return of(parts[0], parts.length == 2 ? parts[1] : null);
    }

    /**
     * How many changes are in force; it grows by one with each that is applied. Equal numbers mean the same clocks, but
     * for a transaction that is still applying one.
     */
    public int version() {
        return idsInForce.get().size();
    }

    /**
     * These clocks as they would be if a change were applied now, for a trial. Nothing is stored, and what is applied
     * later does not show.
     *
     * @param draft a change, whether it is stored or not; one that is in force already adds nothing
     * @throws BadFieldException if the clocks cannot be built with it: a day outside the years that are known, or a
     *     notice that leaves a year between without rows
     */
    public WorkClocks preview(CalendarChange draft) {
        List<Long> ids = idsInForce.get();
        if (draft.getId() != null && ids.contains(draft.getId())) {
            return fixed(ids, inForce(ids));
        }
        try {
            return fixed(
                    ids,
                    build(Stream.concat(loading.apply(ids).stream(), Stream.of(draft))
                            .toList()));
        } catch (IllegalArgumentException | CalendarRangeException e) {
            throw new BadFieldException(
                    draft.getKind() == CalendarChange.Kind.NOTICE ? "year" : "content", e.getMessage(), e);
        }
    }

    private WorkClocks fixed(List<Long> ids, ClocksInForce clocks) {
        WorkClocks view = new WorkClocks(properties, districts, () -> ids, loading);
        view.built.put(ids, clocks);
        return view;
    }

    private ClocksInForce inForce() {
        return inForce(idsInForce.get());
    }

    private ClocksInForce inForce(List<Long> ids) {
        synchronized (built) {
            ClocksInForce known = built.get(ids);
            if (known != null) {
                return known;
            }
        }
        // Not under the lock, because it asks the database.
        ClocksInForce fresh = build(loading.apply(ids));
        synchronized (built) {
            ClocksInForce known = built.putIfAbsent(ids, fresh);
            return known == null ? fresh : known;
        }
    }

    private ClocksInForce build(List<CalendarChange> changes) {
        List<String> ids = districts.all().stream().map(District::id).toList();
        Set<String> configured = properties.districts().keySet();
        if (!ids.containsAll(configured)) {
            throw new IllegalStateException("onewindow.calendar.districts中有不存在的区县：" + configured + "，可用：" + ids);
        }
        ClocksInForce.Builder builder = new ClocksInForce.Builder(notices.get(), statutory.get());
        properties.districts().forEach(builder::configure);
        changes.forEach(builder::add);
        return builder.build(ids);
    }
}
