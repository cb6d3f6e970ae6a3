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

import java.time.Duration;
import java.util.List;

/** The changes of a list from a version on; taken up again where the server ends its watch. */
final class Following implements AutoCloseable {
    private final Invocation invocation;
    private final Request list;
    private String version;
    private @Nullable Watch watch;
    private int idle;
    private volatile boolean expired;

    Following(Invocation invocation, Request list, String version) {
        this.invocation = invocation;
        this.list = list;
        this.version = version;
    }

    /** The next change, waiting for it; null where the server ends every watch at once. */
    @Nullable Change next() {
        while (idle < 3 && !expired) {
            if (watch == null) {
                Request from = list.with("resourceVersion", version);
                watch = Watch.open(invocation.cluster(), from, invocation.cancellation());
                expire(watch);
            }
            Change change = next(watch);
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

    /** {@code --request-timeout} ends a watch quietly, as in kubectl. */
    private void expire(Watch ending) {
        Duration limit = invocation.connection().requestTimeout();
        if (limit != null && limit.isPositive()) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    Thread.sleep(limit);
                                    expired = true;
                                    ending.close();
                                } catch (InterruptedException _) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }
    }

    private @Nullable Change next(Watch from) {
        try {
            Change change = from.next();
            return expired ? null : change;
        } catch (FailureException e) {
            if (expired) {
                return null;
            }
            throw e;
        }
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
