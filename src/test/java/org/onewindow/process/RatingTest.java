package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadline.State;
import org.springframework.beans.factory.annotation.Autowired;

/** 好差评: five grades, a bad one is put right and the applicant is visited. 2 March 2026 is a Monday. */
@ProcessTest("rating")
class RatingTest {

    @Autowired
    private Office office;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verySatisfied", "satisfied", "fair"})
    void endsWithAGoodRating(String rating) {
        served();
        assertThat(office.group("recordRating")).isEqualTo("government-services-office");
        assertThat(office.due("recordRating")).isEqualTo("2026-03-09T17:30");
        office.complete("recordRating", "rating", rating);
        assertThat(office.openTasks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dissatisfied", "veryDissatisfied"})
    void putsABadRatingRightAndVisitsTheApplicant(String rating) {
        CaseFile file = served();
        office.complete("recordRating", "rating", rating, "ratingComment", "跑了三趟");
        assertThat(office.openTasks()).containsExactly("rectifyRating");
        assertThat(office.group("rectifyRating")).isEqualTo("government-services-office");
        assertThat(office.due("rectifyRating")).isEqualTo("2026-03-23T17:30");
        assertThat(office.warning("rectifyRating")).isEqualTo("2026-03-19T09:00");
        office.complete("rectifyRating", "ratingFinding", "属实", "ratingMeasures", "合并窗口");
        assertThat(office.deadlines(file, "ratingRectification"))
                .singleElement()
                .extracting(clock -> clock.getState())
                .isEqualTo(State.MET);
        assertThat(office.group("revisit")).isEqualTo("government-services-office");
        office.complete("revisit", "revisitedOn", "2026-03-03", "revisitResult", "yes", "revisitNote", "满意");
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void takesNoSixthGrade() {
        served();
        assertThatThrownBy(() -> office.complete("recordRating", "rating", "excellent"))
                .hasMessageContaining("rating");
        assertThatThrownBy(() -> office.complete("recordRating")).hasMessageContaining("rating");
        assertThat(office.openTasks()).containsExactly("recordRating");
    }

    @Test
    void endsWithoutARatingAfterFiveWorkingDays() {
        served();
        office.passTo("2026-03-09T17:29");
        assertThat(office.openTasks()).containsExactly("recordRating");
        office.passTo("2026-03-09T17:30");
        assertThat(office.openTasks()).isEmpty();
    }

    @Test
    void supervisesABadRatingThatIsNotPutRight() {
        served();
        office.complete("recordRating", "rating", "dissatisfied");
        office.passTo("2026-03-23T17:30");
        assertThat(office.openTasks()).containsExactly("explainOverdue", "rectifyRating");
        assertThat(office.group("explainOverdue")).isEqualTo("government-services-office.head");
    }

    private CaseFile served() {
        CaseFile file = office.receive();
        office.startFor(file, "rating");
        return file;
    }
}
