package dev.coxswain.command.read;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The rows of all namespaces. A first page tells how many there are; where they are many, the rest
 * is asked for namespace by namespace, no older than the first page, several at once and without
 * the metadata, as {@link BareRows} does. Should that give other than about the rows the server
 * counted, the rest comes by the server's own continue token.
 */
final class SpreadRows implements Rows {
    private static final int FIRST_PAGE = 500;
    private static final int AT_ONCE = 4;

    /** Below so many rows a namespace, one big answer costs less than many small ones. */
    private static final int WORTH_A_REQUEST = 50;

    /** One row in so many may come or go while the namespaces are asked. */
    private static final int COMING_AND_GOING = 20;

    /** The order in which the server stores namespaces, and so lists what is in them. */
    private static final Comparator<String> STORED = Comparator.comparing(each -> each + "/");

    private final Invocation invocation;
    private final Request request;
    private final ResourceType type;
    private final TablePages pages;
    private final Queue<ServerTable.Entry> spread = new ArrayDeque<>();
    private String lastNamespace = "";
    private String lastName = "";
    private boolean pastFirst;

    SpreadRows(Invocation invocation, Request request, ResourceType type) {
        this.invocation = invocation;
        this.request = request;
        this.type = type;
        this.pages =
                new TablePages(invocation, request.with("limit", Integer.toString(FIRST_PAGE)));
    }

    @Override
    public List<ServerTable.Definition> columns() {
        return pages.columns();
    }

    @Override
    public ServerTable.@Nullable Entry next() {
        if (!spread.isEmpty()) {
            return spread.remove();
        }
        ServerTable.Entry entry = pages.nextOfPage();
        if (entry != null && !pastFirst) {
            lastNamespace = Json.text(entry.object(), "metadata", "namespace");
            lastName = Json.text(entry.object(), "metadata", "name");
        }
        if (entry != null || pastFirst || !pages.hasMore()) {
            return entry;
        }
        pastFirst = true;
        spread.addAll(rest());
        if (!spread.isEmpty()) {
            return spread.remove();
        }
        pages.turn(request);
        return pages.next();
    }

    /**
     * What comes after the first page, by namespaces; empty where that is no gain or no success.
     */
    private List<ServerTable.Entry> rest() {
        try {
            List<String> namespaces = namespaces();
            if (pages.remaining() < (long) namespaces.size() * WORTH_A_REQUEST) {
                return List.of();
            }
            List<ServerTable.Entry> rows = gather(namespaces);
            return Math.abs(rows.size() - pages.remaining()) <= pages.remaining() / COMING_AND_GOING
                    ? rows
                    : List.of();
        } catch (FailureException _) {
            // Namespaces that may not be listed, a version the server no longer has: no spreading.
            return List.of();
        }
    }

    private List<String> namespaces() {
        Request names = Request.get("/api/v1/namespaces").accepting(Request.TABLE);
        List<String> after = new ArrayList<>();
        try (Rows rows = new BareRows(invocation, names, null)) {
            for (ServerTable.Entry row = rows.next(); row != null; row = rows.next()) {
                String name = Json.text(row.object(), "metadata", "name");
                if (STORED.compare(name, lastNamespace) >= 0) {
                    after.add(name);
                }
            }
        }
        after.sort(STORED);
        return after;
    }

    private List<ServerTable.Entry> gather(List<String> namespaces) {
        List<ServerTable.Entry> all = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<List<ServerTable.Entry>>> answers =
                    namespaces.stream().map(each -> workers.submit(() -> rows(each))).toList();
            for (Future<List<ServerTable.Entry>> answer : answers) {
                all.addAll(answer.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        return all;
    }

    private List<ServerTable.Entry> rows(String namespace) {
        // At the exact version the server would read from its store instead of its memory.
        Request one =
                Request.get(ResourceRef.collectionPath(type, namespace))
                        .accepting(Request.TABLE)
                        .with("resourceVersion", pages.resourceVersion())
                        .with("resourceVersionMatch", "NotOlderThan");
        List<ServerTable.Entry> entries = new ArrayList<>();
        try (Rows rows = new BareRows(invocation, one, namespace)) {
            for (ServerTable.Entry row = rows.next(); row != null; row = rows.next()) {
                boolean shown =
                        namespace.equals(lastNamespace)
                                && Json.text(row.object(), "metadata", "name").compareTo(lastName)
                                        <= 0;
                if (!shown) {
                    entries.add(row);
                }
            }
        }
        return entries;
    }

    @Override
    public void close() {
        pages.close();
    }
}
