package org.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that are paused. 7 to 10 September 2026 are Monday to Thursday; 1 to 7 October 2026 are days off. */
class WorkClockPauseTest {

    private static final WorkClock CLOCK = new WorkClock(
            WorkCalendar.of(
                    DayByDay.rows("/reference/holidays.csv"), DayByDay.rows("/reference/holidays-provisional.csv")),
            OfficeHours.DEFAULT);

    private static final LocalDateTime START = at("2026-09-07T10:00");

    private static LocalDateTime at(String moment) {
        return LocalDateTime.parse(moment);
    }

    private static Pause pause(String from, String to) {
        return new Pause(at(from), to == null ? null : at(to), "鉴定");
    }

    private static LocalDateTime due(int amount, Pause... pauses) {
        return CLOCK.due(START, amount, LimitUnit.WORKING_DAY, List.of(pauses)).at();
    }

    /** Monday the 7th and five working days is Monday the 14th. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "three days in the middle, 2026-09-09T11:00, 2026-09-14T09:30, 2026-09-17T17:30",
        "begun and ended on one day, 2026-09-09T09:00, 2026-09-09T17:00, 2026-09-14T17:30",
        "over a weekend only, 2026-09-12T09:00, 2026-09-13T09:00, 2026-09-14T17:30",
        "begun on a Friday ended on a Sunday, 2026-09-11T16:00, 2026-09-13T09:00, 2026-09-14T17:30",
        "on the last day to the next, 2026-09-14T09:00, 2026-09-15T11:00, 2026-09-15T17:30",
        "on the last day to a day off, 2026-09-14T09:00, 2026-09-19T11:00, 2026-09-20T17:30",
        "on the last day to after closing, 2026-09-14T09:00, 2026-09-15T18:00, 2026-09-16T17:30",
        "longer than the rest, 2026-09-11T09:00, 2026-12-11T09:00, 2026-12-14T17:30",
        "over Golden Week, 2026-09-08T09:00, 2026-10-08T09:00, 2026-10-13T17:30",
        "begun when the limit had ended, 2026-09-14T17:30, 2026-09-21T09:00, 2026-09-14T17:30",
        "open, 2026-09-09T11:00, , 2026-09-14T17:30"
    })
    void movesByWhatIsNotCounted(String what, String from, String to, String due) {
        assertThat(due(5, pause(from, to))).isEqualTo(at(due));
    }

    @Test
    void countsOverlappingPausesOnce() {
        Pause longer = pause("2026-09-08T09:00", "2026-09-11T09:00");
        assertThat(due(5, longer, pause("2026-09-09T09:00", "2026-09-10T09:00")))
                .isEqualTo(due(5, longer));
        assertThat(due(5, pause("2026-09-08T09:00", "2026-09-10T09:00"), pause("2026-09-09T09:00", "2026-09-11T09:00")))
                .isEqualTo(due(5, longer));
    }

    @Test
    void keepsWhatIsLeftOfCalendarDaysThatWereOverAndOnlyMoved() {
        // the seventh day is Saturday 3 October, so the limit ends on the 8th; an appraisal begins on the 5th
        LocalDateTime from = at("2026-09-26T10:00");
        Pause pause = pause("2026-10-05T09:00", "2026-10-20T09:00");
        assertThat(CLOCK.due(from, 7, LimitUnit.CALENDAR_DAY, List.of(pause)).at())
                .isEqualTo(at("2026-10-20T17:30"));
    }

    @Test
    void givesMinutesBackExactly() {
        Pause lunch = pause("2026-09-07T11:30", "2026-09-07T13:45");
        assertThat(CLOCK.due(START, 90, LimitUnit.WORKING_MINUTE, List.of()).at())
                .isEqualTo(at("2026-09-07T11:30"));
        assertThat(CLOCK.due(START, 120, LimitUnit.WORKING_MINUTE, List.of(lunch))
                        .at())
                .isEqualTo(at("2026-09-07T14:15"));
    }

    @Test
    void refusesAPauseThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> pause("2026-09-09T09:00", "2026-09-08T09:00"));
    }

    @Test
    void explainsEveryDay() {
        List<CountedDay> days = CLOCK.explain(
                START,
                3,
                LimitUnit.WORKING_DAY,
                List.of(pause("2026-09-08T09:00", "2026-09-10T09:00")),
                at("2026-09-10T12:00"));
        assertThat(days)
                .extracting(day -> day.date().getDayOfMonth() + " " + day.number() + " " + day.why())
                .containsExactly(
                        "7 0 起算日不计",
                        "8 1 工作日",
                        "9 0 停表（鉴定）",
                        "10 0 停表（鉴定）",
                        "11 2 工作日",
                        "12 0 周六",
                        "13 0 周日",
                        "14 3 工作日");
    }

    @Test
    void explainsAnOpenPauseUntilNow() {
        List<CountedDay> days = CLOCK.explain(
                START, 5, LimitUnit.WORKING_DAY, List.of(pause("2026-09-08T09:00", null)), at("2026-09-10T12:00"));
        assertThat(days)
                .extracting(day -> day.date().getDayOfMonth() + " " + day.number() + " " + day.why())
                .containsExactly("7 0 起算日不计", "8 1 工作日", "9 0 停表（鉴定）", "10 0 停表（鉴定）");
    }

    @Property
    void agreesWithACountDayByDay(
            @ForAll("moments") LocalDateTime from,
            @ForAll @IntRange(min = 1, max = 40) int amount,
            @ForAll("pauses") List<Pause> pauses) {
        LocalDateTime due =
                CLOCK.due(from, amount, LimitUnit.WORKING_DAY, pauses).at();
        assertThat(due).isEqualTo(dueDayByDay(from, amount, pauses));
        // One more where the last day moved to the working day after the pause.
        assertThat(CLOCK.used(from, due, LimitUnit.WORKING_DAY, pauses)).isBetween(amount, amount + 1);
        List<CountedDay> days = CLOCK.explain(from, amount, LimitUnit.WORKING_DAY, pauses, due);
        assertThat(days.stream().filter(CountedDay::counted).map(CountedDay::number))
                .isEqualTo(IntStream.rangeClosed(1, amount).boxed().toList());
        assertThat(days.get(days.size() - 1).date()).isEqualTo(due.toLocalDate());
    }

    @Property
    void neverShortens(
            @ForAll("moments") LocalDateTime from,
            @ForAll LimitUnit unit,
            @ForAll @IntRange(min = 1, max = 40) int amount,
            @ForAll("pauses") List<Pause> pauses) {
        LocalDateTime due = CLOCK.due(from, amount, unit, pauses).at();
        assertThat(due).isAfterOrEqualTo(CLOCK.due(from, amount, unit).at());
        assertThat(CLOCK.due(from, amount + 1, unit, pauses).at()).isAfterOrEqualTo(due);
        List<Pause> reversed = new ArrayList<>(pauses);
        Collections.reverse(reversed);
        assertThat(CLOCK.due(from, amount, unit, reversed).at()).isEqualTo(due);
    }

    /** Walks day by day; the limit ends at a close of office hours that lies in no pause. */
    private static LocalDateTime dueDayByDay(LocalDateTime from, int amount, List<Pause> pauses) {
        DayByDay days = new DayByDay(
                DayByDay.rows("/reference/holidays.csv"),
                DayByDay.rows("/reference/holidays-provisional.csv"),
                OfficeHours.DEFAULT);
        LocalDate day = from.toLocalDate();
        for (int counted = 0; counted < amount; ) {
            LocalDate next = day.plusDays(1);
            boolean isPaused = pauses.stream()
                    .anyMatch(pause -> next.isAfter(pause.from().toLocalDate())
                            && !next.isAfter(pause.to().toLocalDate())
                            && pause.to().isAfter(from));
            if (days.works(next) && !isPaused) {
                counted++;
            }
            day = next;
        }
        LocalDateTime due = day.atTime(17, 30);
        for (boolean moved = true; moved; ) {
            moved = false;
            for (Pause pause : pauses) {
                if (pause.from().isBefore(due) && pause.to().isAfter(due)) {
                    LocalDate last = pause.to().toLocalDate();
                    boolean isOver = pause.to().isAfter(last.atTime(17, 30));
                    while (isOver || !days.works(last)) {
                        last = last.plusDays(1);
                        isOver = false;
                    }
                    due = last.atTime(17, 30);
                    moved = true;
                }
            }
        }
        return due;
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return Arbitraries.integers()
                .between(0, 90 * 24 * 60)
                .map(minutes -> at("2026-08-20T00:00").plusMinutes(minutes));
    }

    @Provide
    Arbitrary<List<Pause>> pauses() {
        return Combinators.combine(moments(), Arbitraries.integers().between(0, 30 * 24 * 60))
                .as((from, minutes) -> new Pause(from, from.plusMinutes(minutes), "鉴定"))
                .list()
                .ofMaxSize(4);
    }
}
