package org.onewindow.engine;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.onewindow.web.BadFieldException;

/**
 * Hands what a service refuses on to whoever asked the engine. The engine wraps it in its own exceptions on the way,
 * and REST would answer those with status 500; a {@link FormFieldValidationException} it answers with 400 and the
 * message.
 */
class Refusal extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            throw of(e);
        }
    }

    /** The exception as REST understands it: unchanged, unless a {@link BadFieldException} is behind it. */
    static RuntimeException of(RuntimeException e) {
        if (e instanceof FormFieldValidationException) {
            return e;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadFieldException refused) {
                return new FormFieldValidationException(refused.field(), refused.getMessage(), refused);
            }
        }
        return e;
    }
}
