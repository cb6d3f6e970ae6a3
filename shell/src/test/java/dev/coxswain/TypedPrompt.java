package dev.coxswain;

import dev.coxswain.cluster.Bed;
import dev.coxswain.terminal.SystemTerminal;

import org.jline.terminal.Terminal.Signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The prompt inside this process: keys in, what is drawn out. */
final class TypedPrompt implements AutoCloseable {
    private static final String PROMPT = "›";

    private final PipedOutputStream keys = new PipedOutputStream();
    private final Drawn drawn = new Drawn();
    private final SystemTerminal terminal;
    private final Practice practice;
    private final Shell shell;
    private final Thread thread;

    /** What is on the screen, all of it, and a wait for more. */
    private static final class Drawn extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            all.write(b);
            notifyAll();
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            all.write(bytes, from, length);
            notifyAll();
        }

        synchronized int size() {
            return all.toString(StandardCharsets.UTF_8).length();
        }

        synchronized String await(String text, int from) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (all.toString(StandardCharsets.UTF_8).indexOf(text, from) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("no " + text + " in:\n" + all);
                }
                wait(left);
            }
            return all.toString(StandardCharsets.UTF_8).substring(from);
        }
    }

    /**
     * @param home an empty directory
     * @param server the address of the server the one context is of
     */
    TypedPrompt(Path home, String server) throws IOException, InterruptedException {
        Bed bed = new Bed(home);
        bed.kubeconfig("{server: '" + server + "'}", "{}");
        Surroundings surroundings = Program.surroundings(home);
        Streams streams =
                new Streams(new ByteArrayInputStream(new byte[0]), drawn, drawn, true, true, true);
        StreamNotices notices = new StreamNotices(drawn, drawn);
        practice = new Practice(surroundings, notices);
        shell =
                new Shell(
                        streams,
                        notices,
                        surroundings,
                        new PracticeContext(bed.clusters(), practice),
                        practice,
                        StartWords.of(List.of()));
        terminal = SystemTerminal.over(new PipedInputStream(keys, 1 << 16), drawn);
        Prompt prompt = new Prompt(shell, surroundings, notices);
        thread = Thread.ofPlatform().daemon().start(() -> prompt.run(terminal));
        drawn.await(PROMPT, 0);
    }

    /** Types a line and Enter; gives the place on the screen where its output will be. */
    int enter(String line) throws IOException {
        return type(line + "\r");
    }

    /** Types keys; gives the place on the screen where what they do will be. */
    int type(String text) throws IOException {
        int from = drawn.size();
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
        return from;
    }

    /** Waits for a text and gives what was drawn from the place on. */
    String await(String text, int from) throws InterruptedException {
        return drawn.await(text, from);
    }

    /** Types a line and gives what is drawn until the next prompt. */
    String run(String line) throws IOException, InterruptedException {
        return await(PROMPT, enter(line));
    }

    /** Ctrl-C; gives the nanoseconds until the prompt is back. */
    long interrupt() throws InterruptedException {
        int from = drawn.size();
        long start = System.nanoTime();
        terminal.jline().raise(Signal.INT);
        drawn.await(PROMPT, from);
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        keys.write(4);
        keys.close();
        thread.join(TimeUnit.SECONDS.toMillis(20));
        terminal.close();
        shell.close();
        practice.close();
    }
}
