package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of what was built: what others need first, then by type and name. */
final class ObjectOrder {
    private static final List<String> FIRST =
            List.of(
                    "Namespace",
                    "ResourceQuota",
                    "StorageClass",
                    "CustomResourceDefinition",
                    "ServiceAccount",
                    "PodSecurityPolicy",
                    "Role",
                    "ClusterRole",
                    "RoleBinding",
                    "ClusterRoleBinding",
                    "ConfigMap",
                    "Secret",
                    "Endpoints",
                    "Service",
                    "LimitRange",
                    "PriorityClass",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "Deployment",
                    "StatefulSet",
                    "CronJob",
                    "PodDisruptionBudget");
    private static final List<String> LAST =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private final List<String> first;
    private final List<String> last;

    private ObjectOrder(List<String> first, List<String> last) {
        this.first = first;
        this.last = last;
    }

    /**
     * The objects in order.
     *
     * @param options the field {@code sortOptions}; missing for the order that is usual
     */
    static List<KustomizedObject> of(JsonNode options, List<KustomizedObject> objects) {
        if (Json.text(options, "order").equals("fifo")) {
            return objects;
        }
        JsonNode kinds = options.path("legacySortOptions");
        ObjectOrder order =
                new ObjectOrder(
                        kinds.has("orderFirst") ? texts(kinds.path("orderFirst")) : FIRST,
                        kinds.has("orderLast") ? texts(kinds.path("orderLast")) : LAST);
        return objects.stream()
                .sorted(
                        Comparator.<KustomizedObject>comparingInt(each -> order.rank(each.kind()))
                                .thenComparing(each -> type(each.id()))
                                .thenComparing(each -> name(each.id())))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private int rank(String kind) {
        int at = first.indexOf(kind);
        if (at >= 0) {
            return at - first.size();
        }
        return last.indexOf(kind) + 1;
    }

    /** Empty parts come last, as tildes do. */
    private static String type(Id id) {
        return (id.group().isEmpty() ? "~G" : id.group()) + "_" + id.version() + "_" + id.kind();
    }

    private static String name(Id id) {
        return (id.namespace().isEmpty() ? "~X" : id.namespace()) + "|" + id.name();
    }
}
