package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.api.Descriptions;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Kinds;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The OpenAPI v3 documents: types and fields of each group version, and where its kinds lie. */
final class OpenApi {
    private static final String REFERENCE = "#/components/schemas/";

    private final Kinds kinds;
    private @Nullable Descriptions descriptions;

    OpenApi(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Read late: few ever ask. */
    private synchronized Descriptions descriptions() {
        Descriptions known = descriptions;
        if (known == null) {
            known = Descriptions.read();
            descriptions = known;
        }
        return known;
    }

    /** {@code /openapi/v3}. */
    ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        for (Kind each : kinds.all()) {
            String path = each.type().groupPath().substring(1);
            paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path);
        }
        return index;
    }

    /** {@code /openapi/v3/PATH}; an empty document for a path without kinds. */
    ObjectNode document(String path) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.3");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (Kind kind : kinds.all()) {
            if (!kind.type().groupPath().equals("/" + path)) {
                continue;
            }
            ObjectNode schema = add(schemas, kind.schemaName(), kind.schema().node());
            ArrayNode kinds = schema.putArray("x-kubernetes-group-version-kind");
            if (kinds.isEmpty()) {
                groupVersionKind(kinds.addObject(), kind.type());
            }
            paths(paths, kind);
        }
        return document;
    }

    private static void groupVersionKind(ObjectNode into, ResourceType type) {
        into.put("group", type.group()).put("version", type.version()).put("kind", type.kind());
    }

    private ObjectNode add(ObjectNode schemas, String name, JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        describe(name, copy);
        schemas.set(name, copy);
        Set<String> wanted = new LinkedHashSet<>();
        refer(copy, wanted::add);
        for (String each : wanted) {
            if (!schemas.has(each)) {
                add(schemas, each, kinds.schemas().all().path(each));
            }
        }
        return copy;
    }

    /** Says what the type and its fields are, where its definition does not. */
    private void describe(String name, ObjectNode schema) {
        put(schema, descriptions().type(name));
        schema.path("properties")
                .properties()
                .forEach(
                        each -> {
                            if (each.getValue() instanceof ObjectNode field) {
                                put(field, descriptions().field(name, each.getKey()));
                            }
                        });
    }

    private static void put(ObjectNode schema, String text) {
        if (!text.isEmpty() && !schema.has("description")) {
            schema.put("description", text);
        }
    }

    /** Turns short references into full ones, and tells each name. */
    private static void refer(JsonNode node, Consumer<String> names) {
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.path("$ref");
            if (reference.isTextual() && !reference.asText().startsWith("#")) {
                names.accept(reference.asText());
                object.remove("$ref");
                object.putArray("allOf").addObject().put("$ref", REFERENCE + reference.asText());
                return;
            }
        }
        node.forEach(each -> refer(each, names));
    }

    private static void paths(ObjectNode paths, Kind kind) {
        ResourceType type = kind.type();
        String base =
                type.groupPath()
                        + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                        + type.plural();
        ObjectNode collection = paths.putObject(base);
        operation(collection.putObject("post"), type, "post", true);
        operation(collection.putObject("get"), type, "list", false);
        ObjectNode object = paths.putObject(base + "/{name}");
        operation(object.putObject("get"), type, "get", false);
        operation(object.putObject("put"), type, "put", true);
        operation(object.putObject("patch"), type, "patch", true);
        operation(object.putObject("delete"), type, "delete", false);
    }

    private static void operation(
            ObjectNode operation, ResourceType type, String action, boolean write) {
        operation.put("x-kubernetes-action", action);
        groupVersionKind(operation.putObject("x-kubernetes-group-version-kind"), type);
        ArrayNode parameters = operation.putArray("parameters");
        if (write) {
            for (String each : new String[] {"dryRun", "fieldManager", "fieldValidation"}) {
                ObjectNode parameter = parameters.addObject().put("name", each).put("in", "query");
                parameter.putObject("schema").put("type", "string");
            }
        }
        operation.putObject("responses").putObject("200").put("description", "OK");
    }
}
