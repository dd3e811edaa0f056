package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.springframework.beans.factory.annotation.Autowired;

/** 占掘恢复验收 beside the case. 2 March 2026 is a Monday. */
@ProcessTest("excavation-restoration")
class ExcavationRestorationTest {

    @Autowired
    private Office office;

    private CaseFile file;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        office.send(
                file,
                "ExcavationGranted",
                "worksUntil",
                "2026-03-10",
                "worksDueAt",
                Office.date("2026-03-10T17:30"),
                "builder",
                "重庆建工第二建设有限公司");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void acceptsWhatIsRestored() {
        assertThat(office.group("reportCompletion")).isEqualTo("government-services-office");
        assertThat(office.due("reportCompletion")).isEqualTo("2026-03-10T17:30");
        report();
        assertThat(office.group("acceptRestoration")).isEqualTo("urban-management");
        assertThat(office.due("acceptRestoration")).isEqualTo("2026-03-09T17:30");
        office.passTo("2026-03-09T17:30");
        assertThat(office.group("explainOverdue")).isEqualTo("urban-management.head");
        assertThat(office.record(file)).contains("红灯超期：“恢复验收”应于2026年3月9日 17:30前办结");
        office.complete("acceptRestoration", inspected("pass"));
        assertThat(office.openTasks()).containsExactly("explainOverdue");
        assertThat(office.documents(file)).containsExactly("restoration-acceptance");
        assertThat(office.document(file, "restoration-acceptance").getBody()).contains("验收合格", "路面平整");
    }

    @Test
    void remindsOfWhatIsNotRestoredInTime() {
        office.passTo("2026-03-10T17:29");
        assertThat(office.documents(file)).isEmpty();
        office.passTo("2026-03-10T17:30");
        assertThat(office.document(file, "restoration-reminder").getBody()).contains("2026-03-10", "恢复原状");
        assertThat(office.openTasks()).containsExactly("reportCompletion");
    }

    @Test
    void asksAgainUntilItIsRestored() {
        report();
        assertThatThrownBy(() -> office.complete("acceptRestoration", inspected("fail", "2026-03-02")))
                .hasMessageContaining("整改完成日期须在今日之后");
        office.complete("acceptRestoration", inspected("fail", "2026-03-07"));
        assertThat(office.document(file, "restoration-rectification").getBody()).contains("2026-03-07");
        // Saturday the 7th, and so on Monday
        assertThat(office.due("reportCompletion")).isEqualTo("2026-03-09T17:30");
        report();
        office.complete("acceptRestoration", inspected("pass"));
        assertThat(office.openTasks()).isEmpty();
        assertThat(office.documents(file)).containsExactly("restoration-rectification", "restoration-acceptance");
    }

    private void report() {
        office.complete("reportCompletion", "restoredOn", "2026-03-02", "restorationReport", "路面已恢复");
    }

    private static Object[] inspected(String result) {
        return new Object[] {
            "restorationCheckedOn",
            "2026-03-02",
            "restorationInspectors",
            "李伟、周华",
            "restorationResult",
            result,
            "restorationNote",
            "路面平整"
        };
    }

    private static Object[] inspected(String result, String rectifyBy) {
        return new Object[] {
            "restorationCheckedOn",
            "2026-03-02",
            "restorationInspectors",
            "李伟、周华",
            "restorationResult",
            result,
            "restorationNote",
            "路面沉陷",
            "rectifyBy",
            rectifyBy
        };
    }
}
