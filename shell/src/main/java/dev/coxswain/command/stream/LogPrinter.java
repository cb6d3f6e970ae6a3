package dev.coxswain.command.stream;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.stream.ContainerLog;
import dev.coxswain.cluster.stream.LogRequest;
import dev.coxswain.cluster.stream.QueuedOutput;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** One or several logs as one text: in turn, or side by side where they are followed. */
final class LogPrinter {
    private final Cluster cluster;
    private final List<LogRequest> requests;
    private final boolean prefix;
    private final boolean ignoreErrors;
    private final Cancellation cancellation = new Cancellation();
    private final QueuedOutput queue = new QueuedOutput(cancellation);
    private final AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.DONE);

    private LogPrinter(Invocation invocation, List<LogRequest> requests) {
        this.cluster = invocation.cluster();
        this.requests = requests;
        this.prefix = invocation.get(LogFlags.PREFIX) || invocation.get(LogFlags.ALL_PODS);
        this.ignoreErrors = invocation.get(LogFlags.IGNORE_ERRORS);
    }

    static Result of(Invocation invocation, List<LogRequest> requests) {
        boolean follow = invocation.get(LogFlags.FOLLOW);
        long most = invocation.get(LogFlags.MAX_REQUESTS);
        if (follow && requests.size() > most) {
            throw FailureException.plain(
                    "you are attempting to follow "
                            + requests.size()
                            + " log streams, but maximum allowed concurrency is "
                            + most
                            + ", use --max-log-requests to increase the limit");
        }
        LogPrinter printer = new LogPrinter(invocation, requests);
        if (requests.size() == 1 && !printer.prefix && !printer.ignoreErrors) {
            return new Lines(
                    ContainerLog.open(
                            invocation.cluster(), requests.getFirst(), invocation.cancellation()),
                    () -> Outcome.DONE);
        }
        return printer.start(invocation, follow);
    }

    private Result start(Invocation invocation, boolean sideBySide) {
        Cancellation.Registration following = cancellation.follow(invocation.cancellation());
        Thread.ofVirtual()
                .name("logs")
                .start(
                        () -> {
                            if (sideBySide) {
                                allAtOnce();
                            } else {
                                inTurn();
                            }
                            queue.end();
                        });
        InputStream text =
                queue.input(
                        () -> {
                            following.close();
                            cancellation.cancel();
                        });
        return new Lines(text, outcome::get);
    }

    private void inTurn() {
        for (LogRequest request : requests) {
            if (!copy(request)) {
                return;
            }
        }
    }

    private void allAtOnce() {
        CountDownLatch running = new CountDownLatch(requests.size());
        AtomicReference<Boolean> failed = new AtomicReference<>(false);
        for (LogRequest request : requests) {
            Thread.ofVirtual()
                    .name("log-" + request.container())
                    .start(
                            () -> {
                                if (!copy(request) && !failed.getAndSet(true)) {
                                    queue.end();
                                }
                                running.countDown();
                            });
        }
        try {
            running.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Copies one log line by line; false where it failed and that ends the command. */
    private boolean copy(LogRequest request) {
        byte[] start = prefix ? prefix(request) : new byte[0];
        try (InputStream log =
                new BufferedInputStream(ContainerLog.open(cluster, request, cancellation))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next;
            while ((next = log.read()) >= 0) {
                if (line.size() == 0) {
                    line.writeBytes(start);
                }
                line.write(next);
                if (next == '\n') {
                    queue.put(line.toByteArray());
                    line.reset();
                }
            }
            queue.put(line.toByteArray());
            return true;
        } catch (CancelledException _) {
            return false;
        } catch (IOException | RuntimeException e) {
            return failed(e);
        }
    }

    private boolean failed(Exception e) {
        Failure failure =
                e instanceof IOException
                        ? new Failure.Plain("the log was lost: " + e.getMessage(), null)
                        : FailureReport.failureOf(e);
        if (ignoreErrors) {
            queue.put((plainly(failure) + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        }
        outcome.compareAndSet(Outcome.DONE, Outcome.of(List.of(failure)));
        return false;
    }

    /** In the log itself kubectl leaves out who said it. */
    private static String plainly(Failure failure) {
        if (failure instanceof Failure.Api api) {
            return "error: " + api.message();
        }
        String words = FailureReport.of(failure).lines().getFirst();
        return words.startsWith("error: ") ? words : "error: " + words;
    }

    private static byte[] prefix(LogRequest request) {
        String text = "[pod/" + request.pod().name() + "/" + request.container() + "] ";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
