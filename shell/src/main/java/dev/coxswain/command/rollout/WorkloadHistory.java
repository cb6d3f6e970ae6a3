package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;

import java.util.List;
import java.util.Set;

/**
 * The revisions that are kept of a workload, as {@code rollout history} shows them.
 *
 * @param revisions the oldest first
 */
record WorkloadHistory(List<Revision> revisions) {
    private static final Set<String> WITHOUT =
            Set.of("Pod", "Job", "CronJob", "ReplicaSet", "ReplicationController");

    /**
     * One of them.
     *
     * @param kept the ReplicaSet or ControllerRevision that keeps it
     * @param object the workload as it was: the ReplicaSet, or the object with the kept template
     */
    record Revision(long number, JsonNode kept, JsonNode object) {
        /** The pods it made. */
        JsonNode template() {
            JsonNode template = Json.at(object, "spec", "template");
            String cause = Json.text(kept, "metadata", "annotations", "kubernetes.io/change-cause");
            if (cause.isEmpty() || !Json.text(kept, "kind").equals("ReplicaSet")) {
                return template;
            }
            ObjectNode copy = template.deepCopy();
            copy.withObject("/metadata/annotations").put("kubernetes.io/change-cause", cause);
            return copy;
        }
    }

    /**
     * Asks for them.
     *
     * @throws FailureException in kubectl's words where the type keeps none
     */
    static WorkloadHistory of(Invocation invocation, ResourceType type, JsonNode live) {
        if (!List.of("Deployment", "DaemonSet", "StatefulSet").contains(type.kind())) {
            throw none(type);
        }
        ObjectNode whole = typed(live, type.apiVersion(), type.kind());
        ResourceRef ref =
                new ResourceRef(
                        type,
                        Json.text(live, "metadata", "namespace"),
                        Json.text(live, "metadata", "name"));
        return new WorkloadHistory(
                Revisions.of(invocation, ref, whole).all().stream()
                        .map(each -> revision(type, whole, each))
                        .toList());
    }

    private static Revision revision(ResourceType type, ObjectNode live, Revisions.Revision kept) {
        boolean deployment = type.kind().equals("Deployment");
        ObjectNode keeper =
                typed(
                        kept.object(),
                        type.apiVersion(),
                        deployment ? "ReplicaSet" : "ControllerRevision");
        if (deployment) {
            return new Revision(kept.number(), keeper, keeper);
        }
        ObjectNode then = live.deepCopy();
        if (Json.at(keeper, "data", "spec", "template").deepCopy() instanceof ObjectNode template
                && then.get("spec") instanceof ObjectNode spec) {
            template.remove("$patch");
            spec.set("template", ordered(template, spec.path("template")));
        }
        return new Revision(kept.number(), keeper, then);
    }

    /** A value with its fields in another's order: a revision is kept with them sorted. */
    private static JsonNode ordered(JsonNode value, JsonNode model) {
        if (value.isArray()) {
            ArrayNode copy = Json.NODES.arrayNode();
            int at = 0;
            for (JsonNode each : value) {
                copy.add(ordered(each, model.path(at++)));
            }
            return copy;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode copy = Json.object();
        model.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (value.has(name)) {
                                copy.set(name, ordered(value.path(name), model.path(name)));
                            }
                        });
        value.properties().forEach(each -> copy.putIfAbsent(each.getKey(), each.getValue()));
        return copy;
    }

    /** An object with its kind first, as items of lists come without it. */
    private static ObjectNode typed(JsonNode object, String apiVersion, String kind) {
        ObjectNode whole = Json.object().put("kind", kind).put("apiVersion", apiVersion);
        object.properties().forEach(each -> whole.set(each.getKey(), each.getValue()));
        return whole;
    }

    private static FailureException none(ResourceType type) {
        return FailureException.plain(
                WITHOUT.contains(type.kind())
                        ? "no history viewer has been implemented for \"" + qualified(type) + "\""
                        : "error retrieving history for \""
                                + qualified(type)
                                + "\", no visitor method exists for {"
                                + type.group()
                                + " "
                                + type.kind()
                                + "}");
    }

    /** {@code Kind.group}, of the core group the kind alone. */
    static String qualified(ResourceType type) {
        return type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    }

    /**
     * The revision of a number.
     *
     * @throws FailureException where it is not kept
     */
    Revision revision(long number) {
        return revisions.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> FailureException.plain("unable to find the specified revision"));
    }
}
