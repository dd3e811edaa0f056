package org.onewindow.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.onewindow.casefile.process.TaskRecord;
import org.onewindow.deadline.process.EndOfStep;
import org.onewindow.teamwork.process.TaskLife;
import org.springframework.stereotype.Component;

/**
 * What every diagram gets without drawing it: clocks end with their activity, a finished task is a line of the case's
 * record, deputies may take what comes up, a start form is checked.
 */
@Component
class StandardListeners extends AbstractBpmnParseListener {

    private final EndOfStep endOfStep;
    private final TaskRecord taskRecord;
    private final TaskLife taskLife;

    StandardListeners(EndOfStep endOfStep, TaskRecord taskRecord, TaskLife taskLife) {
        this.endOfStep = endOfStep;
        this.taskRecord = taskRecord;
        this.taskLife = taskLife;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) endOfStep::process);
        boolean hasForm = element.elements("startEvent").stream()
                .anyMatch(start -> start.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef") != null);
        if (hasForm) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, new StartFormCheck());
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsClocks(activity);
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, taskRecord);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, taskLife);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, taskLife);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, taskLife);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsClocks(activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        endsClocks(activity);
    }

    @Override
    public void parseIntermediateTimerEventDefinition(Element timer, ActivityImpl activity) {
        endsClocks(activity);
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activityElement, Element element, ActivityImpl body) {
        endsClocks(body);
    }

    private void endsClocks(ActivityImpl activity) {
        // Its clocks are found by its execution. Without a scope of its own an activity shares one, and the engine
        // replaces that when the branches beside it end.
        activity.setScope(true);
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) endOfStep::activity);
    }
}
