package dev.coxswain.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.cluster.NoClusters;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.session.Session;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How scripts end: of themselves, with a status, by a failure, or when nobody reads them. */
class ScriptEndTest {
    private final Session session = NoClusters.session();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final GroovyEvaluator groovy =
            new GroovyEvaluator(
                    session,
                    (line, _) -> {
                        throw new FailureException(
                                new Failure.Verbatim(
                                        "Error from server (NotFound): " + line + " not found", 1));
                    });

    private static Channels channels(OutputStream output) {
        return new Channels(
                InputStream.nullInputStream(),
                false,
                output,
                OutputStream.nullOutputStream(),
                Notices.none(),
                Progress.none(),
                new Cancellation(),
                null);
    }

    private int script(String name, String text, String... arguments) {
        return groovy.script(text, name, List.of(arguments), channels(printed));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theStatusIsThatOfExitWhereverItStands() {
        assertThat(script("a.groovy", "println 1; System.exit(3); println 2")).isEqualTo(3);
        assertThat(script("a.groovy", "[7].each { System.exit(it) }")).isEqualTo(7);
        assertThat(script("a.groovy", "[7].each { a -> [1].each { System.exit(a + it) } }"))
                .isEqualTo(8);
        assertThat(script("a.groovy", "class A { def f() { System.exit(4) } }\nnew A().f()"))
                .isEqualTo(4);
        assertThat(script("a.groovy", "class A { static f() { System.exit(4) } }\nA.f()"))
                .isEqualTo(4);
        assertThat(script("a.groovy", "Runtime.getRuntime().halt(9)")).isEqualTo(9);
        assertThat(script("a.groovy", "exit 5")).isEqualTo(5);
        assertThat(session.ended()).isEmpty();
        assertThat(printed()).isEqualTo("1\n");
    }

    @Test
    void aTypedExitLeavesTheShellAndSystemExitDoesNot() {
        assertThatThrownBy(() -> groovy.evaluate("System.exit(2)", Map.of(), channels(printed)))
                .extracting(e -> FailureReport.of(e).exitCode())
                .isEqualTo(2);
        assertThat(session.ended()).isEmpty();
        groovy.evaluate("exit()", Map.of(), channels(printed));
        assertThat(session.ended()).hasValue(0);
    }

    @Test
    void aFilesNameTakesNoNameFromItsScript() {
        script("args.groovy", "println args.size()", "a", "b");
        session.variables().set("pods", List.of("web"));
        script("pods.groovy", "println pods");
        assertThat(printed()).isEqualTo("2\n[web]\n");
        assertThatThrownBy(() -> script("args.groovy", "\nthrow new Exception('no')"))
                .hasMessage("error: Exception: no\n  at args.groovy:2");
        assertThatThrownBy(() -> script("args.groovy", "println 1\nx = [1"))
                .extracting(e -> FailureReport.of(e).lines().getFirst())
                .asString()
                .startsWith("error: args.groovy:2: ");
    }

    @Test
    void aFailedLineIsCaughtWithTheWordsThatItWouldHavePrinted() {
        script("a.groovy", "try { cox('web') } catch (e) { println e.message }");
        assertThat(printed()).isEqualTo("Error from server (NotFound): web not found\n");
    }

    @Test
    void aScriptEndsWhenItsReaderIsGone() {
        List<String> seen = new ArrayList<>();
        OutputStream closing =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        if (seen.size() == 2) {
                            throw new IOException("Broken pipe");
                        }
                        seen.add(new String(bytes, from, length, StandardCharsets.UTF_8));
                    }
                };
        int code =
                groovy.script("while (true) print 'y'", "a.groovy", List.of(), channels(closing));
        assertThat(code).isZero();
        assertThat(seen).containsExactly("y", "y");
    }

    @Test
    void aDiskThatIsFullIsToldOf() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        assertThatThrownBy(() -> groovy.script("println 1", "a.groovy", List.of(), channels(full)))
                .hasMessage("error: write: No space left on device\n  at a.groovy:1");
    }

    @Test
    void whatAThreadThrowsIsToldWithoutItsTrace() {
        List<String> told = new ArrayList<>();
        Thread thread = Thread.ofPlatform().name("Thread-7").unstarted(() -> {});
        groovy.uncaught(thread, new IllegalStateException("bad"), told::add);
        groovy.uncaught(thread, new CancelledException(), told::add);
        assertThat(told)
                .containsExactly("in thread \"Thread-7\":", "error: IllegalStateException: bad");
    }
}
