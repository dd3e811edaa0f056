package org.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeHoursTest {

    private static OfficeHours of(String... sessions) {
        return new OfficeHours(
                List.of(sessions).stream().map(OfficeHours.Session::of).toList());
    }

    @Test
    void defaultsToNineToHalfPastFiveWithALunchBreak() {
        assertThat(OfficeHours.DEFAULT).isEqualTo(of("09:00-12:00", "13:30-17:30"));
        assertThat(OfficeHours.DEFAULT.opening()).isEqualTo(LocalTime.of(9, 0));
        assertThat(OfficeHours.DEFAULT.closing()).isEqualTo(LocalTime.of(17, 30));
        assertThat(OfficeHours.DEFAULT.length()).isEqualTo(Duration.ofHours(7));
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 0",
        "08:59, 0",
        "09:00, 0",
        "09:01, 1",
        "12:00, 180",
        "12:45, 180",
        "13:30, 180",
        "13:31, 181",
        "17:30, 420",
        "23:59, 420"
    })
    void knowsHowLongItHasWorked(LocalTime time, long minutes) {
        assertThat(OfficeHours.DEFAULT.workedUntil(time)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"1, 09:01", "180, 12:00", "181, 13:31", "420, 17:30"})
    void endsWithASessionAndNotWithTheNextOpening(long minutes, LocalTime time) {
        assertThat(OfficeHours.DEFAULT.timeWhenWorked(Duration.ofMinutes(minutes)))
                .isEqualTo(time);
    }

    @Test
    void sessionsMayTouchButNeitherOverlapNorGoBack() {
        assertThat(of("08:00-12:00", "12:00-16:00").length()).isEqualTo(Duration.ofHours(8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("09:00-12:00", "11:59-17:30"))
                .withMessageContaining("重叠");
        assertThatIllegalArgumentException().isThrownBy(() -> of("13:30-17:30", "09:00-12:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> of()).withMessageContaining("空");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "09:00",
                "9:00-12:00",
                "09:00-12:00-13:00",
                "12:00-09:00",
                "09:00-09:00",
                "09:00-24:00",
                "09:00-12:00:30",
                "09:00:30-12:00"
            })
    void refusesASessionThatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfficeHours.Session.of(text))
                .withMessageContaining("办公时段");
    }

    @Test
    void keepsItsOwnCopyOfTheSessions() {
        List<OfficeHours.Session> sessions = new ArrayList<>(OfficeHours.DEFAULT.sessions());
        OfficeHours hours = new OfficeHours(sessions);
        sessions.clear();
        assertThat(hours).isEqualTo(OfficeHours.DEFAULT);
    }
}
