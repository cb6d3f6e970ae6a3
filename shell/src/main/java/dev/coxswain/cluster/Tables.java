package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Column;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The server's own tables, streamed row by row. */
public final class Tables {
    private final Cluster cluster;
    private final Cancellation cancellation;

    /** How much of its object each row brings along. */
    public enum Include {
        /** Nothing: the cheapest, but rows know no namespace and no labels. */
        NONE("None"),
        /** Its metadata, as servers do by default. */
        METADATA("Metadata"),
        /** All of it. */
        OBJECT("Object");

        private final String parameter;

        Include(String parameter) {
            this.parameter = parameter;
        }
    }

    /**
     * A column as the server declares it.
     *
     * @param type the JSON type, as {@code string}
     * @param format {@code name} for the object's name, else mostly empty
     */
    public record Definition(String name, String type, String format, int priority) {
        /** The column as it is shown. */
        public Column column() {
            return new Column(name.toUpperCase(Locale.ROOT), priority);
        }

        /** Whether it holds the object's name, before which kubectl may put the type. */
        public boolean isName() {
            return type.equals("string") && format.equals("name");
        }
    }

    /**
     * A row with what it was made from.
     *
     * @param cells one text for each column, as kubectl prints values; not cut, not escaped
     * @param values the cells as the server sent them, for sorting
     * @param object what {@link Include} asked for, or null
     */
    public record TableRow(List<String> cells, List<JsonNode> values, @Nullable JsonNode object) {
        public TableRow {
            cells = List.copyOf(cells);
            values = List.copyOf(values);
        }
    }

    public Tables(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.cancellation = cancellation;
    }

    /**
     * Reads a list, or one object, as a table.
     *
     * @param request the list's or object's request; what the table needs is added
     */
    public TableReader read(ResourceType type, Request request, Include include) {
        Request asked = request.accepting(Request.TABLE).with("includeObject", include.parameter);
        return new TableReader(cluster, type, cluster.open(asked, cancellation));
    }

    /**
     * Watches a list, each event a row.
     *
     * @param list the list's request with the resourceVersion to start from
     */
    public TableWatch watch(ResourceType type, Request list, Include include) {
        Request asked = list.accepting(Request.TABLE).with("includeObject", include.parameter);
        return new TableWatch(cluster, type, Watch.open(cluster, asked, cancellation));
    }
}
