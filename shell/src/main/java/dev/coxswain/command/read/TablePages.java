package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.model.Age;
import dev.coxswain.model.ResourceType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The rows of one target over all pages of its answer; made here where the server makes none. */
final class TablePages implements AutoCloseable {
    private static final List<ServerTable.Definition> FALLBACK =
            List.of(
                    new ServerTable.Definition("NAME", 0, true),
                    new ServerTable.Definition("AGE", 0, false));

    private final Invocation invocation;
    private final Request request;
    private final ResourceType type;
    private final List<ServerTable.Entry> made = new ArrayList<>();
    private List<ServerTable.Definition> columns = List.of();
    private ServerTable page;

    TablePages(Invocation invocation, Request request, ResourceType type) {
        this.invocation = invocation;
        this.request = request;
        this.type = type;
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

    List<ServerTable.Definition> columns() {
        return columns;
    }

    ResourceType type() {
        return type;
    }

    String resourceVersion() {
        return page.resourceVersion();
    }

    /** The next row, or null after the last of the last page. */
    ServerTable.@Nullable Entry next() {
        if (!made.isEmpty()) {
            return made.removeFirst();
        }
        ServerTable.Entry entry = page.row();
        while (entry == null && !page.next().isEmpty()) {
            String from = page.next();
            page.close();
            page = open(request.with("continue", from));
            entry = page.row();
        }
        return entry;
    }

    @Override
    public void close() {
        page.close();
    }
}
