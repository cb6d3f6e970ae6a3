package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes kinds of the CustomResourceDefinitions there are, as they come and go. */
public final class CustomKinds {
    /** The type of the definitions. */
    public static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    private final Kinds kinds;

    CustomKinds(Kinds kinds) {
        this.kinds = kinds;
    }

    void follow(Store store) {
        for (ObjectNode each : store.list(DEFINITIONS, "").objects()) {
            kinds.define(ObjectMeta.name(each), of(each));
        }
        store.subscribe(store.version(), this::note);
    }

    private void note(Change change) {
        if (change.key().type().equals(DEFINITIONS)) {
            ObjectNode after = change.after();
            kinds.define(change.key().name(), after == null ? List.of() : of(after));
        }
    }

    private List<Kind> of(ObjectNode definition) {
        var made = new ArrayList<Kind>();
        for (JsonNode version : definition.path("spec").path("versions")) {
            if (version.path("served").asBoolean(true)) {
                made.add(of(definition.path("spec"), version));
            }
        }
        return made;
    }

    private Kind of(JsonNode spec, JsonNode version) {
        JsonNode names = spec.path("names");
        Set<String> subresources = new HashSet<>();
        version.path("subresources").properties().forEach(each -> subresources.add(each.getKey()));
        var type =
                new ResourceType(
                        spec.path("group").asText(),
                        version.path("name").asText(),
                        names.path("kind").asText(),
                        names.path("plural").asText(),
                        names.path("singular").asText(),
                        spec.path("scope").asText().equals("Namespaced"),
                        Kind.texts(names.path("shortNames")),
                        Kind.texts(names.path("categories")),
                        Set.copyOf(Kinds.verbs()),
                        subresources);
        return new Kind(
                type,
                Schema.of(schema(version), kinds.schemas()),
                name(type),
                columns(version),
                List.of(),
                Kind.Naming.SUBDOMAIN,
                true,
                false,
                true,
                "",
                version.path("subresources").path("scale"),
                Rules.NONE,
                Form.STORED);
    }

    private static ObjectNode schema(JsonNode version) {
        ObjectNode schema =
                version.path("schema").path("openAPIV3Schema") instanceof ObjectNode given
                        ? given.deepCopy()
                        : Json.object().put("type", "object");
        if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            ObjectNode properties = schema.withObjectProperty("properties");
            properties.putObject("apiVersion").put("type", "string");
            properties.putObject("kind").put("type", "string");
            properties
                    .putObject("metadata")
                    .put("$ref", "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
        }
        return schema;
    }

    /** The name OpenAPI gives the schema: the group's parts turned round. */
    private static String name(ResourceType type) {
        String[] parts = type.group().split("\\.");
        var turned = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) {
            turned.append(parts[i]).append('.');
        }
        return turned + type.version() + "." + type.kind();
    }

    private List<Kind.Column> columns(JsonNode version) {
        var columns = new ArrayList<Kind.Column>();
        columns.add(column("Name", "string", "name", ".metadata.name"));
        version.path("additionalPrinterColumns").forEach(each -> columns.add(column(each)));
        if (columns.size() == 1) {
            columns.add(column("Age", "date", "", "age .metadata.creationTimestamp"));
        }
        return columns;
    }

    private Kind.Column column(String name, String type, String format, String cell) {
        Kind.Cell value = Cells.read(cell, type, kinds.particulars());
        return new Kind.Column(name, type, format, 0, kinds.meaning(name), value);
    }

    /** A column that the definition asks for. */
    private Kind.Column column(JsonNode wish) {
        String type = wish.path("type").asText();
        String path = wish.path("jsonPath").asText();
        String told = wish.path("description").asText("");
        String cell = type.equals("date") ? "age " + path : "json " + path;
        return new Kind.Column(
                wish.path("name").asText(),
                type,
                wish.path("format").asText(""),
                wish.path("priority").asInt(),
                told.isEmpty()
                        ? "Custom resource definition column (in JSONPath format): " + path
                        : told,
                Cells.read(cell, type, kinds.particulars()));
    }
}
