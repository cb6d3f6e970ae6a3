package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The events of one watch request, pulled as they arrive; the server ends it after minutes. */
public final class Watch implements AutoCloseable {
    private final InputStream body;
    private final Cancellation cancellation;
    private @Nullable MappingIterator<JsonNode> events;

    private Watch(InputStream body, Cancellation cancellation) {
        this.body = body;
        this.cancellation = cancellation;
    }

    /** Starts a watch; {@code list} is the list request to watch, its resourceVersion included. */
    public static Watch open(Cluster cluster, Request list, Cancellation cancellation) {
        return new Watch(cluster.open(list.with("watch", "true"), cancellation), cancellation);
    }

    /** Begun with the first event: the parser waits for its first bytes where it is made. */
    private MappingIterator<JsonNode> events() throws IOException {
        if (events == null) {
            events = Json.mapper().readerFor(JsonNode.class).readValues(body);
        }
        return events;
    }

    /** The next event, waiting for it; null once the server has ended the watch. */
    public @Nullable Change next() {
        try {
            MappingIterator<JsonNode> all = events();
            if (!all.hasNextValue()) {
                return null;
            }
            JsonNode event = all.nextValue();
            String kind = Json.text(event, "type").toUpperCase(Locale.ROOT);
            return new Change(Change.Kind.valueOf(kind), event.path("object"));
        } catch (IOException e) {
            cancellation.check();
            throw lost(e);
        }
    }

    private static FailureException lost(IOException e) {
        return FailureException.plain("the watch was lost: " + e.getMessage());
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }
}
