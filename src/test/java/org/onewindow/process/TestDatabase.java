package org.onewindow.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The database of the tests: H2 in memory, or with {@code -Donewindow.test.database=postgresql} a real PostgreSQL that
 * the tests start once for this JVM. Each application context gets an empty database.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final class Postgres {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // Its own hook would take the server from under the contexts that are closing at the same time.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("onewindow.test.database"));
    }

    @Bean
    DataSource dataSource() throws Exception {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        if (isPostgres()) {
            try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create database " + name);
            }
            return DataSourceBuilder.create()
                    .url(Postgres.SERVER.getJdbcUrl("postgres", name))
                    .username("postgres")
                    .build();
        }
        return DataSourceBuilder.create()
                .url("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1")
                .username("sa")
                .build();
    }
}
