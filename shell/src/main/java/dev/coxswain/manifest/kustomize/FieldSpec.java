package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a kind of object keeps something.
 *
 * @param group empty for any
 * @param kind empty for any
 * @param create whether the field is made where it is missing
 */
record FieldSpec(String group, String kind, FieldPath path, boolean create) {
    private static final List<String> TEMPLATED =
            List.of(
                    "ReplicationController",
                    "Deployment",
                    "ReplicaSet",
                    "DaemonSet",
                    "StatefulSet",
                    "Job");
    private static final List<String> AFFINITIES =
            Stream.of("podAffinity", "podAntiAffinity")
                    .flatMap(
                            each ->
                                    Stream.of(
                                            each
                                                    + "/preferredDuringSchedulingIgnoredDuringExecution[]"
                                                    + "/podAffinityTerm/labelSelector/matchLabels",
                                            each
                                                    + "/requiredDuringSchedulingIgnoredDuringExecution[]"
                                                    + "/labelSelector/matchLabels"))
                    .toList();

    static FieldSpec of(String kind, String path, boolean create) {
        return new FieldSpec("", kind, FieldPath.of(path), create);
    }

    /** One as a kustomization's list of fields declares it. */
    static FieldSpec declared(JsonNode field) {
        return new FieldSpec(
                Json.text(field, "group"),
                Json.text(field, "kind"),
                FieldPath.of(Json.text(field, "path")),
                field.path("create").asBoolean());
    }

    boolean isFor(Id id) {
        return (group.isEmpty() || group.equals(id.group()))
                && (kind.isEmpty() || kind.equals(id.kind()));
    }

    /** Sets pairs in the map that the field is. */
    void put(ObjectNode object, Map<String, JsonNode> pairs) {
        if (isFor(Id.of(object)) && !pairs.isEmpty()) {
            path.visit(
                    object,
                    create,
                    (holder, field) -> {
                        ObjectNode map =
                                holder.get(field) instanceof ObjectNode now ? now : Json.object();
                        map.setAll(pairs);
                        holder.set(field, map);
                    });
        }
    }

    /** Labels of the object itself. */
    static List<FieldSpec> labels() {
        return List.of(of("", "metadata/labels", true));
    }

    /** Labels of what the object makes pods of. */
    static List<FieldSpec> templateLabels() {
        List<FieldSpec> specs = new ArrayList<>(labels());
        specs.addAll(templates("labels"));
        specs.add(of("StatefulSet", "spec/volumeClaimTemplates[]/metadata/labels", true));
        return specs;
    }

    /** Labels wherever they are set or selected by. */
    static List<FieldSpec> selectors() {
        List<FieldSpec> specs = new ArrayList<>(templateLabels());
        specs.add(of("Service", "spec/selector", true));
        specs.add(of("ReplicationController", "spec/selector", true));
        for (String kind : List.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet")) {
            specs.add(of(kind, "spec/selector/matchLabels", true));
        }
        for (String kind : List.of("Job", "PodDisruptionBudget")) {
            specs.add(of(kind, "spec/selector/matchLabels", false));
        }
        specs.add(of("CronJob", "spec/jobTemplate/spec/selector/matchLabels", false));
        specs.add(of("NetworkPolicy", "spec/podSelector/matchLabels", false));
        specs.add(of("NetworkPolicy", "spec/ingress[]/from[]/podSelector/matchLabels", false));
        specs.add(of("NetworkPolicy", "spec/egress[]/to[]/podSelector/matchLabels", false));
        for (String kind : List.of("Deployment", "StatefulSet")) {
            String pod = "spec/template/spec/";
            AFFINITIES.forEach(each -> specs.add(of(kind, pod + "affinity/" + each, false)));
            specs.add(
                    of(kind, pod + "topologySpreadConstraints[]/labelSelector/matchLabels", false));
        }
        return specs;
    }

    /** Annotations of the object and of what it makes pods of. */
    static List<FieldSpec> annotations() {
        List<FieldSpec> specs = new ArrayList<>();
        specs.add(of("", "metadata/annotations", true));
        specs.addAll(templates("annotations"));
        return specs;
    }

    private static List<FieldSpec> templates(String field) {
        List<FieldSpec> specs = new ArrayList<>();
        TEMPLATED.forEach(kind -> specs.add(of(kind, "spec/template/metadata/" + field, true)));
        specs.add(of("CronJob", "spec/jobTemplate/metadata/" + field, true));
        specs.add(of("CronJob", "spec/jobTemplate/spec/template/metadata/" + field, true));
        return specs;
    }
}
