package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The events of a watch as rows; the server declares the columns with the first event only. */
public final class TableWatch implements AutoCloseable {
    private final Cluster cluster;
    private final ResourceType type;
    private final Watch watch;
    private List<Tables.Definition> definitions = TableCells.FALLBACK;

    /**
     * What one event changed.
     *
     * @param resourceVersion where a new watch would go on, empty if not told
     * @param status for {@link Change.Kind#ERROR} the server's Status, else null
     */
    public record Event(
            Change.Kind kind,
            List<Tables.TableRow> rows,
            String resourceVersion,
            @Nullable JsonNode status) {
        public Event {
            rows = List.copyOf(rows);
        }
    }

    TableWatch(Cluster cluster, ResourceType type, Watch watch) {
        this.cluster = cluster;
        this.type = type;
        this.watch = watch;
    }

    /** The columns of the rows so far. */
    public List<Tables.Definition> definitions() {
        return definitions;
    }

    /** The next event, waiting for it; null once the server has ended the watch. */
    public @Nullable Event next() {
        Change change = watch.next();
        if (change == null) {
            return null;
        }
        if (change.kind() == Change.Kind.ERROR) {
            return new Event(change.kind(), List.of(), "", change.object());
        }
        JsonNode object = change.object();
        String version = Json.text(object, "metadata", "resourceVersion");
        JsonNode table = TableCells.asTable(object);
        if (table == null) {
            return new Event(change.kind(), List.of(TableCells.fallback(object)), version, null);
        }
        JsonNode declared = table.path("columnDefinitions");
        if (!declared.isEmpty()) {
            definitions = TableCells.definitions(declared);
        }
        List<Tables.TableRow> rows = new ArrayList<>();
        for (JsonNode each : table.path("rows")) {
            Tables.TableRow row = TableCells.row(each, definitions.size());
            rows.add(row);
            if (row.object() != null) {
                version = Json.text(row.object(), "metadata", "resourceVersion");
            }
        }
        return new Event(change.kind(), rows, version, null);
    }

    /** A row with the object it stands for. */
    public Row plain(Tables.TableRow row) {
        return TableCells.plain(row, cluster.context(), type);
    }

    @Override
    public void close() {
        watch.close();
    }
}
