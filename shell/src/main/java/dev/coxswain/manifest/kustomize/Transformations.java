package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one kustomization changes in its objects, in the order that kubectl keeps. */
final class Transformations {
    private static final Set<String> NAMES_KEPT =
            Set.of("Namespace", "CustomResourceDefinition", "APIService");
    private static final List<String> SCALED =
            List.of("Deployment", "ReplicationController", "ReplicaSet", "StatefulSet");

    private final Kustomization kustomization;
    private final LabelMatch labels;

    Transformations(Kustomization kustomization, LabelMatch labels) {
        this.kustomization = kustomization;
        this.labels = labels;
    }

    void run(List<KustomizedObject> objects) {
        Patches patches = new Patches(kustomization, labels, objects);
        patches.strategic();
        patches.mixed();
        namespace(objects);
        affixes(objects);
        labels(objects);
        Map<String, JsonNode> annotations = pairs(kustomization.path("commonAnnotations"));
        FieldSpec.annotations().forEach(spec -> put(objects, spec, annotations));
        patches.json();
        kustomization.path("replicas").forEach(each -> replicas(objects, each));
        for (String field : List.of("imageTags", "images")) {
            for (JsonNode each : kustomization.path(field)) {
                ImageChange change = ImageChange.of(each);
                objects.forEach(object -> change.apply(object.json()));
            }
        }
    }

    private void namespace(List<KustomizedObject> objects) {
        String namespace = kustomization.text("namespace");
        if (namespace.isEmpty()) {
            return;
        }
        for (KustomizedObject each : objects) {
            Id id = each.id();
            if (id.kind().equals("Namespace")) {
                each.rename(namespace);
            } else if (id.namespaced()) {
                each.move(namespace);
            } else if (id.kind().equals("APIService")) {
                FieldPath.of("spec/service/namespace")
                        .visit(each.json(), false, (holder, name) -> holder.put(name, namespace));
            }
            if (id.kind().endsWith("RoleBinding")) {
                subjects(each.json(), namespace);
            }
        }
    }

    /** Other service accounts follow the objects they name. */
    private static void subjects(ObjectNode binding, String namespace) {
        for (JsonNode each : binding.path("subjects")) {
            if (each instanceof ObjectNode subject
                    && Json.text(subject, "kind").equals("ServiceAccount")
                    && Json.text(subject, "name").equals("default")) {
                subject.put("namespace", namespace);
            }
        }
    }

    private void affixes(List<KustomizedObject> objects) {
        String prefix = kustomization.text("namePrefix");
        String suffix = kustomization.text("nameSuffix");
        if (prefix.isEmpty() && suffix.isEmpty()) {
            return;
        }
        objects.stream()
                .filter(each -> !NAMES_KEPT.contains(each.kind()))
                .forEach(each -> each.affix(prefix, suffix));
    }

    private void labels(List<KustomizedObject> objects) {
        for (JsonNode each : kustomization.path("labels")) {
            Map<String, JsonNode> pairs = pairs(each.path("pairs"));
            List<FieldSpec> specs =
                    new ArrayList<>(
                            each.path("includeSelectors").asBoolean()
                                    ? FieldSpec.selectors()
                                    : each.path("includeTemplates").asBoolean()
                                            ? FieldSpec.templateLabels()
                                            : FieldSpec.labels());
            each.path("fields").forEach(field -> specs.add(FieldSpec.declared(field)));
            specs.forEach(spec -> put(objects, spec, pairs));
        }
        Map<String, JsonNode> common = pairs(kustomization.path("commonLabels"));
        FieldSpec.selectors().forEach(spec -> put(objects, spec, common));
    }

    private static Map<String, JsonNode> pairs(JsonNode map) {
        Map<String, JsonNode> pairs = new LinkedHashMap<>();
        map.properties().forEach(each -> pairs.put(each.getKey(), each.getValue()));
        return pairs;
    }

    private static void put(
            List<KustomizedObject> objects, FieldSpec spec, Map<String, JsonNode> pairs) {
        objects.forEach(each -> spec.put(each.json(), pairs));
    }

    private static void replicas(List<KustomizedObject> objects, JsonNode wanted) {
        String name = Json.text(wanted, "name");
        boolean found = false;
        for (KustomizedObject each : objects) {
            boolean meant = each.ids().stream().anyMatch(id -> id.name().equals(name));
            if (meant && SCALED.contains(each.kind())) {
                each.json()
                        .withObjectProperty("spec")
                        .put("replicas", wanted.path("count").asLong());
                found = true;
            }
        }
        if (!found) {
            throw FailureException.plain(
                    "resource with name "
                            + name
                            + " does not match a config with the following GVK"
                            + " [Deployment.[noVer].[noGrp] StatefulSet.[noVer].[noGrp]"
                            + " ReplicaSet.[noVer].[noGrp] ReplicationController.[noVer].[noGrp]]");
        }
    }
}
