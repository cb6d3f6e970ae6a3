package dev.coxswain.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

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
            return new Change(kind(event), event.path("object"));
        } catch (JsonProcessingException e) {
            cancellation.check();
            FailureReport report = FailureReport.of(BrokenAnswer.of(e));
            throw undecodable(report.lines().getFirst().replaceFirst("^error: ", ""));
        } catch (IOException e) {
            cancellation.check();
            throw FailureException.plain("the watch was lost: " + e.getMessage());
        }
    }

    private static Change.Kind kind(JsonNode event) {
        String type = Json.text(event, "type");
        for (Change.Kind each : Change.Kind.values()) {
            if (each.name().equalsIgnoreCase(type)) {
                return each;
            }
        }
        throw undecodable("got invalid watch event type: " + type);
    }

    private static FailureException undecodable(String why) {
        return FailureException.plain("unable to decode an event from the watch stream: " + why);
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
