package db.migration.common;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * A clock knows the diagram that it is of, and the activity that called it: what the board counts by process needs no
 * join with the engine's history. Java and not SQL, because what older clocks get is read from the engine's tables, and
 * in a new database the engine creates those after this.
 */
public class V13__process_of_clock extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table deadline add column process varchar(255)");
            statement.execute("alter table deadline add column calling_process varchar(255)");
            statement.execute("alter table deadline add column calling_activity varchar(255)");
            if (hasHistory(statement)) {
                statement.execute("""
                        update deadline set process = (
                          select p.proc_def_key_ from act_hi_procinst p
                          where p.proc_inst_id_ = deadline.process_instance_id)""");
                called(statement, "calling_process", "a.proc_def_key_");
                called(statement, "calling_activity", "a.act_id_");
            }
            statement.execute("create index deadline_of_process on deadline (process, state, ended_at)");
            statement.execute("create index deadline_of_caller on deadline (calling_process, state, ended_at)");
        }
    }

    private static void called(Statement statement, String column, String value) throws SQLException {
        statement.execute("""
                update deadline set %s = (
                  select max(%s) from act_hi_procinst p
                  join act_hi_actinst a on a.proc_inst_id_ = p.super_process_instance_id_
                    and a.call_proc_inst_id_ = p.proc_inst_id_
                  where p.proc_inst_id_ = deadline.process_instance_id)
                where process_instance_id in (
                  select proc_inst_id_ from act_hi_procinst where super_process_instance_id_ is not null)""".formatted(column, value));
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("""
                select count(*) from information_schema.tables
                where table_schema = current_schema and lower(table_name) = 'act_hi_procinst'""")) {
            found.next();
            return found.getInt(1) > 0;
        }
    }
}
