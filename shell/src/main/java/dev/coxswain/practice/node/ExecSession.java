package dev.coxswain.practice.node;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.node.shell.Process;
import dev.coxswain.practice.node.shell.ShellStart;
import dev.coxswain.practice.node.shell.Streams;
import dev.coxswain.practice.store.Timeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One exec in a container: its terminal, its end with the container, its cancellation. */
final class ExecSession {
    private final ContainerRun run;
    private final ContainerProcess process;
    private final NodeAccess.Streams streams;

    ExecSession(ContainerRun run, Timeline timeline, NodeAccess.Streams streams) {
        this.run = run;
        this.process = new ContainerProcess(run, timeline, null);
        this.streams = streams;
    }

    int run(List<String> command, Cancellation cancellation) throws IOException {
        Thread self = Thread.currentThread();
        var finished = new AtomicBoolean();
        var signal = new AtomicInteger();
        var row = new Process.Row(process.freeId(), run.user(), String.join(" ", command));
        run.guests()
                .enter(
                        row,
                        number -> {
                            signal.set(number);
                            self.interrupt();
                        });
        Thread watch = Thread.ofVirtual().start(() -> interruptAtEnd(self, finished));
        InputStream in = streams.stdin() == null ? InputStream.nullInputStream() : streams.stdin();
        try (var _ = cancellation.onCancel(self::interrupt)) {
            return ShellStart.run(process, command, connected(in, self));
        } catch (InterruptedException e) {
            return run.ended() ? 137 : signal.get() > 0 ? 128 + signal.get() : 130;
        } finally {
            run.guests().leave(row);
            finished.set(true);
            watch.interrupt();
            Thread.interrupted();
            streams.stdout().flush();
            streams.stderr().flush();
        }
    }

    /** The streams of the program, through a terminal where one is wanted. */
    private Streams connected(InputStream in, Thread self) throws IOException {
        if (!streams.terminal()) {
            return new Streams(in, streams.stdout(), streams.stderr(), false);
        }
        var terminal =
                new LineTerminal(
                        in,
                        streams.stdout(),
                        () -> {
                            process.interruptByPerson();
                            self.interrupt();
                        });
        return new Streams(terminal.input(), terminal.output(), terminal.output(), true);
    }

    /** Ends a session whose container ends. */
    private void interruptAtEnd(Thread session, AtomicBoolean finished) {
        try {
            run.await();
            if (!finished.get()) {
                session.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
