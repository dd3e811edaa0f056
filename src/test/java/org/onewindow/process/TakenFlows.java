package org.onewindow.process;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;

/** Watches, in the tests, which sequence flows the engine takes; its history does not say so. */
@TestComponent
public class TakenFlows extends AbstractBpmnParseListener {

    private final Map<String, Set<String>> byInstance = new ConcurrentHashMap<>();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> {
            String instance = execution.getProcessInstanceId();
            // What is rolled back has not happened.
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(
                            TransactionState.COMMITTED,
                            command -> byInstance
                                    .computeIfAbsent(instance, each -> ConcurrentHashMap.newKeySet())
                                    .add(flow.getId()));
        });
    }

    /** By the process instance's id, the ids of the flows that it has taken; nothing of those that took none. */
    public Map<String, Set<String>> all() {
        return byInstance;
    }
}
