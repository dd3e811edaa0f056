package org.onewindow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.onewindow.web.BadFieldException;

/**
 * Hands what a service refuses on to whoever completed the task. The engine wraps it in its own exceptions on the way,
 * and REST would answer those with status 500; a {@link FormFieldValidationException} it answers with 400 and the
 * message.
 */
final class Refusal {

    private Refusal() {}

    static <T> T unwrap(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BadFieldException refused) {
                    throw new FormFieldValidationException(refused.field(), refused.getMessage(), refused);
                }
            }
            throw e;
        }
    }
}
