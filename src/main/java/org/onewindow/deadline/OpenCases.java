package org.onewindow.deadline;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the table {@code open_case}, which says when the light of each open case turns, up to date with its clocks: the
 * board counts 100,000 open cases from it without looking for the worst clock of each. Whenever clocks of a case change,
 * its rows are made anew at the end of the transaction.
 */
@Component
public class OpenCases {

    /** The parts in which a case has a light: as a whole, in each department, in each process. */
    private static final String PART = """
            case v.face when 'DEPARTMENT' then coalesce(d.department, '-')
              when 'PROCESS' then coalesce(d.process, '-') else '-' end""";

    /** Puts in what the table is to hold, of the clocks that a condition lets through. */
    private static final String INSERT = """
            insert into open_case (case_number, face, part, district, item, red_at, yellow_at, paused)
            select d.case_number, v.face, %1$s as part, d.district, f.item,
              min(case when d.paused_at is null and not d.average then d.due_at end) as red_at,
              min(case when d.paused_at is null then d.warn_at end) as yellow_at,
              count(d.paused_at) = count(*) as paused
            from deadline d join case_file f on f.number = d.case_number
              cross join (values ('CASE'), ('DEPARTMENT'), ('PROCESS')) as v (face)
            where d.state = 'RUNNING' and d.kind in ('STATUTORY', 'PROMISED') and %2$s
            group by d.case_number, v.face, %1$s, d.district, f.item""";

    /** How many cases one statement is about. */
    private static final int BATCH = 500;

    private final ObjectProvider<JdbcClient> database;
    private final ObjectProvider<EntityManager> entities;

    // Providers, because Hibernate makes this before there is a session.
    OpenCases(ObjectProvider<JdbcClient> database, ObjectProvider<EntityManager> entities) {
        this.database = database;
        this.entities = entities;
    }

    /** What is to be done at the end of the transaction. */
    private final class Change implements TransactionSynchronization {

        private final Set<String> cases = new TreeSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            entities.getObject().flush();
            List<String> numbers = List.copyOf(cases);
            for (int from = 0; from < numbers.size(); from += BATCH) {
                refresh(numbers.subList(from, Math.min(from + BATCH, numbers.size())));
            }
        }

        // A transaction within this one answers for its clocks itself: this one may be rolled back.
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(OpenCases.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OpenCases.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OpenCases.this);
        }
    }

    /** Whoever may change a clock has it from the database or gives it to it. */
    @PostLoad
    @PrePersist
    void enlist(Deadline clock) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && !TransactionSynchronizationManager.hasResource(this)) {
            Change change = new Change();
            TransactionSynchronizationManager.bindResource(this, change);
            TransactionSynchronizationManager.registerSynchronization(change);
        }
    }

    @PostPersist
    @PostUpdate
    void note(Deadline clock) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Change change) {
            change.cases.add(clock.getCaseNumber());
        }
    }

    /** Makes the whole table anew, for clocks that were written to the database without this application. */
    @Transactional
    public void rebuild() {
        JdbcClient tables = database.getObject();
        tables.sql("delete from open_case").update();
        tables.sql(INSERT.formatted(PART, "1 = 1")).update();
    }

    /** Makes the rows of some cases anew. */
    private void refresh(List<String> numbers) {
        JdbcClient tables = database.getObject();
        // Of two transactions that change clocks of one case, the second waits here and then sees what the first did.
        tables.sql("""
                        select case_number from open_case where face = 'CASE' and case_number in (:numbers)
                        order by case_number for update""").param("numbers", numbers).query(String.class).list();
        tables.sql("delete from open_case where case_number in (:numbers)")
                .param("numbers", numbers)
                .update();
        tables.sql(INSERT.formatted(PART, "d.case_number in (:numbers)"))
                .param("numbers", numbers)
                .update();
    }
}
