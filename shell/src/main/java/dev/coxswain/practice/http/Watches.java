package dev.coxswain.practice.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Follower;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Stored;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Watches over HTTP: a line of JSON per event until one side ends it. */
record Watches(ApiServer api, AtomicBoolean closed) {
    private static final long LONGEST = 3600;
    private static final long BOOKMARK = 60;
    private static final int BUFFER = 1 << 14;
    private static final byte[] END = {'}', '\n'};

    /** What one watcher wants. */
    private record Wish(Kind kind, Shape shape, Predicate<ObjectNode> filter) {}

    void watch(Exchange exchange, Kind kind, Target target) {
        Options.moment(exchange, true);
        Wish wish = wish(exchange, kind, target);
        String version = exchange.query("resourceVersion");
        boolean initial =
                version.isEmpty() || version.equals("0") || exchange.asks("sendInitialEvents");
        long since = initial ? 0 : since(version);
        List<ObjectNode> begin = List.of();
        if (initial) {
            var snapshot = api.store().list(kind.name(), target.namespace());
            since = snapshot.version();
            begin = snapshot.objects();
        }
        Follower follower =
                api.store()
                        .follow(since, key -> concerns(key, kind, target))
                        .orElseThrow(() -> tooOld(version));
        try (follower;
                OutputStream out =
                        new BufferedOutputStream(exchange.stream("application/json"), BUFFER)) {
            boolean first = begin(out, wish, begin);
            if (exchange.asks("sendInitialEvents")) {
                send(out, "BOOKMARK", bookmark(wish, since, true));
            }
            out.flush();
            pump(out, wish, new Source(follower, first), exchange);
        } catch (IOException | java.io.UncheckedIOException e) {
            // The client has gone; there is nobody left to tell.
            return;
        }
    }

    private static Wish wish(Exchange exchange, Kind kind, Target target) {
        Shape shape = Shape.of(exchange.accept(), exchange.query("includeObject"));
        Predicate<ObjectNode> filter = Reads.filter(kind, exchange);
        String name = target.name();
        if (!name.isEmpty()) {
            filter = filter.and(each -> name.equals(each.at("/metadata/name").asText()));
        }
        return new Wish(kind, shape, filter);
    }

    private static boolean concerns(Key key, Kind kind, Target target) {
        return key.type().equals(kind.name())
                && (target.namespace().isEmpty() || target.namespace().equals(key.namespace()));
    }

    private StatusException tooOld(String version) {
        return Faults.gone(
                "too old resource version: %s (%d)".formatted(version, api.store().version()));
    }

    /** Sends what is there, and says whether the next event is still the first. */
    private boolean begin(OutputStream out, Wish wish, List<ObjectNode> objects)
            throws IOException {
        boolean first = true;
        for (ObjectNode each : objects) {
            if (wish.filter().test(each)) {
                send(out, "ADDED", shown(wish, each, first));
                first = false;
            }
        }
        return first;
    }

    private static long since(String version) {
        if (!version.matches("\\d{1,18}")) {
            throw new StatusException(
                    500,
                    "",
                    "resourceVersion: Invalid value: \"%s\": %s"
                            .formatted(version, Reads.unparsed(version)),
                    null);
        }
        return Long.parseLong(version);
    }

    private record Source(Follower follower, boolean first) {}

    /** One who reads too slowly for what the store remembers is cut off. */
    private void pump(OutputStream out, Wish wish, Source source, Exchange exchange)
            throws IOException {
        long seconds = Reads.number(exchange.query("timeoutSeconds"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds == 0 ? LONGEST : seconds);
        boolean bookmarks = exchange.asks("allowWatchBookmarks");
        boolean first = source.first();
        try {
            while (!closed.get()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                long most = Math.min(left, TimeUnit.SECONDS.toNanos(BOOKMARK));
                List<Change> changes = source.follower().next(most).orElse(null);
                if (changes == null || closed.get()) {
                    return;
                }
                for (Change change : changes) {
                    first &= !tell(out, wish, change, first);
                }
                if (changes.isEmpty() && bookmarks && end - System.nanoTime() > 0) {
                    send(out, "BOOKMARK", bookmark(wish, api.store().version(), false));
                }
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tell(OutputStream out, Wish wish, Change change, boolean first)
            throws IOException {
        boolean was = matches(wish, change.before());
        boolean is = matches(wish, change.after());
        ObjectNode before = change.before();
        ObjectNode after = change.after();
        if (is && after != null) {
            String type = was ? "MODIFIED" : "ADDED";
            send(out, type, shown(wish, after, first));
        } else if (was && before != null) {
            ObjectNode last = before;
            if (after != null) {
                last = before.deepCopy();
                last.withObjectProperty("metadata")
                        .put("resourceVersion", Long.toString(change.version()));
            }
            send(out, "DELETED", shown(wish, last, first));
        } else {
            return false;
        }
        return true;
    }

    private static boolean matches(Wish wish, @Nullable ObjectNode object) {
        return object != null && wish.filter().test(object);
    }

    private ObjectNode shown(Wish wish, ObjectNode object, boolean first) {
        return wish.shape()
                .one(
                        wish.kind(),
                        Reads.versioned(wish.kind(), object),
                        api.timeline().instant(),
                        first);
    }

    private ObjectNode bookmark(Wish wish, long version, boolean initial) {
        ObjectNode object = Json.object();
        object.put("kind", wish.kind().type().kind());
        object.put("apiVersion", wish.kind().type().apiVersion());
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(version));
        if (initial) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return wish.shape().table()
                ? wish.shape().one(wish.kind(), object, api.timeline().instant(), false)
                : object;
    }

    private static void send(OutputStream out, String type, ObjectNode object) throws IOException {
        out.write(("{\"type\":\"" + type + "\",\"object\":").getBytes(UTF_8));
        out.write(Stored.json(object));
        out.write(END);
    }
}
