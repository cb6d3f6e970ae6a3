package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The rows of one namespace asked for without the objects' metadata, which is most of a table's
 * bytes: the namespace is known and the name stands in a cell. A table without a name column is
 * asked for again with the metadata.
 */
final class BareRows implements Rows {
    private final @Nullable String namespace;
    private final int name;
    private final TablePages pages;

    /**
     * Sends the request and reads the columns.
     *
     * @param namespace null for types that live in none
     */
    BareRows(Invocation invocation, Request request, @Nullable String namespace) {
        this.namespace = namespace;
        TablePages bare = new TablePages(invocation, request.with("includeObject", "None"));
        this.name = nameColumn(bare.columns());
        if (name < 0) {
            bare.close();
            pages = new TablePages(invocation, request);
        } else {
            pages = bare;
        }
    }

    private static int nameColumn(List<ServerTable.Definition> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name()) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public List<ServerTable.Definition> columns() {
        return pages.columns();
    }

    @Override
    public ServerTable.@Nullable Entry next() {
        ServerTable.Entry entry = pages.next();
        if (entry == null || entry.object().isObject() || name >= entry.cells().size()) {
            return entry;
        }
        ObjectNode object = Json.object();
        ObjectNode metadata = object.putObject("metadata");
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        metadata.put("name", entry.cells().get(name));
        return new ServerTable.Entry(entry.cells(), object);
    }

    @Override
    public void close() {
        pages.close();
    }
}
