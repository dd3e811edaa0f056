package org.onewindow.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onewindow.process.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** V13 on a database that has cases already, and on an empty one in which the engine has no tables yet. */
@Tag("database")
@SpringJUnitConfig(TestDatabase.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class ProcessOfClockMigrationTest {

    @Autowired
    private DataSource source;

    private void migrate(String target) {
        String vendor = TestDatabase.isPostgres() ? "postgresql" : "h2";
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(target)
                .load()
                .migrate();
    }

    @Test
    void readsTheProcessesOfOldClocksFromTheHistory() {
        migrate("12");
        JdbcClient database = JdbcClient.create(source);
        database.sql("create table act_hi_procinst (proc_inst_id_ varchar(64), proc_def_key_ varchar(255),"
                        + " super_process_instance_id_ varchar(64))")
                .update();
        database.sql("create table act_hi_actinst (proc_inst_id_ varchar(64), call_proc_inst_id_ varchar(64),"
                        + " proc_def_key_ varchar(255), act_id_ varchar(255))")
                .update();
        database.sql("insert into act_hi_procinst values ('p1', 'main', null), ('p2', 'permit', 'p1')")
                .update();
        database.sql("insert into act_hi_actinst values ('p1', 'p2', 'main', 'decide'), ('p1', 'p9', 'main', 'other'),"
                        + " ('p1', null, 'main', 'task')")
                .update();
        database.sql("""
                        insert into case_file (id, version, number, district, item, item_name, subject, applicant_name,
                          applicant_id_number, applicant_phone, state, received_at, channel, visits)
                        values (1, 0, 'JB-1', 'jiangbei', 'i', '事项', '项目', '甲', '91', '139', 'ACCEPTED',
                          current_timestamp, 'WINDOW', 0)""").update();
        clock(database, 1, "p1");
        clock(database, 2, "p2");
        clock(database, 3, "forgotten");
        migrate("13");
        assertThat(rows(database)).containsExactly("main null null", "permit main decide", "null null null");
    }

    @Test
    void needsNoHistoryInANewDatabase() {
        migrate("13");
        assertThat(rows(JdbcClient.create(source))).isEmpty();
    }

    private static void clock(JdbcClient database, long id, String process) {
        database.sql("""
                        insert into deadline (id, version, case_number, step, name, kind, activity_id, execution_id,
                          started_at, amount, unit, warn, basis, warn_at, due_at, provisional, state, supervised, district,
                          process_instance_id)
                        values (?, 0, 'JB-1', 's', '环节', 'STATUTORY', 'a', 'e', current_timestamp, 5, 'WORKING_DAY', '1',
                          '法', current_timestamp, current_timestamp, false, 'RUNNING', false, 'jiangbei', ?)""").params(id, process).update();
    }

    private static List<String> rows(JdbcClient database) {
        return database.sql("select process, calling_process, calling_activity from deadline order by id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }
}
