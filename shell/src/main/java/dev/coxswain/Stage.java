package dev.coxswain;

import dev.coxswain.terminal.PseudoTerminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A terminal nobody sees, where another start of the program is rehearsed: once it asks, a few
 * lines are typed.
 */
final class Stage {
    /** Followed by the words of the program that is started. */
    static final String WORD = "__rehearse_at_terminal";

    private static final long PATIENCE_SECONDS = 120;
    private static final char PROMPT = '›';

    /** A line, a few Tabs, a line given up, the end. */
    private static final String KEYS =
            "echo a\r" + "get po\t\t \t\025" + "get pods | .items[].met\t\025" + "exit\r";

    private Stage() {}

    /**
     * Runs a program.
     *
     * @return its exit code
     * @throws IOException where there are no pseudo-terminals
     */
    static int run(List<String> words) throws IOException {
        try (PseudoTerminal terminal = PseudoTerminal.open()) {
            Process program = terminal.start(words);
            Thread.ofPlatform().daemon().start(() -> play(terminal));
            if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                return 1;
            }
            return program.exitValue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Reads all that is drawn, as somebody must; types where the program first asks. */
    private static void play(PseudoTerminal terminal) {
        byte[] sign = String.valueOf(PROMPT).getBytes(StandardCharsets.UTF_8);
        try {
            InputStream drawn = terminal.drawn();
            int seen = 0;
            for (int next = drawn.read(); next >= 0; next = drawn.read()) {
                if (seen < sign.length) {
                    seen = next == (sign[seen] & 0xff) ? seen + 1 : 0;
                    if (seen == sign.length) {
                        OutputStream keys = terminal.keys();
                        keys.write(KEYS.getBytes(StandardCharsets.UTF_8));
                        keys.flush();
                    }
                }
            }
        } catch (IOException _) {
            // The program has ended and taken the terminal with it.
        }
    }
}
