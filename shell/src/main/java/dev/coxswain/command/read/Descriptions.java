package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Objects;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.read.describe.Layouts;
import dev.coxswain.command.read.describe.Surroundings;
import dev.coxswain.command.read.describe.Times;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The descriptions of objects as one text, each made when its turn comes near: a few at a time, so
 * that the requests of many objects do not wait for each other.
 */
final class Descriptions extends InputStream {
    private static final int AT_ONCE = 8;

    /**
     * How the text is made.
     *
     * @param events whether each object's events are shown
     * @param spaced whether an empty line follows each object, instead of two parting them
     */
    record Style(boolean events, boolean spaced) {}

    private final Invocation invocation;
    private final Style style;
    private final List<Failure> failures;
    private final Surroundings around;
    private final Iterator<Item> rest;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<CompletableFuture<String>> coming = new ArrayDeque<>();
    private byte[] text = new byte[0];
    private int at;
    private boolean first = true;

    /**
     * @param failures takes what could not be described
     */
    Descriptions(Invocation invocation, List<Item> items, Style style, List<Failure> failures) {
        this.invocation = invocation;
        this.style = style;
        this.failures = failures;
        this.rest = items.iterator();
        this.around = around(invocation, style.events());
    }

    /** What the call's cluster holds beside the objects it names. */
    static Surroundings around(Invocation invocation, boolean events) {
        return new Surroundings(
                new Times(invocation.session().clock().instant(), ZoneId.systemDefault()),
                request -> invocation.cluster().send(request, invocation.cancellation()).object(),
                invocation.get(GetFlags.CHUNK_SIZE),
                events);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (at == text.length) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, text.length - at);
        System.arraycopy(text, at, target, offset, count);
        at += count;
        return count;
    }

    /** Takes the next description; false where there is none. */
    private boolean next() {
        while (coming.size() < AT_ONCE && rest.hasNext()) {
            Item item = rest.next();
            coming.add(CompletableFuture.supplyAsync(() -> describe(item), workers));
        }
        CompletableFuture<String> turn = coming.poll();
        if (turn == null) {
            workers.close();
            return false;
        }
        try {
            String description = turn.join();
            String before = first || style.spaced() ? "" : "\n\n";
            String whole = before + description + (style.spaced() ? "\n" : "");
            text = whole.getBytes(StandardCharsets.UTF_8);
            at = 0;
            first = false;
        } catch (CompletionException e) {
            note(e);
        }
        return true;
    }

    private void note(CompletionException e) {
        if (!(e.getCause() instanceof FailureException failed)) {
            throw e.getCause() instanceof RuntimeException other ? other : e;
        }
        failures.add(failed.failure());
    }

    private String describe(Item item) {
        ResourceType type = type(item);
        return Layouts.describe(type, current(type, item), around);
    }

    private ResourceType type(Item item) {
        if (item.origin() == null) {
            throw FailureException.plain("an object without a place cannot be described");
        }
        return item.origin().ref().type();
    }

    /** The object in the version its layout is made for, where the server has that one. */
    private JsonNode current(ResourceType type, Item item) {
        if (!type.kind().equals("HorizontalPodAutoscaler") || type.version().equals("v2")) {
            return item.json();
        }
        ResourceRef ref = java.util.Objects.requireNonNull(item.origin()).ref();
        return invocation
                .cluster()
                .types()
                .ofKind("autoscaling/v2", type.kind(), invocation.cancellation())
                .map(v2 -> new ResourceRef(v2, ref.namespace(), ref.name()))
                .<JsonNode>map(new Objects(invocation.cluster(), invocation.cancellation())::get)
                .orElse(item.json());
    }

    @Override
    public void close() {
        coming.forEach(each -> each.cancel(true));
        workers.shutdownNow();
    }
}
