package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Problems;

import java.time.Instant;
import java.util.List;

/** What must hold for definitions of custom kinds. */
final class DefinitionRules {
    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");

    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private DefinitionRules() {}

    /** A definition stays until its objects are gone. */
    static void retire(ObjectNode object, Instant now) {
        ObjectNode metadata = ObjectMeta.of(object);
        metadata.remove("deletionGracePeriodSeconds");
        metadata.withArrayProperty("finalizers").add(CLEANUP);
        object.withObjectProperty("status")
                .withArrayProperty("conditions")
                .addObject()
                .put("type", "Terminating")
                .put("status", "True")
                .put("lastTransitionTime", ObjectMeta.stamp(now))
                .put("reason", "InstanceDeletionPending")
                .put(
                        "message",
                        "CustomResourceDefinition marked for deletion; CustomResource deletion will"
                                + " begin soon");
    }

    static void check(ObjectNode object, Problems problems) {
        JsonNode spec = object.path("spec");
        String plural = spec.path("names").path("plural").asText("");
        String expected = plural + "." + spec.path("group").asText("");
        if (!ObjectMeta.name(object).equals(expected)) {
            problems.invalid(
                    "metadata.name",
                    ObjectMeta.name(object),
                    "must be spec.names.plural+\".\"+spec.group");
        }
        if (!SCOPES.contains(spec.path("scope").asText(""))) {
            problems.notSupported("spec.scope", spec.path("scope"), SCOPES);
        }
        if (spec.path("names").path("kind").asText("").isEmpty()) {
            problems.required("spec.names.kind", "");
        }
        versions(object, spec.path("versions"), problems);
    }

    private static void versions(ObjectNode object, JsonNode versions, Problems problems) {
        int index = 0;
        int stored = 0;
        for (JsonNode version : versions) {
            stored += version.path("storage").asBoolean() ? 1 : 0;
            if (!version.path("schema").has("openAPIV3Schema")) {
                problems.required("spec.versions[" + index + "].schema.openAPIV3Schema", "");
            }
            index++;
        }
        if (stored != 1) {
            problems.invalid(
                    "spec.versions",
                    shown(versions),
                    "must have exactly one version marked as storage version");
        }
        if (object.path("status").path("storedVersions").isEmpty()) {
            problems.invalid(
                    "status.storedVersions",
                    Json.NODES.nullNode(),
                    "must have at least one stored version");
        }
    }

    /** The server shows the versions in the spelling of its own types, without the schemas. */
    private static JsonNode shown(JsonNode versions) {
        var list = Json.array();
        for (JsonNode each : versions) {
            ObjectNode shown = list.addObject().put("Name", each.path("name").asText());
            shown.put("Served", each.path("served").asBoolean());
            shown.put("Storage", each.path("storage").asBoolean());
            shown.put("Deprecated", each.path("deprecated").asBoolean());
            for (String field :
                    List.of(
                            "DeprecationWarning",
                            "Schema",
                            "Subresources",
                            "AdditionalPrinterColumns",
                            "SelectableFields")) {
                shown.putNull(field);
            }
        }
        return list;
    }
}
