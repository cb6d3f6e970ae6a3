package dev.coxswain.practice.node;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.NodeAccess.LogRequest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;

/** One reading of a container's log, as far and as long as it was asked for. */
final class LogReading {
    private static final DateTimeFormatter STAMP =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 9, 9, true)
                    .appendLiteral('Z')
                    .toFormatter()
                    .withZone(ZoneOffset.UTC);

    private final LogBook log;
    private final LogRequest request;
    private final OutputStream output;
    private long left;

    LogReading(LogBook log, LogRequest request, OutputStream output) {
        this.log = log;
        this.request = request;
        this.output = output;
        this.left = request.limitBytes().orElse(Long.MAX_VALUE);
    }

    /** Writes what is there, and what comes while it is followed. */
    void run(Cancellation cancellation) throws IOException {
        long next = log.next();
        List<LogBook.Line> lines = log.from(0).stream().filter(this::recent).toList();
        long tail = request.tail().orElse(lines.size());
        for (LogBook.Line line :
                lines.subList((int) Math.max(0, lines.size() - tail), lines.size())) {
            write(line);
        }
        output.flush();
        if (request.follow() && !request.previous()) {
            follow(next, cancellation);
        }
    }

    private boolean recent(LogBook.Line line) {
        return request.since() == null || !line.when().isBefore(request.since());
    }

    private void write(LogBook.Line line) throws IOException {
        String stamp = request.timestamps() ? STAMP.format(line.when()) + " " : "";
        byte[] bytes = (stamp + line.text() + "\n").getBytes(StandardCharsets.UTF_8);
        int length = (int) Math.min(bytes.length, left);
        output.write(bytes, 0, length);
        left -= length;
    }

    private void follow(long from, Cancellation cancellation) throws IOException {
        long next = from;
        Thread self = Thread.currentThread();
        try (var _ = cancellation.onCancel(self::interrupt)) {
            while (left > 0) {
                log.await(next);
                List<LogBook.Line> more = log.from(next);
                for (LogBook.Line line : more) {
                    write(line);
                }
                output.flush();
                next += more.size();
                if (more.isEmpty() && log.ended()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // the reader has gone: nothing is left to be done
            return;
        }
    }
}
