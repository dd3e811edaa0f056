package org.onewindow.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of one diagram on the whole application, on H2 and on PostgreSQL. When its class has run, every flow node of
 * the diagram must have been passed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"onewindow.admin.password=a-password-of-the-tests", "camunda.bpm.job-execution.enabled=false"})
@Import({TestDatabase.class, Office.class})
@ExtendWith(FlowNodeCoverage.class)
public @interface ProcessTest {

    /** The process's id. */
    String value();
}
