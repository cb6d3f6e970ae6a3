package dev.coxswain;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.jq.JqCommandLine;
import dev.coxswain.jq.JqStreams;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.LineText;
import dev.coxswain.terminal.SystemTerminal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The run from which the start-up archive is made: a little of everything, printing nothing. The
 * launcher starts it in an empty home on a practice cluster of its own, so that it neither asks a
 * person's cluster nor starts their credential plugin.
 */
final class Rehearsal {
    static final String WORD = "__rehearse";

    private static final List<String> LINES =
            List.of(
                    "help",
                    "help get",
                    "config get-contexts",
                    "get pods -A",
                    "get pods -A -o wide",
                    "get pods -A | .items[].metadata.name",
                    "get pods -A -o json | .items | length",
                    "run rehearsal --image=nginx",
                    "wait --for=condition=Ready pod rehearsal --timeout=10s",
                    "get pods",
                    "describe pod rehearsal",
                    "logs rehearsal",
                    "exec rehearsal -- hostname",
                    "get namespaces -o yaml",
                    "get nodes -o custom-columns=NAME:metadata.name",
                    "describe namespace default",
                    "run other --image=none --dry-run=client -o yaml",
                    "[a: [1, 2, 3]] | .a | map(. * 2) | add",
                    "(1..3).collect { it * 2 }",
                    "def rehearsed = [1: 'a']",
                    "echo a | grep a",
                    "gte pods");

    /** Typed at a terminal nobody sees: a line, a few Tabs, a line given up, the end. */
    private static final String KEYS =
            "echo a\r"
                    + "get po\t\t \t\025"
                    + "get pods | .items[].met\t\025"
                    + "(1..3).sum()\r\004";

    private static final String LIST =
            """
            {"kind": "List", "items": [{"a": 1, "b": ["x", null, true], "c": "\\u00e9"},
              {"a": -2.50, "b": [], "c": {}}]}
            """;

    /** What is said to jq's own command line. */
    private static final List<List<String>> CALLS =
            List.of(
                    List.of("."),
                    List.of("-C", "."),
                    List.of("-r", ".items[] | select(.a == 1) | .b[0], .c"),
                    List.of("-c", "--arg", "x", "1", ".items | map({a, n: $x}) | sort_by(.a)"),
                    List.of("-e", "[.items[].a] | add / 2, length, (.[0] | tostring)"),
                    List.of("-s", "first(.[] | .items | to_entries[] | select(.key > 0))"),
                    List.of(
                            "-n",
                            "reduce inputs as $i (0; . + 1) | if . > 1 then . else empty end"),
                    List.of("--stream", "-c", "."),
                    List.of("-R", "test(\"a+\") // sub(\"b\"; \"c\") | \"<\\(.)>\""),
                    List.of("del(.items[0]) | .kind |= ascii_downcase | .n += 1 | keys"),
                    List.of("try error(\"x\") catch ., (.items[] as {a: $a} | $a)"),
                    List.of(".items[].a.b"),
                    List.of("nope"));

    private Rehearsal() {}

    private static void jq(List<String> words) {
        JqCommandLine.run(
                words,
                JqStreams.of(
                        new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()),
                Path.of(""),
                Map.of(),
                new Cancellation());
    }

    /** Runs the lines, then types some; one that fails ends itself and not the rehearsal. */
    static int run(Shell shell, Prompt prompt) {
        shell.warm();
        Channels silent =
                new Channels(
                        InputStream.nullInputStream(),
                        false,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        Notices.none(),
                        Progress.none(),
                        new Cancellation(),
                        null);
        CALLS.forEach(Rehearsal::jq);
        LINES.forEach(line -> shell.interpreter().run(LineText.typed(line), silent));
        try (SystemTerminal terminal =
                SystemTerminal.over(
                        new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream())) {
            prompt.run(terminal);
        }
        return 0;
    }
}
