package dev.coxswain.command.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.BrokenAnswer;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A server's Table, its rows read one by one while the body arrives. An answer that is no Table is
 * kept whole as {@link #other()}.
 */
final class ServerTable implements AutoCloseable {
    /**
     * A column as the server describes it.
     *
     * @param name whether its cells are the objects' names
     */
    record Definition(String heading, int priority, boolean name) {}

    /** A row: its cells as text, and the object or its metadata. */
    record Entry(List<String> cells, JsonNode object) {}

    private final InputStream body;
    private final JsonParser parser;
    private final List<Definition> columns = new ArrayList<>();
    private final Deque<Entry> early = new ArrayDeque<>();
    private @Nullable JsonNode other;
    private String resourceVersion = "";
    private String next = "";
    private long remaining;
    private boolean inRows;

    private ServerTable(InputStream body) throws IOException {
        this.body = body;
        this.parser = Json.mapper().createParser(body);
    }

    /** Reads the head of an answer, up to its first row. */
    static ServerTable open(InputStream body) {
        try {
            ServerTable table = new ServerTable(body);
            JsonToken first = table.parser.nextToken();
            if (first == null) {
                throw BrokenAnswer.end();
            }
            if (first != JsonToken.START_OBJECT) {
                throw FailureException.plain("the server's answer is not a JSON object");
            }
            table.head();
            return table;
        } catch (IOException e) {
            throw BrokenAnswer.of(e);
        }
    }

    /** A Table that is there already, as in a watch's event. */
    static List<Entry> entries(JsonNode table) {
        List<Entry> entries = new ArrayList<>();
        table.path("rows").forEach(row -> entries.add(entry(row)));
        return entries;
    }

    static List<Definition> definitions(JsonNode table) {
        List<Definition> definitions = new ArrayList<>();
        for (JsonNode each : table.path("columnDefinitions")) {
            definitions.add(
                    new Definition(
                            Json.text(each, "name").toUpperCase(java.util.Locale.ROOT),
                            each.path("priority").asInt(),
                            Json.text(each, "type").equals("string")
                                    && Json.text(each, "format").equals("name")));
        }
        return definitions;
    }

    private void head() throws IOException {
        var seen = Json.object();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            // Read one by one only behind what says what they mean; that is the usual order.
            boolean told =
                    Json.text(seen, "kind").equals("Table")
                            && seen.has("columnDefinitions")
                            && seen.has("metadata");
            if (field.equals("rows") && told && parser.currentToken() == JsonToken.START_ARRAY) {
                inRows = true;
                metadata(seen);
                columns.addAll(definitions(seen));
                return;
            }
            seen.set(field, parser.readValueAsTree());
        }
        if (Json.text(seen, "kind").equals("Table")) {
            metadata(seen);
            columns.addAll(definitions(seen));
            early.addAll(entries(seen));
        } else if (seen.has("kind")) {
            other = seen;
        } else {
            throw FailureException.plain(
                    "Object 'Kind' is missing in '" + Json.compact(seen) + "'");
        }
    }

    private void metadata(JsonNode seen) {
        resourceVersion = Json.text(seen, "metadata", "resourceVersion");
        next = Json.text(seen, "metadata", "continue");
        remaining = seen.path("metadata").path("remainingItemCount").asLong(0);
    }

    /** The answer where it was no Table, else null. */
    @Nullable JsonNode other() {
        return other;
    }

    List<Definition> columns() {
        return columns;
    }

    String resourceVersion() {
        return resourceVersion;
    }

    /** Where the next page begins; empty on the last. */
    String next() {
        return next;
    }

    /** How many objects the pages after this one hold; 0 where the server does not say. */
    long remaining() {
        return remaining;
    }

    /** The next row, or null after the last. */
    @Nullable Entry row() {
        if (!early.isEmpty()) {
            return early.removeFirst();
        }
        try {
            if (!inRows || parser.nextToken() != JsonToken.START_OBJECT) {
                inRows = false;
                return null;
            }
            return entry(parser.readValueAsTree());
        } catch (IOException e) {
            throw BrokenAnswer.of(e);
        }
    }

    private static Entry entry(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.path("cells").forEach(cell -> cells.add(cell(cell)));
        return new Entry(cells, row.path("object"));
    }

    private static String cell(JsonNode cell) {
        return cell.isNull() ? "" : dev.coxswain.jsonpath.GoText.of(cell);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }
}
