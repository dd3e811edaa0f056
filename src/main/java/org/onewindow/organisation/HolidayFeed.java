package org.onewindow.organisation;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarParserFactory;
import net.fortuna.ical4j.data.ContentHandlerContext;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import org.onewindow.calendar.SpecialDay;

/**
 * Reads the holidays of a published calendar file (ICS, RFC 5545). It knows how three feeds write them and refuses
 * anything else, because a day taken for the wrong kind would move due dates:
 *
 * <ul>
 *   <li>{@code 国庆节（休）}, {@code 国庆节（班）} (Apple)
 *   <li>{@code 国庆节 假期 第1天/共7天}, {@code 国庆节 补班 第1天/共2天}, the latter from 9 to 18 o'clock (shuyz.com)
 *   <li>{@code 国庆节假期}, {@code 上班(补国庆节假期)} (NateScarlet/holiday-cn)
 * </ul>
 */
final class HolidayFeed {

    private static final String BEGIN = "BEGIN:VCALENDAR";

    private static final String COUNT = "(?:\\s*第\\d+天/共\\d+天)?";

    private static final List<Pattern> OFF = Stream.of(
                    "(?<name>[^（()）]+?)\\s*[（(]休[）)]" + COUNT, "(?<name>[^（()）]+?)\\s*(?:假期|放假)" + COUNT)
            .map(Pattern::compile)
            .toList();

    // 调休 alone is not among them: some write it on the days off and some on the days of work.
    private static final List<Pattern> ON = Stream.of(
                    "(?<name>[^（()）]+?)\\s*[（(]班[）)]" + COUNT,
                    "(?<name>[^（()）]+?)\\s*补班" + COUNT,
                    "上班[（(]补(?<name>[^（()）]+?)(?:假期)?[）)]")
            .map(Pattern::compile)
            .toList();

    // No event of a notice is longer; it keeps a mistyped end from giving millions of days.
    private static final int MOST_DAYS = 31;

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private HolidayFeed() {}

    /** Whether a text is a calendar file and not a table. */
    static boolean is(String text) {
        return text.stripLeading().regionMatches(true, 0, BEGIN, 0, BEGIN.length());
    }

    /**
     * Reads the days, in the file's order.
     *
     * @throws IllegalArgumentException if the text is not one whole calendar, or an event is not one of the known
     *     forms; the message is Chinese and names the line or the event
     */
    static List<SpecialDay> read(String text) {
        if (text.split("(?im)^" + BEGIN, -1).length > 2) {
            throw new IllegalArgumentException("文件中有多个日历（VCALENDAR），只能有一个");
        }
        List<SpecialDay> days = new ArrayList<>();
        for (Component event : parse(text).getComponents(Component.VEVENT)) {
            days.addAll(days((VEvent) event));
        }
        return days;
    }

    private static Calendar parse(String text) {
        // Not read here, and malformed in holiday-cn.
        ContentHandlerContext context =
                new ContentHandlerContext().withIgnoredPropertyNames(List.of("DTSTAMP", "CREATED", "LAST-MODIFIED"));
        CalendarBuilder builder = new CalendarBuilder(
                CalendarParserFactory.getInstance().get(),
                context,
                TimeZoneRegistryFactory.getInstance().createRegistry());
        try {
            // The parser unfolds long lines only if they end as the RFC says; the feeds' do not.
            return builder.build(new StringReader(text.strip().replaceAll("\\R", "\r\n") + "\r\n"));
        } catch (ParserException e) {
            throw new IllegalArgumentException(place(text, e.getLineNo()), e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("不是完整的日历文件（ICS）：" + e.getMessage(), e);
        }
    }

    /** In place of what the parser says, which is English, the line that it says it about. */
    private static String place(String text, int line) {
        return text.strip()
                .lines()
                .skip(line - 1)
                .findFirst()
                .map(found -> "第%d行不合日历文件（ICS）的格式：%s".formatted(line, found))
                .orElse("日历文件（ICS）不完整，到末行仍未结束");
    }

    private static List<SpecialDay> days(VEvent event) {
        String summary = event.getProperty(Property.SUMMARY)
                .map(Property::getValue)
                .map(String::strip)
                .orElse("");
        LocalDate first = date(event, Property.DTSTART, summary)
                .map(HolidayFeed::day)
                .orElseThrow(() -> new IllegalArgumentException("事件“" + summary + "”没有日期"));
        for (String repeated : List.of(Property.RRULE, Property.RDATE, Property.DURATION)) {
            if (event.getProperty(repeated).isPresent()) {
                throw new IllegalArgumentException("%s的事件“%s”含%s，须写明起止日期".formatted(first, summary, repeated));
            }
        }
        LocalDate last =
                date(event, Property.DTEND, summary).map(HolidayFeed::lastDay).orElse(first);
        if (last.isBefore(first)) {
            // Some feeds end an event of one day on that very day.
            last = last.plusDays(1).equals(first) ? first : refuse(first, summary, "的结束早于开始");
        }
        if (last.isAfter(first.plusDays(MOST_DAYS))) {
            refuse(first, summary, "长于" + MOST_DAYS + "天");
        }
        Optional<String> off = name(OFF, summary);
        Optional<String> on = name(ON, summary);
        if (off.isPresent() == on.isPresent()) {
            refuse(first, summary, "看不出是放假还是上班：须写作“国庆节（休）”“国庆节（班）”，或“国庆节 假期”“国庆节 补班”");
        }
        String name = off.orElseGet(on::get);
        return first.datesUntil(last.plusDays(1))
                .map(date -> new SpecialDay(date, on.isPresent(), name))
                .toList();
    }

    private static LocalDate refuse(LocalDate date, String summary, String why) {
        throw new IllegalArgumentException("%s的事件“%s”%s".formatted(date, summary, why));
    }

    private static Optional<String> name(List<Pattern> patterns, String summary) {
        return patterns.stream()
                .map(pattern -> pattern.matcher(summary))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group("name").strip())
                .findFirst();
    }

    private static Optional<Temporal> date(VEvent event, String property, String summary) {
        Optional<DateProperty<Temporal>> found = event.getProperty(property);
        return found.map(each -> {
            Temporal value = each.getDate();
            if (value instanceof ZonedDateTime moment && moment.getOffset().equals(BEIJING)) {
                return moment.toLocalDateTime();
            }
            if (value instanceof LocalDate || value instanceof LocalDateTime) {
                return value;
            }
            // A moment in another zone may lie on another date here.
            throw new IllegalArgumentException("事件“%s”的%s须为日期，或北京时间：%s".formatted(summary, property, value));
        });
    }

    private static LocalDate day(Temporal value) {
        return value instanceof LocalDateTime moment ? moment.toLocalDate() : (LocalDate) value;
    }

    /** The end of an event of whole days is the day after its last one, that of others a moment on its last day. */
    private static LocalDate lastDay(Temporal end) {
        return end instanceof LocalDateTime moment
                ? moment.minusNanos(1).toLocalDate()
                : ((LocalDate) end).minusDays(1);
    }
}
