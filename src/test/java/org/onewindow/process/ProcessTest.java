package org.onewindow.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** An {@link EngineTest} of one diagram. When its class has run, every flow node of the diagram must have been passed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EngineTest
@ExtendWith(FlowNodeCoverage.class)
public @interface ProcessTest {

    /** The process's id. */
    String value();
}
