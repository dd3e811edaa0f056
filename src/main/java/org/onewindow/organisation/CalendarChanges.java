package org.onewindow.organisation;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onewindow.calendar.OfficeHours;
import org.onewindow.calendar.SpecialDay;
import org.onewindow.web.BadFieldException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators change about the calendar: the notice of a new year, single days, office hours. A change is
 * drafted and then applied or discarded; an applied one is never taken back but by a later one.
 *
 * <p>Who may change what is asked in {@link org.onewindow.organisation.process.CalendarAccess}.
 */
@Service
@Transactional
public class CalendarChanges {

    private static final int LONGEST_CONTENT = 20_000;
    private static final int LONGEST_SOURCE = 255;
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_DATES_IN_MESSAGE = 10;

    /** Days off in every year, in any notice (全国年节及纪念日放假办法第二条); a notice without them is not there as a whole. */
    private static final List<MonthDay> ALWAYS_OFF =
            List.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 1), MonthDay.of(10, 2), MonthDay.of(10, 3));

    private final CalendarChangeRepository changes;
    private final WorkClocks clocks;
    private final Districts districts;
    private final Departments departments;
    private final Clock clock;

    CalendarChanges(
            CalendarChangeRepository changes,
            WorkClocks clocks,
            Districts districts,
            Departments departments,
            Clock clock) {
        this.changes = changes;
        this.clocks = clocks;
        this.districts = districts;
        this.departments = departments;
        this.clock = clock;
    }

    /**
     * A change as it is handed in, unchecked.
     *
     * @param scope {@code national}, a district's id, or district/department
     * @param year of a notice; for single days it may be given, and then all of them must lie in it
     * @param content a table or a calendar file of days, or the sessions of a working day; empty for limits
     * @param source the document that it follows, at most 255 characters
     * @param reason may be null or empty, at most 1000 characters
     */
    public record Proposal(
            String scope, CalendarChange.Kind kind, Integer year, String content, String source, String reason) {}

    /**
     * A stored draft.
     *
     * @param warnings what looks odd about it but is not wrong, in Chinese
     */
    public record Draft(CalendarChange change, List<String> warnings) {}

    /**
     * Stores a draft.
     *
     * @throws BadFieldException if anything about it cannot be; names the field, and in a text the line or the event
     */
    public Draft draft(Proposal proposal, Actor actor) {
        if (proposal.kind() == null) {
            throw new BadFieldException("kind", "缺少变更种类");
        }
        String scope = scope(proposal.scope());
        List<String> warnings = new ArrayList<>();
        String content = switch (proposal.kind()) {
            case NOTICE -> notice(scope, proposal, warnings);
            case AMENDMENT -> amendment(proposal);
            case HOURS -> hours(scope, proposal);
            case LIMITS -> noContent(proposal);
        };
        if (content.length() > LONGEST_CONTENT) {
            throw new BadFieldException("content", "内容太长，不能超过" + LONGEST_CONTENT + "字");
        }
        CalendarChange change = new CalendarChange(
                scope,
                proposal.kind(),
                proposal.kind() == CalendarChange.Kind.NOTICE ? proposal.year() : null,
                content,
                required("source", "依据文件", proposal.source(), LONGEST_SOURCE),
                optional("reason", "说明", proposal.reason(), LONGEST_REASON),
                clock.instant(),
                actor);
        clocks.preview(change); // refuses what the calendar cannot take
        changes.save(change);
        warnings.addAll(warnings(change));
        return new Draft(change, warnings);
    }

    /**
     * Puts a draft in force, at once and on every node. From here on its days hold; clocks that run already are not
     * moved by this.
     *
     * @throws BadFieldException if there is no such change, it is not a draft, or another one is being applied at this
     *     moment
     */
    public CalendarChange apply(long id, Actor actor) {
        CalendarChange change = draftOf(id);
        change.apply(changes.lastAppliedNumber() + 1, clock.instant(), actor);
        try {
            return changes.saveAndFlush(change);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            throw new BadFieldException("id", "同时有另一项日历变更生效，请重试", e);
        }
    }

    /**
     * Gives a draft up; it stays on record.
     *
     * @throws BadFieldException if there is no such change, or it is not a draft
     */
    public CalendarChange discard(long id, Actor actor) {
        CalendarChange change = draftOf(id);
        change.discard(clock.instant(), actor);
        return changes.save(change);
    }

    /** @throws BadFieldException if there is no such change */
    @Transactional(readOnly = true)
    public CalendarChange get(long id) {
        return changes.findById(id).orElseThrow(() -> new BadFieldException("id", "没有编号为" + id + "的日历变更"));
    }

    /** All of them, the newest first. */
    @Transactional(readOnly = true)
    public List<CalendarChange> all() {
        return changes.findAllByOrderByIdDesc();
    }

    /** The notices that were applied here, by their year; of two for one year the one that was applied last. */
    @Transactional(readOnly = true)
    public Map<Integer, CalendarChange> noticesInForce() {
        return changes.findAllByKindAndAppliedNumberNotNullOrderByAppliedNumber(CalendarChange.Kind.NOTICE).stream()
                .collect(Collectors.toMap(CalendarChange::getYear, Function.identity(), (earlier, later) -> later));
    }

    /** What looks odd about a change but is not wrong, in Chinese: work made up for on a day that is worked anyway. */
    public List<String> warnings(CalendarChange change) {
        if (change.getKind() != CalendarChange.Kind.NOTICE) {
            return List.of();
        }
        return CalendarText.days(change.getContent()).stream()
                .filter(day -> day.working() && !isWeekend(day.date()))
                .map(day -> day.date() + "是补班，但不在周末：本来就是工作日")
                .toList();
    }

    private CalendarChange draftOf(long id) {
        CalendarChange change = get(id);
        if (change.getState() != CalendarChange.State.DRAFT) {
            throw new BadFieldException("id", "日历变更" + id + change.getState().label() + "，不是草稿");
        }
        return change;
    }

    private String scope(String scope) {
        String given = scope == null ? "" : scope.strip();
        if (given.equals(CalendarChange.NATIONAL)) {
            return given;
        }
        String[] parts = given.split("/", -1);
        if (given.isEmpty() || parts.length > 2) {
            throw new BadFieldException("scope", "适用范围须为national、区县，或“区县/部门”");
        }
        try {
            districts.get(parts[0]);
            if (parts.length == 2) {
                departments.get(parts[1]);
            }
        } catch (BadFieldException | IllegalArgumentException e) {
            throw new BadFieldException("scope", "适用范围有误：" + e.getMessage(), e);
        }
        return given;
    }

    private static String notice(String scope, Proposal proposal, List<String> warnings) {
        if (!scope.equals(CalendarChange.NATIONAL)) {
            throw new BadFieldException("scope", "年度放假通知适用于全国；区县自己的日子请用单日调整");
        }
        if (proposal.year() == null) {
            throw new BadFieldException("year", "缺少年份");
        }
        int year = proposal.year();
        String text = contentOf(proposal);
        List<SpecialDay> all = CalendarText.days(text);
        List<SpecialDay> days = all;
        if (HolidayFeed.is(text)) {
            // A feed that one can subscribe to holds several years.
            days = all.stream().filter(day -> day.date().getYear() == year).toList();
            List<LocalDate> others = all.stream()
                    .map(SpecialDay::date)
                    .filter(day -> day.getYear() != year)
                    .toList();
            if (!others.isEmpty()) {
                warnings.add("文件中另有%d天不在%d年内，没有采用：%s%s"
                        .formatted(
                                others.size(),
                                year,
                                others.stream()
                                        .limit(MOST_DATES_IN_MESSAGE)
                                        .map(LocalDate::toString)
                                        .collect(Collectors.joining("、")),
                                others.size() > MOST_DATES_IN_MESSAGE ? "等" : ""));
            }
        }
        requireYear(days, year);
        Map<LocalDate, SpecialDay> byDate =
                days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
        for (MonthDay always : ALWAYS_OFF) {
            SpecialDay day = byDate.get(always.atYear(year));
            if (day == null || day.working()) {
                throw new BadFieldException(
                        "content",
                        "%d年的通知不完整：%d月%d日应为假日".formatted(year, always.getMonthValue(), always.getDayOfMonth()));
            }
        }
        return CalendarText.write(days);
    }

    private static String amendment(Proposal proposal) {
        List<SpecialDay> days = CalendarText.days(contentOf(proposal));
        if (proposal.year() != null) {
            requireYear(days, proposal.year());
        }
        return CalendarText.write(days);
    }

    private static void requireYear(List<SpecialDay> days, int year) {
        days.stream().filter(day -> day.date().getYear() != year).findFirst().ifPresent(day -> {
            throw new BadFieldException("content", day.date() + "不在" + year + "年内；通知中属于相邻年份的日子请另录一项单日调整");
        });
    }

    private static String hours(String scope, Proposal proposal) {
        if (scope.equals(CalendarChange.NATIONAL)) {
            throw new BadFieldException("scope", "办公时间由区县或部门规定，不能适用于全国");
        }
        OfficeHours hours = CalendarText.hours(contentOf(proposal));
        return CalendarText.write(hours);
    }

    private static String noContent(Proposal proposal) {
        if (proposal.content() != null && !proposal.content().isBlank()) {
            throw new BadFieldException("content", "时限表变更没有内容；时限在决策表中修改");
        }
        return "";
    }

    private static String contentOf(Proposal proposal) {
        if (proposal.content() == null || proposal.content().isBlank()) {
            throw new BadFieldException("content", "缺少内容");
        }
        return CalendarText.withoutMark(proposal.content());
    }

    private static String required(String field, String name, String value, int longest) {
        String text = optional(field, name, value, longest);
        if (text == null) {
            throw new BadFieldException(field, "缺少" + name);
        }
        return text;
    }

    private static String optional(String field, String name, String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.strip().length() > longest) {
            throw new BadFieldException(field, name + "不能超过" + longest + "字");
        }
        return value.strip();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
