package dev.coxswain.cluster.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Objects;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * One container's log, line by line and byte by byte as the container wrote it. A followed log
 * whose connection is lost while the container still runs goes on after the last line that came.
 */
public final class ContainerLog extends ChunkedInput {
    private static final int ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLISECONDS = 250;

    private final Cluster cluster;
    private final LogRequest wanted;
    private final Cancellation cancellation;
    private final boolean resumable;
    private final String containerId;
    private InputStream body;
    private volatile boolean closed;
    private Instant lastStamp = Instant.MIN;
    private String lastStampText = "";
    private int sameStamp;
    private int toSkip;
    private Instant resumedAt = Instant.MIN;

    private ContainerLog(Cluster cluster, LogRequest wanted, Cancellation cancellation) {
        this.cluster = cluster;
        this.wanted = wanted;
        this.cancellation = cancellation;
        // A limit counts the server's bytes, its stamps included, so such a log is taken as it is.
        this.resumable = wanted.follow() && wanted.limitBytes() == null;
        this.containerId = resumable ? runningContainer() : "";
        this.body = connect(wanted);
    }

    /**
     * Opens the log.
     *
     * @throws FailureException in the server's words where there is none
     */
    public static ContainerLog open(Cluster cluster, LogRequest wanted, Cancellation cancellation) {
        return new ContainerLog(cluster, wanted, cancellation);
    }

    private InputStream connect(LogRequest request) {
        boolean stamps = resumable || wanted.timestamps();
        return new BufferedInputStream(
                cluster.open(request.request(stamps), cancellation), 32 * 1024);
    }

    @Override
    protected byte @Nullable [] nextChunk() throws IOException {
        return resumable ? followed() : plain();
    }

    private byte @Nullable [] plain() throws IOException {
        byte[] buffer = new byte[32 * 1024];
        int read = body.read(buffer);
        return read < 0 ? null : Arrays.copyOf(buffer, read);
    }

    private byte @Nullable [] followed() throws IOException {
        while (true) {
            byte[] line = lineOrNull();
            if (line == null) {
                cancellation.check();
                if (closed || !resume()) {
                    return null;
                }
                continue;
            }
            byte[] shown = accept(line);
            if (shown.length > 0) {
                return shown;
            }
        }
    }

    private byte @Nullable [] lineOrNull() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(160);
        try {
            int next;
            while ((next = body.read()) >= 0) {
                line.write(next);
                if (next == '\n') {
                    break;
                }
            }
        } catch (IOException _) {
            // Half a line is dropped: it comes again, whole, once the log is taken up anew.
            return null;
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    /** The line as the person wants it; nothing where it was shown before the connection broke. */
    private byte[] accept(byte[] line) {
        int blank = 0;
        while (blank < Math.min(line.length, 40) && line[blank] != ' ') {
            blank++;
        }
        String text = new String(line, 0, blank, StandardCharsets.ISO_8859_1);
        Instant stamp = stamp(text);
        if (stamp == null) {
            return line;
        }
        if (stamp.isBefore(resumedAt)) {
            return new byte[0];
        }
        if (stamp.equals(resumedAt) && toSkip > 0) {
            toSkip--;
            return new byte[0];
        }
        sameStamp = stamp.equals(lastStamp) ? sameStamp + 1 : 1;
        lastStamp = stamp;
        lastStampText = text;
        int from = Math.min(blank + 1, line.length);
        return wanted.timestamps() ? line : Arrays.copyOfRange(line, from, line.length);
    }

    private static @Nullable Instant stamp(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** Takes the log up again; false where the container it belongs to has ended. */
    private boolean resume() throws IOException {
        closeBody();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            pause(attempt);
            try {
                if (containerId.isEmpty() || !containerId.equals(runningContainer())) {
                    return false;
                }
                resumedAt = lastStamp;
                toSkip = sameStamp;
                body = connect(lastStampText.isEmpty() ? wanted : wanted.after(lastStampText));
                return true;
            } catch (FailureException e) {
                if (e.failure() instanceof Failure.Api(var code, _, _, _, _, _) && code == 404) {
                    return false;
                }
                if (attempt == ATTEMPTS - 1) {
                    throw e;
                }
            }
        }
        return false;
    }

    private void pause(int attempt) throws IOException {
        Thread sleeper = Thread.currentThread();
        try (var _ = cancellation.onCancel(sleeper::interrupt)) {
            Thread.sleep(FIRST_PAUSE_MILLISECONDS << attempt);
        } catch (InterruptedException _) {
            cancellation.check();
            throw new InterruptedIOException();
        }
    }

    /** The id of the container while it runs, else an empty text. */
    private String runningContainer() {
        JsonNode status = new Objects(cluster, cancellation).get(wanted.pod()).path("status");
        for (String kind :
                new String[] {
                    "containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"
                }) {
            for (JsonNode each : status.path(kind)) {
                if (Json.text(each, "name").equals(wanted.container())
                        && each.path("state").has("running")) {
                    String id = Json.text(each, "containerID");
                    return id.isEmpty() ? Json.text(each, "state", "running", "startedAt") : id;
                }
            }
        }
        return "";
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }

    @Override
    public void close() {
        closed = true;
        closeBody();
    }
}
