package org.onewindow.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.calendar.DueDate;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.calendar.OfficeHours;
import org.onewindow.calendar.WorkClock;
import org.onewindow.web.BadFieldException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkClocksTest {

    private static final String JIANGBEI = "onewindow.calendar.districts.jiangbei.";

    private static final Districts DISTRICTS = new Districts();

    private static WorkClocks configured(Map<String, String> properties) {
        Binder binder = new Binder(new MapConfigurationPropertySource(properties));
        return new WorkClocks(binder.bindOrCreate("onewindow.calendar", CalendarProperties.class), DISTRICTS);
    }

    @Test
    void needsNoConfiguration() {
        WorkClocks clocks = configured(Map.of());
        assertThat(DISTRICTS.all())
                .extracting(District::id)
                .containsExactly("chongqing", "dianjiang", "jiangbei", "wulong", "yuzhong");
        assertThat(DISTRICTS.all()).allSatisfy(district -> {
            WorkClock clock = clocks.of(district.id());
            assertThat(clock.hours()).isEqualTo(OfficeHours.DEFAULT);
            assertThat(clock.calendar().first()).isEqualTo(LocalDate.of(2019, 1, 1));
            assertThat(clock.calendar().last()).isEqualTo(LocalDate.of(2036, 12, 31));
        });
        assertThat(clocks.of("jiangbei")).isSameAs(clocks.of("jiangbei"));
    }

    @Test
    void givesADistrictItsOwnHoursAndDays() {
        WorkClocks clocks = configured(Map.of(
                JIANGBEI + "office-hours[0]", "08:30-12:00",
                JIANGBEI + "office-hours[1]", "14:00-18:00",
                JIANGBEI + "days-off[0]", "2021-09-28 迁址",
                JIANGBEI + "days-off[1].date", "2021-09-29",
                JIANGBEI + "working-days", "2021-10-16 延时服务,2021-10-17"));
        WorkClock jiangbei = clocks.of("jiangbei");
        assertThat(jiangbei.hours().toString()).contains("08:30-12:00", "14:00-18:00");
        assertThat(jiangbei.calendar().why(LocalDate.of(2021, 9, 28))).isEqualTo("迁址");
        assertThat(jiangbei.calendar().why(LocalDate.of(2021, 9, 29))).isEqualTo("本区安排");
        assertThat(jiangbei.calendar().why(LocalDate.of(2021, 10, 16))).isEqualTo("调休上班(延时服务)");
        assertThat(jiangbei.calendar().why(LocalDate.of(2021, 10, 17))).isEqualTo("调休上班(本区安排)");
        assertThat(jiangbei.due(LocalDateTime.parse("2021-09-27T10:00"), 1, LimitUnit.WORKING_DAY))
                .isEqualTo(new DueDate(LocalDateTime.parse("2021-09-30T18:00"), false));
        assertThat(clocks.of("yuzhong").due(LocalDateTime.parse("2021-09-27T10:00"), 1, LimitUnit.WORKING_DAY))
                .isEqualTo(new DueDate(LocalDateTime.parse("2021-09-28T17:30"), false));
    }

    @Test
    void refusesAnUnknownDistrict() {
        assertThatExceptionOfType(BadFieldException.class)
                .isThrownBy(() -> configured(Map.of()).of("beijing"))
                .withMessage("没有区县“beijing”，可用：chongqing、dianjiang、jiangbei、wulong、yuzhong");
    }

    @Test
    void refusesConfigurationOfADistrictThatDoesNotExist() {
        WorkClocks clocks = configured(Map.of("onewindow.calendar.districts.jiangbie.days-off", "2026-11-02"));
        assertThatIllegalStateException()
                .isThrownBy(() -> clocks.of("jiangbei"))
                .withMessageContaining("jiangbie");
        assertThatIllegalStateException().isThrownBy(() -> clocks.of("jiangbei"));
    }

    @ParameterizedTest
    @CsvSource({
        "office-hours, '09:00-12:00,11:00-17:30', 重叠",
        "days-off, '2021-09-28,2021-09-28', 日期2021-09-28重复",
        "days-off, 2037-01-01, 2037-01-01",
    })
    void namesTheDistrictWhoseConfigurationContradictsItself(String key, String value, String reason) {
        WorkClocks clocks = configured(Map.of(JIANGBEI + key, value));
        assertThatIllegalStateException()
                .isThrownBy(() -> clocks.of("yuzhong"))
                .withMessageStartingWith("onewindow.calendar.districts.jiangbei：")
                .withMessageContaining(reason);
    }

    @Test
    void refusesADateThatIsBothOffAndOn() {
        WorkClocks clocks =
                configured(Map.of(JIANGBEI + "days-off", "2021-09-28", JIANGBEI + "working-days", "2021-09-28"));
        assertThatIllegalStateException()
                .isThrownBy(() -> clocks.of("jiangbei"))
                .withMessageContaining("日期2021-09-28重复");
    }

    @ParameterizedTest
    @CsvSource({
        "office-hours, 9-12, 办公时段须写作09:00-12:00：9-12",
        "days-off, 28.9.2021, 日期须写作2026-11-02，其后可空一格写名称：28.9.2021",
    })
    void refusesMalformedConfigurationWhenItIsBound(String key, String value, String reason) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> configured(Map.of(JIANGBEI + key, value)))
                .withStackTraceContaining(reason);
    }
}
