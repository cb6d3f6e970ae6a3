package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Age;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.Row;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One event of the cluster.
 *
 * @param event the object, with or without its kind
 */
record Happening(JsonNode event) {
    private static final List<String> HEADINGS =
            List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE");

    /** The table's columns; {@code everywhere} with the namespace in front. */
    static List<Column> columns(boolean everywhere) {
        return Stream.concat(everywhere ? Stream.of("NAMESPACE") : Stream.of(), HEADINGS.stream())
                .map(Column::of)
                .toList();
    }

    /** When it was seen last; long ago where it does not say. */
    Instant last() {
        String stamp = lastStamp();
        try {
            return stamp.isEmpty() ? Instant.EPOCH : Age.instant(stamp);
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }

    private String lastStamp() {
        return Stream.of(
                        stamp("series", "lastObservedTime"),
                        stamp("lastTimestamp"),
                        stamp("eventTime"))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String stamp(String... path) {
        JsonNode stamp = Json.at(event, path);
        return stamp.isTextual() ? stamp.textValue() : "";
    }

    boolean isOneOf(List<String> types) {
        String type = Json.text(event, "type");
        return types.isEmpty() || types.stream().anyMatch(type::equalsIgnoreCase);
    }

    /** Its line of the table. */
    Row row(boolean everywhere, Instant now) {
        List<String> cells = new ArrayList<>();
        if (everywhere) {
            cells.add(Json.text(event, "metadata", "namespace"));
        }
        JsonNode about = event.path("involvedObject");
        cells.add(seen(now));
        cells.add(Json.text(event, "type"));
        cells.add(Json.text(event, "reason"));
        cells.add(Json.text(about, "kind") + "/" + Json.text(about, "name"));
        cells.add(Json.text(event, "message").strip());
        return new Row(cells, null);
    }

    private String seen(Instant now) {
        String happened = stamp("eventTime");
        String first = Age.since(happened.isEmpty() ? stamp("firstTimestamp") : happened, now);
        JsonNode series = event.path("series");
        long count =
                series.isObject() ? series.path("count").asLong() : event.path("count").asLong();
        return series.isObject() || count > 1
                ? Age.since(lastStamp(), now) + " (x" + count + " over " + first + ")"
                : first;
    }

    /** The object, its kind first, as items of lists come without it. */
    Item item() {
        ObjectNode whole = Json.object().put("kind", "Event").put("apiVersion", "v1");
        event.properties().forEach(each -> whole.set(each.getKey(), each.getValue()));
        return Item.of(whole);
    }
}
