package org.onewindow.cockpit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The path that a process instance has taken through its diagram. The engine's history has the activities but not the
 * sequence flows between them; which flow led to an activity follows from what ended right before it, in the same scope
 * and at the other end of one of its flows. Each end of an activity takes each of its flows once, that of an exclusive
 * gateway only one of them.
 *
 * @param nodes the activities, gateways and events that were reached, each once
 * @param flows the ids of the sequence flows that were taken
 */
record TakenPath(List<Node> nodes, Set<String> flows) {

    private static final String BODY = "#multiInstanceBody";

    /** What has become of a node. */
    enum State {
        /** Somebody or something is there now. */
        ACTIVE,
        /** It ended as the diagram says, at least once. */
        PASSED,
        /** It never ended by itself: something interrupted it. */
        INTERRUPTED
    }

    /**
     * A node that was reached.
     *
     * @param id its id in the diagram
     * @param times how often it was reached; an activity for several at once counts once, and so does a parallel gateway
     *     to which all of its branches have come
     */
    record Node(String id, State state, int times) {}

    /**
     * One pass through a node, as the engine's history has it.
     *
     * @param id of the activity instance
     * @param node the id in the diagram; of what is done for several at once with the engine's ending
     * @param scope the activity instance around it
     * @param endedAt null while it is active
     * @param isInterrupted whether it ended because something interrupted it
     * @param order rises along the way of a token
     */
    record Pass(
            String id,
            String node,
            String scope,
            Instant startedAt,
            Instant endedAt,
            boolean isInterrupted,
            long order) {

        private boolean isBody() {
            return node.endsWith(BODY);
        }

        private String nodeInDiagram() {
            return isBody() ? node.substring(0, node.length() - BODY.length()) : node;
        }

        private boolean leads() {
            return endedAt != null && !isInterrupted;
        }
    }

    /** The path of one process instance through its diagram; {@code passes} in any order. */
    static TakenPath of(BpmnModelInstance diagram, List<Pass> passes) {
        Map<String, List<SequenceFlow>> incoming = diagram.getModelElementsByType(SequenceFlow.class).stream()
                .collect(Collectors.groupingBy(each -> each.getTarget().getId()));
        Set<String> exclusive = diagram.getModelElementsByType(ExclusiveGateway.class).stream()
                .map(each -> each.getId())
                .collect(Collectors.toSet());
        Set<String> bodies = passes.stream().filter(Pass::isBody).map(Pass::id).collect(Collectors.toSet());
        // What is done for each of several belongs to a body, which alone has flows.
        List<Pass> reached =
                passes.stream().filter(each -> !bodies.contains(each.scope())).toList();
        Set<String> flows = new TreeSet<>();
        reached.stream()
                .collect(Collectors.groupingBy(Pass::scope))
                .values()
                .forEach(scope -> flows.addAll(flows(scope, incoming, exclusive)));
        Map<String, List<Pass>> byNode = reached.stream()
                .collect(Collectors.groupingBy(Pass::nodeInDiagram, LinkedHashMap::new, Collectors.toList()));
        return new TakenPath(
                byNode.entrySet().stream()
                        .map(each -> new Node(
                                each.getKey(), state(each.getValue()), times(each.getKey(), each.getValue(), diagram)))
                        .toList(),
                flows);
    }

    private static State state(List<Pass> passes) {
        if (passes.stream().anyMatch(each -> each.endedAt() == null)) {
            return State.ACTIVE;
        }
        return passes.stream().allMatch(Pass::isInterrupted) ? State.INTERRUPTED : State.PASSED;
    }

    private static int times(String node, List<Pass> passes, BpmnModelInstance diagram) {
        // The engine has a pass of a parallel gateway for each branch that comes to it.
        int branches = diagram.getModelElementById(node) instanceof ParallelGateway joining
                ? Math.max(1, joining.getIncoming().size())
                : 1;
        return (passes.size() + branches - 1) / branches;
    }

    private record Way(String pass, String flow) {}

    private static Set<String> flows(
            List<Pass> scope, Map<String, List<SequenceFlow>> incoming, Set<String> exclusive) {
        Map<String, List<Pass>> byNode =
                scope.stream().filter(Pass::leads).collect(Collectors.groupingBy(Pass::nodeInDiagram));
        List<Pass> inOrder = new ArrayList<>(scope);
        inOrder.sort(Comparator.comparingLong(Pass::order).thenComparing(Pass::startedAt));
        Set<Way> used = new HashSet<>();
        Map<String, String> chosen = new HashMap<>();
        Set<String> flows = new TreeSet<>();
        for (Pass target : inOrder) {
            Pass from = null;
            SequenceFlow by = null;
            for (SequenceFlow flow : incoming.getOrDefault(target.nodeInDiagram(), List.of())) {
                for (Pass source : byNode.getOrDefault(flow.getSource().getId(), List.of())) {
                    if (source.order() < target.order()
                            && !source.endedAt().isAfter(target.startedAt())
                            && !used.contains(new Way(source.id(), flow.getId()))
                            && !(exclusive.contains(source.node()) && chosen.containsKey(source.id()))
                            && (from == null || isLater(source, from))) {
                        from = source;
                        by = flow;
                    }
                }
            }
            if (by != null) {
                used.add(new Way(from.id(), by.getId()));
                chosen.put(from.id(), by.getId());
                flows.add(by.getId());
            }
        }
        return flows;
    }

    private static boolean isLater(Pass one, Pass other) {
        return Comparator.comparingLong(Pass::order)
                        .thenComparing(Pass::endedAt)
                        .compare(one, other)
                > 0;
    }
}
