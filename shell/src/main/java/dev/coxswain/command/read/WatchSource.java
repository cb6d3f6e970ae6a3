package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** {@code get --watch}: the list, then its changes until somebody stops it. */
final class WatchSource implements Items.Source {
    private final Invocation invocation;
    private final Target target;

    WatchSource(Invocation invocation, Target target) {
        this.invocation = invocation;
        this.target = target;
    }

    @Override
    public RowSource rows() {
        return new Rows();
    }

    @Override
    public ItemSource objects() {
        return new Changed();
    }

    @Override
    public Outcome outcome() {
        return Outcome.DONE;
    }

    /** Rows of the list, then of each event. */
    private final class Rows implements RowSource {
        private final ResourceType type = target.type();
        private final TableShape shape =
                GetRows.shape(invocation, false, invocation.get(GetFlags.WATCH_EVENTS));
        private List<ServerTable.Definition> columns = List.of();
        private @Nullable Following following;

        @Override
        public @Nullable RowBatch next() {
            if (following == null) {
                RowBatch first = list();
                if (!invocation.get(GetFlags.WATCH_ONLY) && !first.rows().isEmpty()) {
                    return first;
                }
                columns = List.of();
            }
            Change change = java.util.Objects.requireNonNull(following).next();
            if (change == null) {
                return null;
            }
            List<ServerTable.Definition> named = ServerTable.definitions(change.object());
            boolean fresh = columns.isEmpty();
            columns = named.isEmpty() ? columns : named;
            List<Row> rows = new ArrayList<>();
            for (ServerTable.Entry entry : ServerTable.entries(change.object())) {
                rows.add(shape.row(type, columns, entry, change.kind().name()));
            }
            return new RowBatch(fresh ? shape.columns(type, columns) : null, rows);
        }

        private RowBatch list() {
            Request table = Queries.watch(target).accepting(Request.TABLE);
            List<Row> rows = new ArrayList<>();
            try (TablePages pages = new TablePages(invocation, table)) {
                columns = pages.columns();
                ServerTable.Entry entry = pages.next();
                while (entry != null) {
                    rows.add(shape.row(type, columns, entry, "ADDED"));
                    entry = pages.next();
                }
                requireFound(rows.isEmpty());
                following = new Following(invocation, table, pages.resourceVersion());
            }
            return new RowBatch(shape.columns(type, columns), rows);
        }

        @Override
        public void close() {
            if (following != null) {
                following.close();
            }
        }
    }

    /** A single object that is missing is kubectl's error, said by the server itself. */
    private void requireFound(boolean empty) {
        if (empty && !(target instanceof Target.Listed)) {
            try {
                invocation.cluster().send(Queries.of(target, ""), invocation.cancellation());
            } catch (FailureException e) {
                throw new FailureException(Queries.explained(e.failure(), target, invocation));
            }
        }
    }

    /** Objects of the list, then of each event. */
    private final class Changed implements ItemSource {
        private final Objects objects = invocation.objects();
        private final List<Item> listed = new ArrayList<>();
        private @Nullable Following following;

        @Override
        public @Nullable Item next() {
            if (following == null) {
                following = new Following(invocation, Queries.watch(target), list());
            }
            if (!listed.isEmpty()) {
                return listed.removeFirst();
            }
            Change change = following.next();
            return change == null ? null : item(change.object(), change.kind().name());
        }

        private String list() {
            JsonNode list =
                    invocation
                            .cluster()
                            .send(Queries.watch(target), invocation.cancellation())
                            .object();
            requireFound(list.path("items").isEmpty());
            if (!invocation.get(GetFlags.WATCH_ONLY)) {
                list.path("items").forEach(each -> listed.add(item(whole(each), "ADDED")));
            }
            return Json.text(list, "metadata", "resourceVersion");
        }

        /** Items of lists come without these two. */
        private JsonNode whole(JsonNode object) {
            return Json.object()
                    .put("apiVersion", target.type().apiVersion())
                    .put("kind", target.type().kind())
                    .setAll((com.fasterxml.jackson.databind.node.ObjectNode) object);
        }

        private Item item(JsonNode object, String event) {
            if (invocation.get(GetFlags.WATCH_EVENTS)) {
                return Item.of(Json.object().put("type", event).set("object", object));
            }
            return objects.item(target.type(), object);
        }

        @Override
        public void close() {
            if (following != null) {
                following.close();
            }
        }
    }
}
