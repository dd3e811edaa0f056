package org.onewindow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That a run which says PostgreSQL ran on PostgreSQL, and one which says H2 on H2. */
@EngineTest
class TestDatabaseTest {

    @Autowired
    private DataSource database;

    @Autowired
    private ProcessEngine engine;

    @Test
    void isTheOneThatTheRunAskedFor() throws SQLException {
        boolean postgres = "postgresql".equals(System.getProperty("onewindow.test.database"));
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(postgres ? "PostgreSQL" : "H2");
        }
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDatabaseType())
                .isEqualTo(postgres ? "postgres" : "h2");
    }
}
