package org.onewindow.casefile.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.onewindow.casefile.CaseFiles;
import org.onewindow.organisation.process.CurrentActor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A finished task is a line of its case's record. */
@Component
public class TaskRecord implements TaskListener {

    private final ObjectProvider<CaseFiles> cases;
    private final CurrentActor actor;

    TaskRecord(ObjectProvider<CaseFiles> cases, CurrentActor actor) {
        this.cases = cases;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        String number = task.getExecution().getProcessBusinessKey();
        if (number != null) {
            cases.getObject().record(number, actor.get(), "完成：" + task.getName());
        }
    }
}
