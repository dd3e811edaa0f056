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
 * A test on the whole application, on H2 and on PostgreSQL. No job runs by itself: the test moves the clock. All such
 * tests share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"onewindow.admin.password=a-password-of-the-tests", "camunda.bpm.job-execution.enabled=false"})
@Import({TestDatabase.class, Office.class, TakenFlows.class})
@ExtendWith(OpenCasesCheck.class)
public @interface EngineTest {}
