package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Makes room for a pod that found none, by ending pods of lower priority. */
record Preemption(Feed feed, Events events, Events.Source source) {
    private static final String NOMINATED = "nominatedNodeName";

    /**
     * Room that can be made.
     *
     * @param node the name of the node
     * @param victims the pods to end there
     */
    record Room(String node, List<ObjectNode> victims) {
        private int highest() {
            return victims.stream().mapToInt(Preemption::priority).max().orElse(0);
        }
    }

    static int priority(JsonNode pod) {
        return Json.at(pod, "spec", "priority").asInt(0);
    }

    /** The node a pod waits for since room is being made there; empty for none. */
    static String nominated(JsonNode pod) {
        return Json.text(pod, "status", NOMINATED);
    }

    /** Whether pods that made room are still about to end. */
    static boolean underWay(ObjectNode pod, List<ObjectNode> placed) {
        String node = nominated(pod);
        return !node.isEmpty()
                && placed.stream()
                        .anyMatch(
                                each ->
                                        Json.text(each, "spec", "nodeName").equals(node)
                                                && Meta.deleting(each)
                                                && priority(each) < priority(pod));
    }

    /** The pods that wait for room on a node and go before another. */
    List<ObjectNode> before(ObjectNode pod, String node) {
        return feed.objects().list("pods", "").stream()
                .filter(each -> nominated(each).equals(node))
                .filter(each -> Json.text(each, "spec", "nodeName").isEmpty())
                .filter(each -> priority(each) >= priority(pod))
                .filter(each -> !Meta.uid(each).equals(Meta.uid(pod)))
                .toList();
    }

    /**
     * The cheapest room: where the most important pod to end is the least important, and then the
     * fewest are ended.
     *
     * @param fits whether the pod fits on a node, given first, beside the pods given
     */
    Optional<Room> find(
            ObjectNode pod,
            List<ObjectNode> nodes,
            List<ObjectNode> placed,
            BiPredicate<ObjectNode, List<ObjectNode>> fits) {
        if (Json.text(pod, "spec", "preemptionPolicy").equals("Never")) {
            return Optional.empty();
        }
        var rooms = new ArrayList<Room>();
        for (ObjectNode node : nodes) {
            var left = new ArrayList<ObjectNode>(before(pod, Meta.name(node)));
            var lower = new ArrayList<ObjectNode>();
            for (ObjectNode each : placed) {
                if (Json.text(each, "spec", "nodeName").equals(Meta.name(node))) {
                    (priority(each) < priority(pod) ? lower : left).add(each);
                }
            }
            if (!lower.isEmpty() && fits.test(node, left)) {
                rooms.add(new Room(Meta.name(node), victims(node, left, lower, fits)));
            }
        }
        return rooms.stream()
                .min(
                        Comparator.comparingInt(Room::highest)
                                .thenComparingInt(room -> room.victims().size()));
    }

    /** Keeps as many pods as there is room for beside the new one, the most important first. */
    private static List<ObjectNode> victims(
            ObjectNode node,
            List<ObjectNode> left,
            List<ObjectNode> lower,
            BiPredicate<ObjectNode, List<ObjectNode>> fits) {
        lower.sort(
                Comparator.<ObjectNode>comparingInt(each -> -priority(each))
                        .thenComparing(Meta::created));
        var victims = new ArrayList<ObjectNode>();
        for (ObjectNode each : lower) {
            left.add(each);
            if (!fits.test(node, left)) {
                left.remove(each);
                victims.add(each);
            }
        }
        return victims;
    }

    /** Ends the victims and notes for whom. */
    void make(ObjectNode pod, Room room) {
        feed.objects()
                .modify(
                        Key.of("pods", pod),
                        Objects.STATUS,
                        each -> each.withObjectProperty("status").put(NOMINATED, room.node()));
        for (ObjectNode victim : room.victims()) {
            end(victim, "Preempted by pod " + Meta.uid(pod) + " on node " + room.node());
        }
    }

    private void end(ObjectNode victim, String said) {
        Key key = Key.of("pods", victim);
        Instant now = feed.world().timeline().instant();
        var condition =
                new Meta.Condition(
                        "DisruptionTarget",
                        "True",
                        "PreemptionByScheduler",
                        "default-scheduler: preempting to accommodate a higher priority pod");
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each ->
                                Meta.setCondition(
                                        each.withObjectProperty("status"), condition, now, false));
        feed.objects().delete(key, Deletion.DEFAULT.of(Meta.uid(victim)));
        events.record(victim, source, Happening.normal("Preempted", said));
    }
}
