package dev.coxswain.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Column;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A table parsed while it arrives. The body decides what it is: a Table, a list of objects, or one
 * object; servers that know no tables answer with the latter two.
 */
public final class TableReader implements RowSource {
    private static final int BATCH = 500;

    private final Cluster cluster;
    private final ResourceType type;
    private final InputStream body;
    private final JsonParser parser;

    /** What stands before the rows: kind, metadata. */
    private final ObjectNode head = Json.object();

    private List<Tables.Definition> definitions = TableCells.FALLBACK;
    private boolean table;
    private boolean inRows;
    private boolean done;
    private boolean single;
    private boolean begun;

    TableReader(Cluster cluster, ResourceType type, InputStream body) {
        this.cluster = cluster;
        this.type = type;
        this.body = body;
        try {
            parser = Json.mapper().createParser(body);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw FailureException.plain("the server's answer is not a JSON object");
            }
            advance();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The columns as the server declares them. */
    public List<Tables.Definition> definitions() {
        return definitions;
    }

    /** Whether the server made the table; else it holds names and ages. */
    public boolean isServers() {
        return table;
    }

    /** The list's resourceVersion; may be known only after the last row, empty until then. */
    public String resourceVersion() {
        return Json.text(head, "metadata", "resourceVersion");
    }

    /** Where the next page begins, empty for none; may be known only after the last row. */
    public String continueToken() {
        return Json.text(head, "metadata", "continue");
    }

    /** The next row, waiting for it; null at the end. */
    public Tables.@Nullable TableRow nextRow() {
        try {
            if (single) {
                single = false;
                done = true;
                return TableCells.fallback(head);
            }
            while (!done) {
                if (inRows) {
                    if (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode row = parser.readValueAsTree();
                        return table
                                ? TableCells.row(row, definitions.size())
                                : TableCells.fallback(row);
                    }
                    inRows = false;
                }
                advance();
            }
            return null;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Reads fields up to the rows or the end. */
    private void advance() throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if ((field.equals("rows") || field.equals("items")) && value == JsonToken.START_ARRAY) {
                inRows = true;
                return;
            }
            JsonNode tree = parser.readValueAsTree();
            head.set(field, tree);
            if (field.equals("columnDefinitions")) {
                table = true;
                definitions = TableCells.definitions(tree);
            }
            token = parser.nextToken();
        }
        if (token == null) {
            throw new java.io.EOFException("unexpected end");
        }
        done = true;
        settle();
    }

    /** An answer without rows: a refusal, an empty table, or one object. */
    private void settle() {
        String kind = Json.text(head, "kind");
        if (kind.equals("Status")) {
            throw new FailureException(
                    new Failure.Api(
                            head.path("code").asInt(0),
                            Json.text(head, "reason"),
                            Json.text(head, "message"),
                            List.of(),
                            null,
                            Failure.Details.NONE));
        }
        boolean object = head.path("metadata").has("name") && !kind.equals("Table");
        if (object && !table) {
            single = true;
        }
    }

    @Override
    public @Nullable RowBatch next() {
        List<Row> rows = new ArrayList<>();
        Tables.TableRow row = null;
        while (rows.size() < BATCH && (row = nextRow()) != null) {
            rows.add(TableCells.plain(row, cluster.context(), type));
        }
        if (rows.isEmpty() && begun) {
            return null;
        }
        List<Column> columns =
                begun ? null : definitions.stream().map(Tables.Definition::column).toList();
        begun = true;
        return new RowBatch(columns, rows);
    }

    private static FailureException broken(IOException e) {
        return new FailureException(
                new Failure.Plain("the server's table cannot be read: " + e.getMessage(), null), e);
    }

    @Override
    public void close() {
        done = true;
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }
}
