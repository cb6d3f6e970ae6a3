package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import dev.coxswain.flow.Cancellation;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Programs, and programs with an input in the lines below, that coverage leads to. The build only
 * replays those in {@code JqEngineFuzzTestInputs}; {@code JAZZER_FUZZ=1} with {@code
 * -Djazzer.hooks=true -Dtest=JqEngineFuzzTest#runs} searches on.
 */
class JqEngineFuzzTest {
    private static final long MILLISECONDS = 300;

    private final JqFuzzTest judge = new JqFuzzTest();

    @FuzzTest(maxDuration = "3m")
    void compiles(byte[] program) {
        String text = new String(program, StandardCharsets.UTF_8);
        assertThat(judge.problem("empty | (" + text + ")", "null", new Cancellation())).isNull();
        assertThat(judge.problem("def f: " + text + "; 1", "null", new Cancellation())).isNull();
    }

    /** Programs that go on for ever are cancelled, and are to end then. */
    @FuzzTest(maxDuration = "3m")
    void runs(byte[] programAndInput) {
        String text = new String(programAndInput, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String program = end < 0 ? text : text.substring(0, end);
        String input = end < 0 ? "null" : text.substring(end + 1);
        Cancellation cancellation = new Cancellation();
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            var cancel = watch.schedule(cancellation::cancel, MILLISECONDS, TimeUnit.MILLISECONDS);
            assertThat(judge.problem(program, input, cancellation)).isNull();
            cancel.cancel(false);
        }
    }
}
