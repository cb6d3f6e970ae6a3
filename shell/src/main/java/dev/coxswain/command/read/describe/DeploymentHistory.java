package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.PathSegment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The replica sets of a deployment: the one it wants and those of before, oldest first. */
final class DeploymentHistory {
    private static final String HASH = "pod-template-hash";

    private final List<JsonNode> before = new ArrayList<>();
    private final List<JsonNode> wanted = new ArrayList<>();

    private DeploymentHistory() {}

    /** What the cluster has; nothing where it may not be read. */
    static DeploymentHistory of(JsonNode deployment, Surroundings around) {
        DeploymentHistory history = new DeploymentHistory();
        JsonNode template = plain(Json.at(deployment, "spec", "template"));
        for (JsonNode set : owned(deployment, around)) {
            boolean same =
                    history.wanted.isEmpty()
                            && plain(Json.at(set, "spec", "template")).equals(template);
            (same ? history.wanted : history.before).add(set);
        }
        return history;
    }

    private static List<JsonNode> owned(JsonNode deployment, Surroundings around) {
        String namespace = Json.text(deployment, "metadata", "namespace");
        String uid = Json.text(deployment, "metadata", "uid");
        String path = "/apis/apps/v1/namespaces/" + PathSegment.encode(namespace) + "/replicasets";
        String selector = Selectors.text(Json.at(deployment, "spec", "selector"));
        List<JsonNode> owned = new ArrayList<>();
        try {
            for (JsonNode set : around.list(Request.get(path).with("labelSelector", selector))) {
                JsonNode owner = Metadata.controller(set);
                if (owner != null && Json.text(owner, "uid").equals(uid)) {
                    owned.add(set);
                }
            }
        } catch (FailureException _) {
            return List.of();
        }
        owned.sort(
                Comparator.<JsonNode, String>comparing(
                                set -> Json.text(set, "metadata", "creationTimestamp"))
                        .thenComparing(set -> Json.text(set, "metadata", "name")));
        return owned;
    }

    /** A template without the label that tells one replica set's pods from another's. */
    private static JsonNode plain(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (Json.at(copy, "metadata", "labels") instanceof ObjectNode labels) {
            labels.remove(HASH);
        }
        return copy;
    }

    boolean isEmpty() {
        return before.isEmpty() && wanted.isEmpty();
    }

    String old() {
        return words(before);
    }

    String current() {
        return words(wanted);
    }

    private static String words(List<JsonNode> sets) {
        List<String> words = new ArrayList<>();
        for (JsonNode set : sets) {
            words.add(
                    Json.text(set, "metadata", "name")
                            + " ("
                            + Fields.number(set, "status", "replicas")
                            + "/"
                            + Fields.number(set, "spec", "replicas")
                            + " replicas created)");
        }
        return Fields.orNone(String.join(", ", words));
    }
}
