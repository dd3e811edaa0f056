package org.onewindow.deadline.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.onewindow.deadline.Deadline;
import org.onewindow.deadline.Deadlines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ends the clocks of what ends, finished or not. */
@Component
public class EndOfStep {

    // The engine is built with this listener, and the repository behind Deadlines may come later.
    private final ObjectProvider<Deadlines> deadlines;
    private final ObjectProvider<RuntimeService> runtime;

    EndOfStep(ObjectProvider<Deadlines> deadlines, ObjectProvider<RuntimeService> runtime) {
        this.deadlines = deadlines;
        this.runtime = runtime;
    }

    /** At the end of a task, a sub-process or a call. */
    public void activity(DelegateExecution execution) {
        close(deadlines.getObject().end(execution.getId(), execution.getCurrentActivityId(), execution.isCanceled()));
    }

    /** At the end of a process, whose own event sub-processes may have clocks. */
    public void process(DelegateExecution execution) {
        close(deadlines.getObject().endOfProcess(execution.getId(), execution.isCanceled()));
    }

    /** A pause or an extension of clocks that are over needs nobody any more. */
    private void close(List<Deadline> ended) {
        if (!ended.isEmpty()) {
            Deadlines.Orphans orphans = deadlines.getObject().orphans(ended);
            orphans.pauses().forEach(id -> tell("pauseId", id));
            orphans.extensions().forEach(id -> tell("extensionId", id));
        }
    }

    private void tell(String variable, Long id) {
        runtime.getObject()
                .createMessageCorrelation("ClockEnded")
                .processInstanceVariableEquals(variable, id)
                .correlateAll();
    }
}
