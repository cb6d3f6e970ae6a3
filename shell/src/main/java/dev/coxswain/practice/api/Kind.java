package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.ResourceType;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One kind the server has.
 *
 * @param type its names
 * @param schema the shape of its objects
 * @param schemaName the schema's OpenAPI name
 * @param columns what its tables show
 * @param fields the field selectors it knows beside name and namespace
 * @param custom whether a CustomResourceDefinition made it
 * @param stored the name its objects are stored under, where they have another form there; else
 *     empty
 * @param scale the paths of a custom kind's scale subresource; a missing node for none
 */
public record Kind(
        ResourceType type,
        Schema schema,
        String schemaName,
        List<Column> columns,
        List<String> fields,
        boolean custom,
        String stored,
        JsonNode scale) {

    private static final Set<String> UNCOUNTED =
            Set.of(
                    "namespaces",
                    "nodes",
                    "services",
                    "persistentvolumes",
                    "persistentvolumeclaims",
                    "resourcequotas",
                    "certificatesigningrequests.certificates.k8s.io",
                    "volumeattachments.storage.k8s.io",
                    "servicecidrs.networking.k8s.io",
                    "ipaddresses.networking.k8s.io",
                    "horizontalpodautoscalers.autoscaling");

    /** Groups whose kinds are all counted. */
    private static final Set<String> GENERATIONS =
            Set.of("admissionregistration.k8s.io", "scheduling.k8s.io");

    /**
     * A column of the kind's table.
     *
     * @param cell how the text is found, in the words of {@link Cells}
     */
    public record Column(String name, String type, String format, int priority, String cell) {}

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

    /** Whether the server counts changes of the wish ({@code metadata.generation}). */
    boolean counted() {
        return !UNCOUNTED.contains(name()) && changesCounted();
    }

    private boolean changesCounted() {
        return custom || (schema.property("spec") != null && has("status")) || isHook();
    }

    private boolean isHook() {
        return GENERATIONS.contains(type.group())
                || (type.group().equals("networking.k8s.io") && schema.property("spec") != null);
    }

    static Kind read(JsonNode data, Schemas schemas) {
        var columns = new ArrayList<Column>();
        for (JsonNode each : data.path("columns")) {
            columns.add(
                    new Column(
                            each.get(0).asText(),
                            each.get(1).asText(),
                            each.get(2).asText(),
                            each.get(3).asInt(),
                            each.get(4).asText()));
        }
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
        return new Kind(
                type,
                schemas.named(schema),
                schema,
                columns,
                texts(data.path("fields")),
                false,
                data.path("stored").asText(""),
                data.path("scale"));
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Set<String> set(JsonNode array) {
        return new LinkedHashSet<>(texts(array));
    }
}
