package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onewindow.casefile.CaseFile;
import org.onewindow.deadline.Deadlines;
import org.onewindow.deadline.process.ClockOrders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What {@link OpenCasesCheck} does not meet in other tests: transactions that are rolled back. */
@EngineTest
class OpenCasesTest {

    @Autowired
    private Office office;

    @Autowired
    private ClockOrders orders;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcTemplate tables;

    private CaseFile file;

    @BeforeEach
    void open() {
        office.open("jiangbei", "2026-03-02T10:00");
        file = office.receive();
        office.startPermit(file);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void forgetsWhatIsRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(outer -> {
            pause();
            outer.setRollbackOnly();
        });
        assertThat(isPaused()).isFalse();
    }

    @Test
    void keepsWhatWasDoneWithinATransactionThatIsRolledBack() {
        TransactionTemplate within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(outer -> {
            assertThat(deadlines.running(List.of(file.getNumber()))).isNotEmpty();
            within.executeWithoutResult(inner -> pause());
            outer.setRollbackOnly();
        });
        assertThat(isPaused()).isTrue();
    }

    private void pause() {
        orders.pause(
                file.getNumber(),
                office.task("signCommitment"),
                "government-services-office",
                "APPRAISAL",
                5,
                "鉴定",
                "委托书");
    }

    private boolean isPaused() {
        return tables.queryForObject(
                "select paused from open_case where face = 'CASE' and case_number = ?",
                Boolean.class,
                file.getNumber());
    }
}
