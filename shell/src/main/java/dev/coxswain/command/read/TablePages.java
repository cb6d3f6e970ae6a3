package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.model.Age;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The rows of one target over all pages of its answer; made here where the server makes none. */
final class TablePages implements Rows {
    private static final List<ServerTable.Definition> FALLBACK =
            List.of(
                    new ServerTable.Definition("NAME", 0, true),
                    new ServerTable.Definition("AGE", 0, false));

    private final Invocation invocation;
    private final Request request;
    private final List<ServerTable.Entry> made = new ArrayList<>();
    private List<ServerTable.Definition> columns = List.of();
    private ServerTable page;

    TablePages(Invocation invocation, Request request) {
        this.invocation = invocation;
        this.request = request;
        this.page = open(request);
    }

    private ServerTable open(Request one) {
        ServerTable table =
                ServerTable.open(invocation.cluster().open(one, invocation.cancellation()));
        JsonNode other = table.other();
        if (other == null) {
            columns = columns.isEmpty() ? table.columns() : columns;
        } else {
            columns = FALLBACK;
            make(other);
        }
        return table;
    }

    private void make(JsonNode answer) {
        if (Json.text(answer, "kind").endsWith("List") && answer.has("items")) {
            answer.path("items").forEach(each -> made.add(entry(each)));
        } else {
            made.add(entry(answer));
        }
    }

    private ServerTable.Entry entry(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String age =
                Age.since(
                        Json.text(metadata, "creationTimestamp"),
                        invocation.session().clock().instant());
        return new ServerTable.Entry(List.of(Json.text(metadata, "name"), age), object);
    }

    @Override
    public List<ServerTable.Definition> columns() {
        return columns;
    }

    String resourceVersion() {
        return page.resourceVersion();
    }

    /** How many rows the pages after this one hold; 0 where the server does not say. */
    long remaining() {
        return page.remaining();
    }

    boolean hasMore() {
        return !page.next().isEmpty();
    }

    /** The next row of this page, or null after its last. */
    ServerTable.@Nullable Entry nextOfPage() {
        return made.isEmpty() ? page.row() : made.removeFirst();
    }

    /** Goes to the page after this one, as {@code following} asks for it. */
    void turn(Request following) {
        String from = page.next();
        page.close();
        page = open(following.with("continue", from));
    }

    @Override
    public ServerTable.@Nullable Entry next() {
        ServerTable.Entry entry = nextOfPage();
        while (entry == null && hasMore()) {
            turn(request);
            entry = nextOfPage();
        }
        return entry;
    }

    @Override
    public void close() {
        page.close();
    }
}
