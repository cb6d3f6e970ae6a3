package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Column;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What {@code get} adds to a server's columns: namespace, kind, labels, the event of a watch.
 *
 * @param context the kubeconfig context the rows come from
 */
record TableShape(
        String context,
        boolean withNamespace,
        boolean withKind,
        boolean withEvent,
        List<String> labels,
        boolean allLabels) {

    List<Column> columns(ResourceType type, List<ServerTable.Definition> definitions) {
        List<Column> columns = new ArrayList<>();
        if (withEvent) {
            columns.add(Column.of("EVENT"));
        }
        if (withNamespace && type.namespaced()) {
            columns.add(Column.of("NAMESPACE"));
        }
        definitions.forEach(each -> columns.add(new Column(each.heading(), each.priority())));
        for (String label : labels) {
            String last = label.substring(label.lastIndexOf('/') + 1);
            columns.add(Column.of(last.toUpperCase(Locale.ROOT)));
        }
        if (allLabels) {
            columns.add(Column.of("LABELS"));
        }
        return columns;
    }

    /** A row; {@code event} is what a watch said, empty without. */
    Row row(
            ResourceType type,
            List<ServerTable.Definition> definitions,
            ServerTable.Entry entry,
            String event) {
        JsonNode metadata = entry.object().path("metadata");
        List<String> cells = new ArrayList<>();
        if (withEvent) {
            // kubectl leaves room for the longest of the common words.
            cells.add(String.format("%-8s", event));
        }
        if (withNamespace && type.namespaced()) {
            cells.add(Json.text(metadata, "namespace"));
        }
        for (int i = 0; i < definitions.size(); i++) {
            String cell = i < entry.cells().size() ? entry.cells().get(i) : "";
            boolean named = withKind && definitions.get(i).name();
            cells.add(named ? type.qualifiedSingular() + "/" + cell : cell);
        }
        JsonNode has = metadata.path("labels");
        labels.forEach(label -> cells.add(has.path(label).asText("")));
        if (allLabels) {
            cells.add(labelText(has));
        }
        return new Row(cells, origin(type, metadata));
    }

    /** Labels as {@code a=b,c=d}, by key; {@code <none>} where there are none. */
    static String labelText(JsonNode labels) {
        if (labels.isEmpty()) {
            return "<none>";
        }
        TreeMap<String, String> sorted = new TreeMap<>();
        labels.properties().forEach(each -> sorted.put(each.getKey(), each.getValue().asText()));
        List<String> pairs = new ArrayList<>();
        sorted.forEach((key, value) -> pairs.add(key + "=" + value));
        return String.join(",", pairs);
    }

    private Origin origin(ResourceType type, JsonNode metadata) {
        String namespace = type.namespaced() ? metadata.path("namespace").asText("default") : null;
        return new Origin(
                context, new ResourceRef(type, namespace, metadata.path("name").asText("")));
    }
}
