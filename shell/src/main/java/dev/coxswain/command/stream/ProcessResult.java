package dev.coxswain.command.stream;

import dev.coxswain.cluster.stream.ProcessRequest;
import dev.coxswain.cluster.stream.RemoteProcess;
import dev.coxswain.command.Invocation;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Terminal;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A process in a container as a result: its bytes, or a seat at its terminal. */
final class ProcessResult {
    private ProcessResult() {}

    /** Starts the process; with a terminal it starts when the terminal is handed over. */
    static Result of(Invocation invocation, ProcessRequest wanted) {
        if (wanted.terminal() && invocation.terminal() != null) {
            return new Takeover(
                    wanted.command().isEmpty() ? "attach" : "exec",
                    terminal -> interactive(invocation, wanted, terminal));
        }
        RemoteProcess process = start(invocation, wanted);
        if (wanted.input()) {
            process.feed(invocation.standardInput());
        }
        return new Lines(process.output(), process::outcome);
    }

    private static RemoteProcess start(Invocation invocation, ProcessRequest wanted) {
        return RemoteProcess.start(
                invocation.cluster(),
                wanted,
                invocation.standardError(),
                invocation.cancellation());
    }

    private static Outcome interactive(
            Invocation invocation, ProcessRequest wanted, Terminal terminal) {
        try (RemoteProcess process = start(invocation, wanted);
                Cancellation.Registration _ = terminal.raw();
                Cancellation.Registration _ =
                        terminal.onResize(() -> process.resize(terminal.size()))) {
            process.resize(terminal.size());
            Thread keys =
                    Thread.ofVirtual().name("keys").start(() -> type(terminal.input(), process));
            try {
                show(process.output(), terminal.output());
            } finally {
                keys.interrupt();
                join(keys);
            }
            return process.outcome();
        }
    }

    /** The key thread must have let go of the terminal before the prompt reads it again. */
    private static void join(Thread keys) {
        try {
            keys.join(java.time.Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void type(InputStream keys, RemoteProcess process) {
        byte[] buffer = new byte[8 * 1024];
        try {
            int read;
            while ((read = keys.read(buffer)) >= 0) {
                process.send(buffer, read);
            }
            if (!Thread.currentThread().isInterrupted()) {
                process.endInput();
            }
        } catch (IOException | RuntimeException _) {
            // The process has ended or the keys were taken back.
        }
    }

    private static void show(InputStream output, OutputStream screen) {
        byte[] buffer = new byte[32 * 1024];
        try {
            int read;
            while ((read = output.read(buffer)) >= 0) {
                screen.write(buffer, 0, read);
                screen.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
