package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.CustomKinds;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The particulars of configuration, storage and scaling rules. */
final class DataRules implements Rules {
    private static final String FIXED = "field is immutable when `immutable` is set";
    private static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");

    private final String type;

    DataRules(String type) {
        this.type = type;
    }

    @Override
    public void prepare(ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {
        if (type.equals("persistentvolumeclaims") && old == null) {
            claim(object.withObjectProperty("spec"), lookup);
            finalizer(object, "kubernetes.io/pvc-protection");
        }
        if (type.equals("horizontalpodautoscalers.autoscaling")) {
            AutoscalerRules.complete(object.withObjectProperty("spec"));
        }
        if (type.equals("persistentvolumes") && old == null) {
            finalizer(object, "kubernetes.io/pv-protection");
        }
    }

    @Override
    public void admit(Kind kind, ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {
        if (type.equals("persistentvolumeclaims")) {
            Limits.check(kind, object, lookup);
        }
    }

    private static void finalizer(ObjectNode object, String name) {
        ObjectNode metadata = ObjectMeta.of(object);
        if (!metadata.has("finalizers")) {
            metadata.putArray("finalizers").add(name);
        }
    }

    private static void claim(ObjectNode spec, Lookup lookup) {
        if (spec.has("storageClassName")) {
            return;
        }
        for (ObjectNode each : lookup.list("storageclasses.storage.k8s.io", "")) {
            if (each.path("metadata")
                    .path("annotations")
                    .path("storageclass.kubernetes.io/is-default-class")
                    .asText()
                    .equals("true")) {
                spec.put("storageClassName", ObjectMeta.name(each));
            }
        }
    }

    @Override
    public void retire(ObjectNode object, Instant now) {
        if (type.equals(CustomKinds.DEFINITIONS)) {
            DefinitionRules.retire(object, now);
        }
    }

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        JsonNode spec = object.path("spec");
        switch (type) {
            case "configmaps", "secrets" -> data(object, old, problems);
            case "persistentvolumeclaims" -> claim(spec, old, problems);
            case "persistentvolumes" -> volume(spec, problems);
            case "horizontalpodautoscalers.autoscaling" -> AutoscalerRules.check(spec, problems);
            case "storageclasses.storage.k8s.io" -> {
                if (object.path("provisioner").asText("").isEmpty()) {
                    problems.required("provisioner", "");
                }
            }
            default -> DefinitionRules.check(object, problems);
        }
    }

    private static void data(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        for (String part : List.of("data", "binaryData")) {
            object.path(part)
                    .properties()
                    .forEach(
                            each -> {
                                if (!DATA_KEY.matcher(each.getKey()).matches()) {
                                    problems.invalid(
                                            part + "[" + each.getKey() + "]",
                                            each.getKey(),
                                            "a valid config key must consist of alphanumeric"
                                                    + " characters, '-', '_' or '.' (e.g. 'key.name', "
                                                    + " or 'KEY_NAME',  or 'key-name', regex used for"
                                                    + " validation is '[-._a-zA-Z0-9]+')");
                                }
                            });
        }
        object.path("data")
                .fieldNames()
                .forEachRemaining(
                        each -> {
                            if (object.path("binaryData").has(each)) {
                                problems.invalid(
                                        "data[" + each + "]",
                                        each,
                                        "duplicate of key present in binaryData");
                            }
                        });
        if (old != null) {
            fixed(object, old, problems);
        }
        for (String each : needed(object.path("type").asText(""))) {
            if (!object.path("data").has(each)) {
                problems.required("data[" + each + "]", "");
            }
        }
    }

    private static void fixed(ObjectNode object, ObjectNode old, Problems problems) {
        if (old.path("immutable").asBoolean()) {
            if (!object.path("immutable").asBoolean()) {
                problems.forbidden("immutable", FIXED);
            }
            for (String each : List.of("data", "binaryData")) {
                if (!object.path(each).equals(old.path(each))) {
                    problems.forbidden(each, FIXED);
                }
            }
        }
        if (!object.path("type").equals(old.path("type"))) {
            problems.invalid("type", object.path("type"), "field is immutable");
        }
    }

    /** The keys a secret of a type must have. */
    private static List<String> needed(String type) {
        return switch (type) {
            case "kubernetes.io/tls" -> List.of("tls.crt", "tls.key");
            case "kubernetes.io/dockerconfigjson" -> List.of(".dockerconfigjson");
            case "kubernetes.io/dockercfg" -> List.of(".dockercfg");
            case "kubernetes.io/ssh-auth" -> List.of("ssh-privatekey");
            default -> List.of();
        };
    }

    private static void claim(JsonNode spec, @Nullable ObjectNode old, Problems problems) {
        if (spec.path("accessModes").isEmpty()) {
            problems.required("spec.accessModes", "at least 1 access mode is required");
        }
        for (JsonNode mode : spec.path("accessModes")) {
            if (!ACCESS_MODES.contains(mode.asText())) {
                problems.notSupported("spec.accessModes", mode, ACCESS_MODES);
            }
        }
        if (!spec.path("resources").path("requests").has("storage")) {
            problems.required("spec.resources[storage]", "");
        }
        if (old != null && !fixed(spec).equals(fixed(old.path("spec")))) {
            problems.forbidden(
                    "spec",
                    "spec is immutable after creation except resources.requests and"
                            + " volumeAttributesClassName for bound claims");
        }
    }

    private static JsonNode fixed(JsonNode spec) {
        ObjectNode copy = spec.deepCopy();
        copy.remove(List.of("resources", "volumeName", "volumeAttributesClassName"));
        return copy;
    }

    private static void volume(JsonNode spec, Problems problems) {
        if (spec.path("accessModes").isEmpty()) {
            problems.required("spec.accessModes", "");
        }
        JsonNode capacity = spec.path("capacity");
        if (capacity.isEmpty()) {
            problems.required("spec.capacity", "");
        }
        if (!capacity.has("storage") || capacity.size() > 1) {
            JsonNode shown = capacity.isMissingNode() ? Json.NODES.nullNode() : capacity;
            problems.notSupported("spec.capacity", shown, List.of("storage"));
        }
        boolean source =
                spec.properties().stream()
                        .anyMatch(
                                each ->
                                        each.getValue().isObject()
                                                && !List.of("capacity", "claimRef", "nodeAffinity")
                                                        .contains(each.getKey()));
        if (!source) {
            problems.required("spec", "must specify a volume type");
        }
    }
}
