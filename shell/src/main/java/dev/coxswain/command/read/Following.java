package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.Watch;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The changes of a list from a version on; taken up again where the server ends its watch. */
final class Following implements AutoCloseable {
    private final Invocation invocation;
    private final Request list;
    private String version;
    private @Nullable Watch watch;
    private int idle;

    Following(Invocation invocation, Request list, String version) {
        this.invocation = invocation;
        this.list = list;
        this.version = version;
    }

    /** The next change, waiting for it; null where the server ends every watch at once. */
    @Nullable Change next() {
        while (idle < 3) {
            if (watch == null) {
                Request from = list.with("resourceVersion", version);
                watch = Watch.open(invocation.cluster(), from, invocation.cancellation());
            }
            Change change = watch.next();
            if (change == null) {
                invocation.cancellation().check();
                watch.close();
                watch = null;
                idle++;
                continue;
            }
            idle = 0;
            if (change.kind() == Change.Kind.ERROR) {
                throw refusal(change.object());
            }
            remember(change.object());
            if (change.kind() != Change.Kind.BOOKMARK) {
                return change;
            }
        }
        return null;
    }

    private void remember(JsonNode object) {
        JsonNode rows = object.path("rows");
        JsonNode at = rows.isEmpty() ? object : rows.path(rows.size() - 1).path("object");
        String seen = Json.text(at, "metadata", "resourceVersion");
        version = seen.isEmpty() ? version : seen;
    }

    private static FailureException refusal(JsonNode status) {
        return new FailureException(
                new Failure.Api(
                        status.path("code").asInt(),
                        Json.text(status, "reason"),
                        Json.text(status, "message"),
                        List.of(),
                        null,
                        Failure.Details.NONE));
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
