package dev.coxswain.practice.node;

import dev.coxswain.practice.node.NodeFit.Verdict;

import java.util.TreeMap;

/** Why no node takes a pod, counted up and said as the scheduler says it. */
final class Refusals {
    private final int nodes;
    private final TreeMap<String, Integer> reasons = new TreeMap<>();
    private int helpless;

    /**
     * @param nodes how many there are
     */
    Refusals(int nodes) {
        this.nodes = nodes;
    }

    void add(Verdict verdict) {
        verdict.reasons().forEach(each -> reasons.merge(each, 1, Integer::sum));
        helpless += verdict.helpless() ? 1 : 0;
    }

    /** What is said where the pod's claims already keep it from every node. */
    static String ofClaims(int nodes, String problem) {
        return nodes == 0
                ? "no nodes available to schedule pods"
                : "0/%d nodes are available: %s. not found".formatted(nodes, problem);
    }

    /** What is said where room is being made. */
    String meanwhile() {
        return beginning() + said(reasons) + ".";
    }

    private String beginning() {
        return "0/" + nodes + " nodes are available: ";
    }

    String message() {
        if (nodes == 0) {
            return "no nodes available to schedule pods";
        }
        String beginning = beginning();
        var preemption = new TreeMap<String, Integer>();
        preemption.put("Preemption is not helpful for scheduling", helpless);
        preemption.put("No preemption victims found for incoming pod", nodes - helpless);
        preemption.values().removeIf(count -> count == 0);
        return beginning
                + said(reasons)
                + ". no new claims to deallocate, preemption: "
                + beginning
                + said(preemption)
                + ".";
    }

    private static String said(TreeMap<String, Integer> counted) {
        return String.join(
                ", ",
                counted.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .sorted()
                        .toList());
    }
}
