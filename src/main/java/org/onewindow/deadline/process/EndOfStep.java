package org.onewindow.deadline.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.deadline.Deadlines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ends the clocks of what ends, finished or not. */
@Component
public class EndOfStep {

    // The engine is built with this listener, and the repository behind Deadlines may come later.
    private final ObjectProvider<Deadlines> deadlines;

    EndOfStep(ObjectProvider<Deadlines> deadlines) {
        this.deadlines = deadlines;
    }

    /** At the end of a task, a sub-process or a call. */
    public void activity(DelegateExecution execution) {
        deadlines.getObject().end(execution.getId(), execution.getCurrentActivityId(), execution.isCanceled());
    }

    /** At the end of a process, whose own event sub-processes may have clocks. */
    public void process(DelegateExecution execution) {
        deadlines.getObject().endOfProcess(execution.getId(), execution.isCanceled());
    }
}
