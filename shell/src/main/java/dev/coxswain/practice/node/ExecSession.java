package dev.coxswain.practice.node;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.node.shell.ShellStart;
import dev.coxswain.practice.node.shell.Streams;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One exec in a container: its terminal, its end with the container, its cancellation. */
final class ExecSession {
    private final ContainerRun run;
    private final ContainerProcess process;
    private final NodeAccess.Streams streams;

    ExecSession(ContainerRun run, ContainerProcess process, NodeAccess.Streams streams) {
        this.run = run;
        this.process = process;
        this.streams = streams;
    }

    int run(List<String> command, Cancellation cancellation) throws IOException {
        Thread self = Thread.currentThread();
        var finished = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().start(() -> interruptAtEnd(self, finished));
        InputStream in = streams.stdin() == null ? InputStream.nullInputStream() : streams.stdin();
        try (var _ = cancellation.onCancel(self::interrupt)) {
            if (streams.terminal()) {
                var terminal =
                        new LineTerminal(
                                in,
                                streams.stdout(),
                                () -> {
                                    process.interruptByPerson();
                                    self.interrupt();
                                });
                return ShellStart.run(
                        process,
                        command,
                        new Streams(terminal.input(), terminal.output(), terminal.output(), true));
            }
            return ShellStart.run(
                    process, command, new Streams(in, streams.stdout(), streams.stderr(), false));
        } catch (InterruptedException e) {
            return run.ended() ? 137 : 130;
        } finally {
            finished.set(true);
            watch.interrupt();
            Thread.interrupted();
            streams.stdout().flush();
            streams.stderr().flush();
        }
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
