package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.ObjIntConsumer;

/** How many pods of which set a Deployment may have next. */
final class RollingUpdate {
    private final ObjIntConsumer<ObjectNode> scale;
    private final JsonNode deployment;
    private final int wanted;

    RollingUpdate(JsonNode deployment, ObjIntConsumer<ObjectNode> scale) {
        this.deployment = deployment;
        this.scale = scale;
        this.wanted = replicas(deployment);
    }

    static int replicas(JsonNode object) {
        return Json.at(object, "spec", "replicas").asInt(1);
    }

    private static int available(JsonNode set) {
        return Json.at(set, "status", "availableReplicas").asInt(0);
    }

    private JsonNode setting(String name) {
        return Json.at(deployment, "spec", "strategy", "rollingUpdate", name);
    }

    int surge() {
        return Template.portion(setting("maxSurge"), wanted, true, "25%");
    }

    int unavailable() {
        int may = Template.portion(setting("maxUnavailable"), wanted, false, "25%");
        // with neither to spare nothing could ever move
        return Math.min(wanted, may == 0 && surge() == 0 ? 1 : may);
    }

    /** Whether the deployment's size was changed since the sets were last fitted to it. */
    boolean resized(List<ObjectNode> sets) {
        return sets.stream()
                .filter(set -> replicas(set) > 0)
                .map(set -> Meta.annotation(set, DeploymentController.DESIRED))
                .anyMatch(desired -> !desired.isEmpty() && !desired.equals(String.valueOf(wanted)));
    }

    /** Fits the sets to a new size, keeping their shares. */
    void resize(@Nullable ObjectNode current, List<ObjectNode> sets) {
        List<ObjectNode> active = sets.stream().filter(set -> replicas(set) > 0).toList();
        if (active.size() <= 1) {
            ObjectNode only = active.isEmpty() ? current : active.getFirst();
            if (only != null) {
                scale.accept(only, wanted);
            }
            return;
        }
        int total = active.stream().mapToInt(RollingUpdate::replicas).sum();
        boolean rolling = !Json.text(deployment, "spec", "strategy", "type").equals("Recreate");
        int allowed = wanted == 0 ? 0 : wanted + (rolling ? surge() : 0);
        int left = allowed;
        for (int i = 0; i < active.size(); i++) {
            ObjectNode set = active.get(i);
            boolean last = i == active.size() - 1;
            int share =
                    last
                            ? left
                            : Math.min(left, Math.round((float) replicas(set) * allowed / total));
            scale.accept(set, share);
            left -= share;
        }
    }

    /** The size with which the set of a new template begins. */
    int begin(List<ObjectNode> sets) {
        int total = sets.stream().mapToInt(RollingUpdate::replicas).sum();
        return Math.clamp(wanted + surge() - total, 0, wanted);
    }

    void growWhole(ObjectNode current) {
        scale.accept(current, wanted);
    }

    /** One step of a rolling update. */
    void step(ObjectNode current, List<ObjectNode> old) {
        int total = replicas(current) + old.stream().mapToInt(RollingUpdate::replicas).sum();
        if (replicas(current) > wanted) {
            scale.accept(current, wanted);
            return;
        }
        if (replicas(current) < wanted) {
            int room = wanted + surge() - total;
            if (room > 0) {
                scale.accept(current, Math.min(wanted, replicas(current) + room));
                return;
            }
        }
        shrink(current, old, total);
    }

    private void shrink(ObjectNode current, List<ObjectNode> old, int total) {
        int atLeast = wanted - unavailable();
        int currentMissing = replicas(current) - available(current);
        int may = total - atLeast - currentMissing;
        var sizes = new int[old.size()];
        int ready = available(current);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = replicas(old.get(i));
            ready += available(old.get(i));
        }
        if (may <= 0) {
            return;
        }
        // those that do not work are given up first, whatever is still available
        for (int i = 0; i < sizes.length && may > 0; i++) {
            int broken = Math.min(may, Math.max(0, sizes[i] - available(old.get(i))));
            sizes[i] -= broken;
            may -= broken;
        }
        int more = ready - atLeast;
        for (int i = 0; i < sizes.length && more > 0; i++) {
            int healthy = Math.min(more, sizes[i]);
            sizes[i] -= healthy;
            more -= healthy;
        }
        for (int i = 0; i < sizes.length; i++) {
            scale.accept(old.get(i), sizes[i]);
        }
    }
}
