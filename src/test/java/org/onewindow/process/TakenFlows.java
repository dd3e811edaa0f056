package org.onewindow.process;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Set<String> moved = ConcurrentHashMap.newKeySet();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> {
            String instance = execution.getProcessInstanceId();
            // What is rolled back has not happened.
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, command -> {
                        byInstance
                                .computeIfAbsent(instance, each -> ConcurrentHashMap.newKeySet())
                                .add(flow.getId());
                        moved.add(instance);
                    });
        });
    }

    /** The instances that have taken flows since this was last asked, each with all that it has ever taken. */
    public Map<String, Set<String>> ofThoseThatMoved() {
        Map<String, Set<String>> taken = new TreeMap<>();
        moved.forEach(instance -> taken.put(instance, new TreeSet<>(byInstance.get(instance))));
        moved.removeAll(taken.keySet());
        return taken;
    }
}
