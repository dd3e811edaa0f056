package org.onewindow.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onewindow.calendar.LimitUnit;
import org.onewindow.deadline.Averages.Handling;
import org.onewindow.deadline.Averages.TimeUsed;
import org.onewindow.figures.CountedDays;
import org.onewindow.process.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The figures of March 2034, which no other test knows, over rows that are rolled back after each test. */
@EngineTest
@Transactional
class AveragesTest {

    private static final LocalDate FIRST = LocalDate.of(2034, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2034, 3, 31);

    @Autowired
    private Averages averages;

    @Autowired
    private CountedDays days;

    @Autowired
    private JdbcClient database;

    private long id = -1;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void averagesTheTimeOfAStep() {
        closedCase("A1", "power", "2034-03-02T09:00", "2034-03-20T10:00", "WINDOW", 2);
        // 10 kV: 30, 28 and 27 working days of 30; the second was late by the clock although it used less.
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 30, "MET", "2034-03-01T00:00");
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 28, "BREACHED", "2034-03-15T10:00");
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 27, "MET", "2034-03-31T23:59:59");
        clock("A1", "PROMISED", "WORKING_DAY", 10, 4, "MET", "2034-03-15T10:00");
        clock("A1", "STATUTORY", "WORKING_MINUTE", 120, 30, "MET", "2034-03-15T10:00");
        // None of these counts.
        clock("A1", "TARGET", "WORKING_DAY", 5, 5, "MET", "2034-03-15T10:00");
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 1, "CANCELLED", "2034-03-15T10:00");
        clock("A1", "STATUTORY", "WORKING_DAY", 30, null, "MET", "2034-03-15T10:00");
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 1, "RUNNING", null);
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 1, "MET", "2034-02-28T23:59:59");
        clock("A1", "STATUTORY", "WORKING_DAY", 30, 1, "MET", "2034-04-01T00:00");

        List<TimeUsed> rows = averages.timeUsed(FIRST, LAST);
        assertThat(rows)
                .containsExactly(
                        row(ClockKind.PROMISED, LimitUnit.WORKING_DAY, 1, 4, 10),
                        row(ClockKind.STATUTORY, LimitUnit.WORKING_DAY, 3, 85, 90),
                        row(ClockKind.STATUTORY, LimitUnit.WORKING_MINUTE, 1, 30, 120));
        assertThat(rows.get(1).usedOnAverage().average()).contains(new BigDecimal("28.3"));
        assertThat(rows.get(1).limitOnAverage().average()).contains(new BigDecimal("30.0"));
        assertThat(rows.get(1).shorter()).isEqualTo(new Share(5, 90));
        assertThat(rows.get(1).shorter().percent()).contains(new BigDecimal("5.6"));
        assertThat(averages.timeUsed(FIRST, LAST, Set.of(ClockKind.TARGET)))
                .containsExactly(row(ClockKind.TARGET, LimitUnit.WORKING_DAY, 1, 5, 5));
        assertThat(averages.timeUsed(FIRST, LAST, Set.of())).isEmpty();
    }

    @Test
    void comparesWithTheStatutoryLimitUnitByUnit() {
        closedCase("A1", "power", "2034-03-02T09:00", "2034-03-20T10:00", "WINDOW", 1);
        closedCase("A2", "water", "2034-03-02T09:00", "2034-03-20T10:00", "WINDOW", 1);
        clock("A1", "STATUTORY", "WORKING_DAY", 20, 3, "MET", "2034-03-15T10:00");
        clock("A2", "STATUTORY", "WORKING_DAY", 30, 7, "MET", "2034-03-15T10:00");
        clock("A2", "PROMISED", "WORKING_DAY", 5, 5, "MET", "2034-03-15T10:00");
        clock("A2", "STATUTORY", "CALENDAR_DAY", 10, 12, "BREACHED", "2034-03-15T10:00");
        List<TimeUsed> rows = averages.timeUsed(FIRST, LAST);
        Share days = Averages.shorterThanTheStatutoryLimit(rows, LimitUnit.WORKING_DAY);
        assertThat(days).isEqualTo(new Share(40, 50));
        assertThat(days.percent()).contains(new BigDecimal("80.0"));
        assertThat(Averages.shorterThanTheStatutoryLimit(rows, LimitUnit.CALENDAR_DAY)
                        .percent())
                .contains(new BigDecimal("-20.0"));
        assertThat(Averages.shorterThanTheStatutoryLimit(rows, LimitUnit.WORKING_MINUTE)
                        .percent())
                .isEmpty();
    }

    @Test
    void tellsHowCasesWereHandled() {
        // In China the first and the last were closed on the day of receipt; in UTC the second was, and the last not.
        closedCase("B1", "power", "2034-03-02T00:30", "2034-03-02T23:30", "ONLINE", 0);
        closedCase("B2", "power", "2034-03-02T23:30", "2034-03-03T00:30", "ONLINE", 1);
        closedCase("B3", "power", "2034-03-02T09:30", "2034-03-02T16:30", "WINDOW", 3);
        closedCase("B4", "water", "2034-03-31T17:00", "2034-03-31T23:59", "WINDOW", 1);
        closedCase("B5", "water", "2034-03-31T17:00", "2034-04-01T00:00", "WINDOW", 9);
        database.sql("update case_file set state = 'ACCEPTED' where number = 'B5'")
                .update();
        closedCase("B6", "water", "2034-02-01T17:00", "2034-02-28T23:59", "ONLINE", 0);
        List<Handling> rows = averages.handling(FIRST, LAST);
        assertThat(rows)
                .containsExactly(
                        new Handling("jiangbei", "power", 3, 2, 4, 1), new Handling("jiangbei", "water", 1, 1, 1, 0));
        assertThat(rows.get(0).handledAtOnce()).isEqualTo(new Share(2, 3));
        assertThat(rows.get(0).handledAtOnce().percent()).contains(new BigDecimal("66.7"));
        assertThat(rows.get(0).visitsOnAverage().average()).contains(new BigDecimal("1.3"));
        assertThat(rows.get(0).handledOnline().percent()).contains(new BigDecimal("33.3"));
        assertThat(rows.get(1).handledOnline().percent()).contains(new BigDecimal("0.0"));
    }

    /** What is counted once a day is over is what is counted while it is not, and stays until the day is forgotten. */
    @Test
    void countsADayThatIsOverOnce() {
        closedCase("D1", "power", "2034-03-02T09:00", "2034-03-02T10:00", "ONLINE", 0);
        clock("D1", "STATUTORY", "WORKING_DAY", 30, 28, "MET", "2034-03-02T10:00");
        clock("D1", "STATUTORY", "WORKING_DAY", 30, 31, "BREACHED", "2034-03-31T23:59:59");
        clock("D1", "PROMISED", "WORKING_DAY", 5, 3, "MET", "2034-03-01T00:00");
        List<TimeUsed> before = averages.timeUsed(FIRST, LAST);
        List<Handling> handled = averages.handling(FIRST, LAST);
        ClockUtil.setCurrentTime(Date.from(moment("2034-04-01T00:59").toInstant()));
        assertThat(averages.timeUsed(FIRST, LAST)).hasSize(2).isEqualTo(before);
        clock("D1", "PROMISED", "WORKING_DAY", 5, 3, "MET", "2034-03-31T23:59:59.9");
        assertThat(averages.timeUsed(FIRST, LAST))
                .as("the last day still has its hour of grace")
                .contains(row(ClockKind.PROMISED, LimitUnit.WORKING_DAY, 2, 6, 10));
        ClockUtil.setCurrentTime(Date.from(moment("2034-04-01T01:00").toInstant()));
        List<TimeUsed> counted = averages.timeUsed(FIRST, LAST);
        assertThat(counted)
                .containsExactly(
                        row(ClockKind.PROMISED, LimitUnit.WORKING_DAY, 2, 6, 10),
                        row(ClockKind.STATUTORY, LimitUnit.WORKING_DAY, 2, 59, 60));
        assertThat(averages.handling(FIRST, LAST)).isEqualTo(handled);
        clock("D1", "STATUTORY", "WORKING_DAY", 30, 1, "MET", "2034-03-02T11:00");
        assertThat(averages.timeUsed(FIRST, LAST)).isEqualTo(counted);
        days.forget(moment("2034-03-02T00:00").toInstant());
        assertThat(averages.timeUsed(FIRST, LAST)).contains(row(ClockKind.STATUTORY, LimitUnit.WORKING_DAY, 3, 60, 90));
        assertThat(averages.timeUsed(LAST, LAST))
                .containsExactly(
                        row(ClockKind.PROMISED, LimitUnit.WORKING_DAY, 1, 3, 5),
                        row(ClockKind.STATUTORY, LimitUnit.WORKING_DAY, 1, 31, 30));
    }

    @Test
    void hasNoFigureForAnEmptyPeriod() {
        List<TimeUsed> none = averages.timeUsed(FIRST, LAST);
        assertThat(none).isEmpty();
        assertThat(averages.handling(FIRST, LAST)).isEmpty();
        Share share = Averages.shorterThanTheStatutoryLimit(none, LimitUnit.WORKING_DAY);
        assertThat(share.percent()).isEmpty();
        assertThat(share.average()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(0, -1));
    }

    private static TimeUsed row(ClockKind kind, LimitUnit unit, long clocks, long used, long amount) {
        return new TimeUsed("jiangbei", "power", "jiangbei-power", "supply", kind, unit, false, clocks, used, amount);
    }

    private void closedCase(String number, String item, String received, String closed, String channel, int visits) {
        database.sql("""
                        insert into case_file (id, version, number, district, item, item_name, subject, applicant_name,
                          applicant_id_number, applicant_phone, state, received_at, closed_at, channel, visits)
                        values (?, 0, ?, 'jiangbei', ?, '供电', '厂房', '公司', '91', '139', 'CLOSED', ?, ?, ?, ?)""")
                .params(id--, number, item, moment(received), moment(closed), channel, visits)
                .update();
    }

    private void clock(String number, String kind, String unit, int amount, Integer used, String state, String ended) {
        OffsetDateTime start = moment("2034-01-04T09:00");
        database.sql("""
                        insert into deadline (id, version, case_number, step, name, kind, activity_id, execution_id,
                          department, started_at, amount, unit, warn, basis, warn_at, due_at, provisional, state,
                          supervised, district, process_instance_id, used, ended_at)
                        values (:id, 0, :number, 'supply', '供电', :kind, 'a', 'e', 'jiangbei-power', :start, :amount,
                          :unit, '0', '办法', :start, :start, false, :state, false, 'jiangbei', 'p', :used, :ended)""")
                .param("id", id--)
                .param("number", number)
                .param("kind", kind)
                .param("start", start)
                .param("amount", amount)
                .param("unit", unit)
                .param("state", state)
                .param("used", used, Types.INTEGER)
                .param("ended", ended == null ? null : moment(ended), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static OffsetDateTime moment(String local) {
        return LocalDateTime.parse(local).atOffset(ZoneOffset.ofHours(8));
    }
}
