package org.onewindow.teamwork.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.onewindow.teamwork.Readings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A task that ends, finished or not, need not be known as read any more. */
@Component
public class EndOfTask implements TaskListener {

    // The engine is built with this listener, so it may not wait for what needs the engine's tables.
    private final ObjectProvider<Readings> readings;

    EndOfTask(ObjectProvider<Readings> readings) {
        this.readings = readings;
    }

    @Override
    public void notify(DelegateTask task) {
        readings.getObject().forget(task.getId());
    }
}
