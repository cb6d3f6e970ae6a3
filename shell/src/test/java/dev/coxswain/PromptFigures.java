package dev.coxswain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How long the person waits after Ctrl-C and after Tab among 10,000 pods; printed, not judged. */
final class PromptFigures {
    private static final List<String> HANGING =
            List.of(
                    "get pods -n hang",
                    "get pods -w",
                    "logs -f web",
                    "exec web -- sleep 600",
                    "cox('get pods -n hang')");
    private static final List<String> LOOPS =
            List.of(
                    "echo be''gun; echo '1' | jq 'until(false; .)'",
                    "println 'be' + 'gun'; while (true) { }",
                    "println 'be' + 'gun'; (1..100000000000).each { }");

    private PromptFigures() {}

    /** Prints a line for each kind of wait; the argument is how often each is measured. */
    public static void main(String[] words) throws Exception {
        int rounds = words.length == 0 ? 20 : Integer.parseInt(words[0]);
        Path home = Files.createTempDirectory("cox-figures");
        try (HangingServer server = new HangingServer();
                TypedPrompt prompt = new TypedPrompt(home, server.address())) {
            prompt.run("(1..3).sum()");
            for (String line : HANGING) {
                print("Ctrl-C: " + line, interrupts(prompt, server, line, rounds));
            }
            for (String line : LOOPS) {
                print("Ctrl-C: " + line, interrupts(prompt, null, line, rounds));
            }
            // The first Tabs find nothing known: they ask and do not wait for long.
            for (int i = 0; i < 5; i++) {
                prompt.type("get pods -n many pod-1234\t");
                Thread.sleep(1000);
                prompt.type("\025");
            }
            print("Tab among 10,000, 10 fit", tabs(prompt, "", 10 * rounds));
            print("Tab among 10,000, all fit", tabs(prompt, "pod-", 10 * rounds));
        }
        System.exit(0);
    }

    private static long[] interrupts(
            TypedPrompt prompt, HangingServer server, String line, int rounds)
            throws IOException, InterruptedException {
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            int from = prompt.enter(line);
            if (server == null) {
                prompt.await("begun", from);
            } else {
                server.hanging();
            }
            nanos[i] = prompt.interrupt();
            if (server != null) {
                server.closed();
            }
        }
        return nanos;
    }

    /** From the key to the first candidate on the screen. */
    private static long[] tabs(TypedPrompt prompt, String prefix, int rounds)
            throws IOException, InterruptedException {
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            String typed = prefix.isEmpty() ? "pod-" + (100 + i % 800) : prefix;
            String line = "get pods -n many " + typed;
            int from = prompt.type(line);
            Thread.sleep(150);
            from = prompt.type("\t");
            long start = System.nanoTime();
            prompt.await(prefix.isEmpty() ? "pod-" : " more", from);
            nanos[i] = System.nanoTime() - start;
            Thread.sleep(50);
            prompt.type("\025");
            Thread.sleep(50);
        }
        return nanos;
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-50s median %6.1f ms   p99 %6.1f ms   worst %6.1f ms   (%d)%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[(nanos.length * 99 - 1) / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                nanos.length);
    }
}
