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

/**
 * The changes of a list from a version on; taken up again where the server ends its watch or the
 * connection breaks. Where the version is too old by then everything there is comes once more, each
 * object as an added one.
 */
public final class Following implements AutoCloseable {
    /** So many watches in a row that bring nothing end it. */
    private static final int MOST_IDLE = 3;

    private final Invocation invocation;
    private final Request list;
    private String version;
    private volatile @Nullable Watch watch;
    private int idle;
    private volatile boolean expired;
    private @Nullable Thread clock;

    /**
     * Changes until somebody stops them, or {@code --request-timeout} does.
     *
     * @param version from where on; empty for whatever there is, each object as an added one
     */
    public Following(Invocation invocation, Request list, String version) {
        this(invocation, list, version, invocation.connection().requestTimeout());
    }

    /**
     * @param limit how long changes are waited for; null or zero for ever
     */
    public Following(
            Invocation invocation, Request list, String version, @Nullable Duration limit) {
        this.invocation = invocation;
        this.list = list;
        this.version = version;
        if (limit != null && limit.isPositive()) {
            clock = Thread.ofVirtual().start(() -> expire(limit));
        }
    }

    /**
     * The next change, waiting for it; null where the server ends every watch at once, or the time
     * is over.
     */
    public @Nullable Change next() {
        while (idle < MOST_IDLE && !expired) {
            Change change = change();
            if (change == null) {
                invocation.cancellation().check();
                end();
                idle++;
                continue;
            }
            if (change.kind() == Change.Kind.ERROR) {
                beginAnew(refusal(change.object()));
                continue;
            }
            idle = 0;
            remember(change.object());
            if (change.kind() != Change.Kind.BOOKMARK) {
                return change;
            }
        }
        return null;
    }

    private @Nullable Change change() {
        try {
            return next(open());
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Unreachable(var kind, _, _)
                    && kind == Failure.Unreachable.Kind.RESET
                    && idle + 1 < MOST_IDLE) {
                return null;
            }
            beginAnew(e);
            return null;
        }
    }

    /** Forgets a version that the server knows no more; any other refusal is thrown. */
    private void beginAnew(FailureException refusal) {
        boolean gone = refusal.failure() instanceof Failure.Api api && api.code() == 410;
        if (!gone || version.isEmpty()) {
            throw refusal;
        }
        version = "";
        end();
    }

    private void end() {
        Watch ended = watch;
        watch = null;
        if (ended != null) {
            ended.close();
        }
    }

    private Watch open() {
        Watch current = watch;
        if (current == null) {
            Request from = version.isEmpty() ? list : list.with("resourceVersion", version);
            // Without them the version of a quiet list grows too old to go on from.
            current =
                    Watch.open(
                            invocation.cluster(),
                            from.with("allowWatchBookmarks", "true"),
                            invocation.cancellation());
            watch = current;
        }
        return current;
    }

    /** Whether the time is over. */
    public boolean isExpired() {
        return expired;
    }

    /** {@code --request-timeout} ends a watch quietly, as in kubectl. */
    private void expire(Duration limit) {
        try {
            Thread.sleep(limit);
            expired = true;
            Watch ending = watch;
            if (ending != null) {
                ending.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
        if (clock != null) {
            clock.interrupt();
        }
        Watch current = watch;
        if (current != null) {
            current.close();
        }
    }
}
