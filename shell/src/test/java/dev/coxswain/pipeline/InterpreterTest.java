package dev.coxswain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines from text to what is printed, over fake commands and real host programs. */
class InterpreterTest {
    @TempDir Path directory;
    private Typed typed;

    @BeforeEach
    void shell() {
        typed = new Typed(directory);
    }

    @Test
    void aSessionReadsAsItsTranscript() {
        String transcript = resource("transcript.txt");
        StringBuilder replayed = new StringBuilder();
        for (String line : transcript.lines().filter(l -> l.startsWith("> ")).toList()) {
            replayed.append(line).append('\n');
            replayed.append(typed.run(line.substring(2).replace("⏎", "\n")));
        }
        assertThat(replayed.toString()).isEqualTo(transcript);
    }

    private static String resource(String name) {
        try (InputStream stream = InterpreterTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rowsTakeTheirNamespaceAlong() {
        typed.run("get pods\ndelete %1,3");
        assertThat(typed.fakes.calls).last().isEqualTo("deleted [pod/web-1, pod/db-0] -n demo");
        typed.run("time delete %2");
        assertThat(typed.fakes.calls).last().isEqualTo("deleted [pod/web-2] -n demo");
    }

    @Test
    void nothingRunsBeforeTheWholeLineIsCompiled() {
        assertThat(typed.run("delete a; delete b && get pods | frob("))
                .contains("the line ends before its )");
        assertThat(typed.run("delete a; get pods | .a.b.c |")).contains("next stage");
        assertThat(typed.run("delete a | .items as | 1")).contains("jq: ");
        assertThat(typed.run("delete a | jq 'nope('")).contains("(2)");
        assertThat(typed.run("delete a | grep")).contains("grep needs a pattern");
        assertThat(typed.run("delete a | frobnicate --x | kubectl nope")).contains("nope");
        assertThat(typed.fakes.calls).isEmpty();
    }

    @Test
    void headEndsTheRequest() {
        assertThat(typed.run("endless | .metadata.name | head 2")).isEqualTo("pod-1\npod-2\n");
        assertThat(typed.fakes.pulled).isLessThan(200);
        assertThat(typed.fakes.closed).isTrue();
    }

    @Test
    void aHostProgramThatLeavesEarlyEndsTheRequest() {
        assertThat(typed.run("endless | .metadata.name | !head -n 2")).isEqualTo("pod-1\npod-2\n");
        assertThat(typed.fakes.closed).isTrue();
    }

    @Test
    void cancellingEndsTheLine() {
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (typed.fakes.pulled < 500) {
                                Thread.onSpinWait();
                                Thread.yield();
                            }
                            typed.cancellation.cancel();
                        });
        assertThat(typed.run("endless | .metadata.name | wc")).endsWith("(130)\n");
        assertThat(typed.fakes.closed).isTrue();
    }

    @Test
    void cancellingEndsGroovyAndLeavesTheThreadUsable() {
        Thread waiter =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (typed.session.variables().get("started") == null) {
                                        Thread.yield();
                                    }
                                    typed.cancellation.cancel();
                                });
        assertThat(typed.run("started = 1; while (true) { }")).isEqualTo("(130)\n");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(waiter.isAlive()).isFalse();
    }

    @Test
    void cancellingEndsAHostProgram() {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                while (!java.nio.file.Files.exists(directory.resolve("up"))) {
                                    Thread.sleep(5);
                                }
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                            typed.cancellation.cancel();
                        });
        assertThat(typed.run("!touch up; exec sleep 60")).isEqualTo("(130)\n");
    }

    @Test
    void noThreadOutlivesItsLine() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            typed.run("endless | .metadata.name | head 2");
            typed.run("endless | .metadata.name | cut -c1-3 | head 1");
            typed.run("get pods | .items[] | .metadata.name | grep x");
        }
        for (int i = 0; i < 200 && !jqThreads().isEmpty(); i++) {
            Thread.sleep(10);
        }
        assertThat(jqThreads()).isEmpty();
    }

    private static Set<Thread> jqThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jq"))
                .collect(Collectors.toSet());
    }

    @Test
    void theLastResultCanBeAskedForAgain() {
        typed.run("get pods");
        assertThat(typed.run("| .items | length")).isEqualTo("3\n");
        typed.run("get pod web-1");
        assertThat(typed.run("echo $_ $__")).isEqualTo("pod/web-1 3\n");
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        String half = "x".repeat(33 << 20);
        typed.session.variables().set("big", Json.NODES.textNode(half));
        typed.run("get pods | .items[0:2][] | $big | length as $n | {n: $n, s: $big}");
        assertThat(typed.run("| .n")).contains("larger than 64 MB");
    }

    @Test
    void filePatternsAreExpandedForHostProgramsOnly() throws IOException {
        Files.createDirectories(directory.resolve("d"));
        Files.writeString(directory.resolve("d/a b.txt"), "");
        Files.writeString(directory.resolve("d/c.txt"), "");
        Files.writeString(directory.resolve(".hidden.txt"), "");
        assertThat(typed.run("ls d/*.txt")).isEqualTo("d/a b.txt\nd/c.txt\n");
        assertThat(typed.run("ls d/[c].t?t")).isEqualTo("d/c.txt\n");
        assertThat(typed.run("echo d/*.txt")).isEqualTo("d/*.txt\n");
    }

    @Test
    void aPluginRunsAsItsName() throws IOException {
        Path plugin = directory.resolve("kubectl-hello-world");
        Files.writeString(plugin, "#!/bin/sh\necho plugin \"$@\"\n");
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        typed.session.variables().export("PATH", directory + ":/usr/bin:/bin");
        assertThat(typed.run("hello world a 'b c'")).isEqualTo("plugin a b c\n");
        assertThat(typed.run("kubectl hello world | wc -l")).isEqualTo("1\n");
    }

    @Test
    void noFilterOrProgramTakesAJqName() {
        Set<String> jq = Names.jqWords();
        List<String> taken = new ArrayList<>(Filters.names());
        taken.addAll(Filters.CLOSURES);
        taken.addAll(Names.pipePrograms());
        taken.removeIf(name -> !jq.contains(name));
        assertThat(taken).isEmpty();
    }

    @Test
    void aTextStopsAtTheFirstFailingLine() {
        assertThat(typed.run("echo a\nfail\necho b\n")).startsWith("a\nsome\n").endsWith("(1)\n");
    }
}
