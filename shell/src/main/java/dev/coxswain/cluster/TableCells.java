package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Age;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cells of a server's table as text, as Go's {@code fmt.Fprint} shows them. */
final class TableCells {
    /** For answers that are no table: name and age, as kubectl shows unknown objects. */
    static final List<Tables.Definition> FALLBACK =
            List.of(
                    new Tables.Definition("Name", "string", "name", 0),
                    new Tables.Definition("Age", "string", "", 0));

    private TableCells() {}

    static List<Tables.Definition> definitions(JsonNode list) {
        List<Tables.Definition> definitions = new ArrayList<>();
        for (JsonNode each : list) {
            definitions.add(
                    new Tables.Definition(
                            Json.text(each, "name"),
                            Json.text(each, "type"),
                            Json.text(each, "format"),
                            each.path("priority").asInt(0)));
        }
        return definitions;
    }

    /** A row of {@code rows}; cells beyond the columns are dropped, missing ones are empty. */
    static Tables.TableRow row(JsonNode row, int columns) {
        JsonNode cells = row.path("cells");
        List<String> texts = new ArrayList<>(columns);
        List<JsonNode> values = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            JsonNode cell = cells.path(i);
            texts.add(text(cell));
            values.add(cell);
        }
        JsonNode object = row.path("object");
        return new Tables.TableRow(texts, values, object.isObject() ? object : null);
    }

    static Tables.TableRow fallback(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String name = Json.text(metadata, "name");
        String age = Age.since(Json.text(metadata, "creationTimestamp"), Instant.now());
        return new Tables.TableRow(
                List.of(name, age),
                List.of(Json.NODES.textNode(name), Json.NODES.textNode(age)),
                object);
    }

    static String text(JsonNode cell) {
        if (cell.isMissingNode() || cell.isNull()) {
            return "";
        }
        if (cell.isTextual() || cell.isBoolean() || cell.isIntegralNumber()) {
            return cell.asText();
        }
        if (cell.isNumber()) {
            return number(cell.decimalValue());
        }
        if (cell.isArray()) {
            List<String> parts = new ArrayList<>();
            cell.forEach(each -> parts.add(text(each)));
            return "[" + String.join(" ", parts) + "]";
        }
        List<String> parts = new ArrayList<>();
        cell.properties().forEach(each -> parts.add(each.getKey() + ":" + text(each.getValue())));
        parts.sort(null);
        return "map[" + String.join(" ", parts) + "]";
    }

    /** Go's %v of a float64: shortest digits, an exponent from 1e21 on and below 1e-4. */
    private static String number(BigDecimal decimal) {
        double value = decimal.doubleValue();
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e21)) {
            String[] parts = Double.toString(value).split("E");
            String digits =
                    parts[0].endsWith(".0")
                            ? parts[0].substring(0, parts[0].length() - 2)
                            : parts[0];
            int exponent = Integer.parseInt(parts[1]);
            String sign = exponent < 0 ? "-" : "+";
            return digits + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The row with where it came from; no origin where its object was not included. */
    static Row plain(Tables.TableRow row, String context, ResourceType type) {
        JsonNode object = row.object();
        boolean named = object != null && !Json.text(object, "metadata", "name").isEmpty();
        Origin origin = object != null && named ? Objects.origin(context, type, object) : null;
        return new Row(row.cells(), origin);
    }

    static @Nullable JsonNode asTable(JsonNode object) {
        boolean table =
                Json.text(object, "kind").equals("Table")
                        && Json.text(object, "apiVersion").startsWith("meta.k8s.io/");
        return table ? object : null;
    }
}
