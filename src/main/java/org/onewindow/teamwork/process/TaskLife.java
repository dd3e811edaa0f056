package org.onewindow.teamwork.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.onewindow.teamwork.Readings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What teamwork has to do with every task: deputies may take one that comes up, and one that ends need not be known as read
 * any more.
 */
@Component
public class TaskLife implements TaskListener {

    // The engine is built with this listener, so it may not wait for what needs the engine's tables.
    private final ObjectProvider<Readings> readings;
    private final ObjectProvider<SubstitutionSteps> substitutions;

    TaskLife(ObjectProvider<Readings> readings, ObjectProvider<SubstitutionSteps> substitutions) {
        this.readings = readings;
        this.substitutions = substitutions;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getEventName().equals(EVENTNAME_CREATE)) {
            substitutions.getObject().open(task);
            return;
        }
        if (task.getEventName().equals(EVENTNAME_COMPLETE)) {
            substitutions.getObject().note(task);
        }
        readings.getObject().forget(task.getId());
    }
}
