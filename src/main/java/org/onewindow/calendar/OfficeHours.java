package org.onewindow.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The hours during which an office works on a working day: one or more sessions, in order, with breaks between them.
 *
 * @param sessions the sessions, at least one, in order of time and not overlapping; two may touch
 */
public record OfficeHours(List<Session> sessions) {

    /** 9:00–12:00 and 13:30–17:30, the hours of an office that has not set its own. */
    public static final OfficeHours DEFAULT = new OfficeHours(List.of(
            new Session(LocalTime.of(9, 0), LocalTime.of(12, 0)),
            new Session(LocalTime.of(13, 30), LocalTime.of(17, 30))));

    /**
     * Checks that there are hours and that they are in order.
     *
     * @throws IllegalArgumentException if there is no session, or one begins before the one ahead of it has ended
     */
    public OfficeHours {
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("办公时间不能为空");
        }
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).from().isBefore(sessions.get(i - 1).to())) {
                throw new IllegalArgumentException("办公时段须按先后排列且不得重叠：" + sessions);
            }
        }
    }

    /** When the first session of the day begins. */
    public LocalTime opening() {
        return sessions.get(0).from();
    }

    /** When the last session of the day ends; at this time limits in days end. */
    public LocalTime closing() {
        return sessions.get(sessions.size() - 1).to();
    }

    /** How long the office works on a working day, breaks not included; more than zero. */
    public Duration length() {
        return workedUntil(closing());
    }

    /** How long the office has worked on a working day when it is {@code time}; zero before the opening. */
    Duration workedUntil(LocalTime time) {
        Duration worked = Duration.ZERO;
        for (Session session : sessions) {
            if (time.isAfter(session.from())) {
                LocalTime until = time.isBefore(session.to()) ? time : session.to();
                worked = worked.plus(Duration.between(session.from(), until));
            }
        }
        return worked;
    }

    /**
     * The earliest time at which the office has worked that long; so what ends with a session ends there and not with
     * the next opening.
     *
     * @param worked more than zero and at most {@link #length()}
     */
    LocalTime timeWhenWorked(Duration worked) {
        Duration left = worked;
        for (Session session : sessions) {
            if (left.compareTo(session.length()) <= 0) {
                return session.from().plus(left);
            }
            left = left.minus(session.length());
        }
        throw new IllegalArgumentException("longer than a day of work: " + worked);
    }

    /**
     * A stretch of the day without a break.
     *
     * @param from when it begins, in whole minutes
     * @param to when it ends, in whole minutes, after {@code from}; midnight cannot be an end
     */
    public record Session(LocalTime from, LocalTime to) {

        /**
         * Checks the session.
         *
         * @throws IllegalArgumentException if it does not end after it begins, or is not in whole minutes
         */
        public Session {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("办公时段的结束须晚于开始：" + from + "-" + to);
            }
            if (!isWholeMinute(from) || !isWholeMinute(to)) {
                throw new IllegalArgumentException("办公时段须为整分钟：" + from + "-" + to);
            }
        }

        /**
         * Reads a session as it is written in the configuration.
         *
         * @param text such as {@code 09:00-12:00}
         * @throws IllegalArgumentException if the text is not of this form, or the session is not valid
         */
        public static Session of(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("办公时段须写作09:00-12:00：" + text);
            }
            try {
                return new Session(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("办公时段须写作09:00-12:00：" + text, e);
            }
        }

        /** How long the session is; more than zero. */
        Duration length() {
            return Duration.between(from, to);
        }

        /** The session as it is written in the configuration, such as {@code 09:00-12:00}. */
        @Override
        public String toString() {
            return from + "-" + to;
        }

        private static boolean isWholeMinute(LocalTime time) {
            return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
        }
    }
}
