package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.ResourceType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One kind the server has.
 *
 * @param type its names
 * @param schema the shape of its objects
 * @param schemaName the schema's OpenAPI name
 * @param columns what its tables show
 * @param fields the field selectors it knows beside name and namespace
 * @param naming what its objects may be called
 * @param counted whether the server counts changes of the wish ({@code metadata.generation})
 * @param createdWithStatus whether a new object keeps the status it came with
 * @param custom whether a CustomResourceDefinition made it
 * @param stored the name its objects are stored under, where they have another form there; else
 *     empty
 * @param scale the paths of a custom kind's scale subresource; a missing node for none
 * @param rules what holds when its objects are written
 * @param form how its objects are served
 */
public record Kind(
        ResourceType type,
        Schema schema,
        String schemaName,
        List<Column> columns,
        List<String> fields,
        Naming naming,
        boolean counted,
        boolean createdWithStatus,
        boolean custom,
        String stored,
        JsonNode scale,
        Rules rules,
        Form form) {

    /** What objects of a kind may be called. */
    public enum Naming {
        /** As a host is. */
        SUBDOMAIN,
        /** As one part of a host's name is. */
        LABEL,
        /** As anything that can stand in a path. */
        FREE
    }

    /**
     * A column of the kind's table.
     *
     * @param cell how its value is found
     */
    public record Column(
            String name, String type, String format, int priority, String description, Cell cell) {}

    /** Finds the value of a column in an object. */
    @FunctionalInterface
    public interface Cell {
        JsonNode of(JsonNode object, Instant now);
    }

    /** The kind's name in the store: {@code deployments.apps}. */
    public String name() {
        return stored.isEmpty() ? type.qualifiedPlural() : stored;
    }

    /** Whether its objects are stored in another form than the one they are served in. */
    public boolean converted() {
        return !stored.isEmpty();
    }

    public boolean namespaced() {
        return type.namespaced();
    }

    public boolean has(String subresource) {
        return type.subresources().contains(subresource);
    }

    static Kind read(
            JsonNode data, Schemas schemas, Particulars particulars, Map<String, String> meanings) {
        var type =
                new ResourceType(
                        data.path("group").asText(),
                        data.path("version").asText(),
                        data.path("kind").asText(),
                        data.path("plural").asText(),
                        data.path("singular").asText(),
                        data.path("namespaced").asBoolean(),
                        texts(data.path("shortNames")),
                        texts(data.path("categories")),
                        set(data.path("verbs")),
                        set(data.path("subresources")));
        String schema = data.path("schema").asText();
        Schema shape = schemas.named(schema);
        String stored = data.path("stored").asText("");
        boolean wished = shape.property("spec") != null && type.subresources().contains("status");
        return new Kind(
                type,
                shape,
                schema,
                columns(data.path("columns"), particulars, meanings),
                texts(data.path("fields")),
                Naming.valueOf(data.path("names").asText("subdomain").toUpperCase(Locale.ROOT)),
                data.path("counted").asBoolean(wished),
                data.path("createdWithStatus").asBoolean(),
                false,
                stored,
                data.path("scale"),
                particulars.rules(stored.isEmpty() ? type.qualifiedPlural() : stored),
                stored.isEmpty() ? Form.STORED : particulars.form(stored));
    }

    private static List<Column> columns(
            JsonNode data, Particulars particulars, Map<String, String> meanings) {
        var columns = new ArrayList<Column>();
        for (JsonNode each : data) {
            String shape = each.get(1).asText();
            String name = each.get(0).asText();
            columns.add(
                    new Column(
                            name,
                            shape,
                            each.get(2).asText(),
                            each.get(3).asInt(),
                            meanings.getOrDefault(name, ""),
                            Cells.read(each.get(4).asText(), shape, particulars)));
        }
        return columns;
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Set<String> set(JsonNode array) {
        return new LinkedHashSet<>(texts(array));
    }
}
