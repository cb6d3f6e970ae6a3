package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.flow.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Made-up programs, answered as jq 1.8.2 answers them. Where {@code COX_JQ_ORACLE} names the
 * directory of the npm package {@code jq-wasm}, the real jq is asked; elsewhere its answers to the
 * first programs of the same seed, recorded in {@code jq/random.jsonl}, are what counts.
 */
class JqDifferentialTest {
    private static final List<String> FLAGS = List.of("-c");

    /** Longer answers are not compared: they come of programs that only repeat themselves. */
    private static final int LONGEST = 100_000;

    private final JqAnswers ours = new JqAnswers();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void answersMadeUpProgramsAsJq() {
        String library = System.getenv("COX_JQ_ORACLE");
        assertThat(library == null ? recorded() : asked(library)).isEmpty();
    }

    private List<String> recorded() {
        List<String> wrong = new ArrayList<>();
        JqRecordedTest.recorded("random")
                .forEach(
                        each ->
                                compare(
                                        each.get("program").asText(),
                                        each.get("input").asText(),
                                        new JqAnswers.Answer(
                                                each.path("out").asText(),
                                                each.path("err").asText(),
                                                each.path("exit").asInt()),
                                        wrong));
        return wrong;
    }

    private List<String> asked(String library) {
        long seed = Long.parseLong(System.getenv().getOrDefault("COX_JQ_SEED", "1"));
        int count = Integer.parseInt(System.getenv().getOrDefault("COX_JQ_PROGRAMS", "20000"));
        // Of the wide ones a few in ten thousand still differ: keys that are negative numbers,
        // times
        // beyond what a clock tells, the words for some texts that are no programs.
        boolean wide = System.getenv("COX_JQ_WIDE") != null;
        List<String> wrong = new ArrayList<>();
        JqPrograms programs = new JqPrograms(seed, wide);
        try (JqOracle oracle = new JqOracle(library)) {
            for (int i = 0; i < count; i++) {
                String program = programs.program(1 + i * 4 / count);
                String input = programs.input();
                JqAnswers.Answer expected = oracle.ask(program, input, FLAGS);
                if (expected != null && expected.out().length() < LONGEST) {
                    compare(program, input, expected, wrong);
                }
            }
        }
        return wrong;
    }

    /**
     * Known to differ: on a value that was computed inside a path, both refuse to go on, and one
     * names the path where the other names the value. The program fails after the same output.
     */
    private static boolean failedEarlier(JqAnswers.Answer expected, JqAnswers.Answer actual) {
        return expected.exit() == 5
                && actual.exit() == 5
                && expected.out().equals(actual.out())
                && (expected.err().contains("Invalid path expression near attempt to")
                        || expected.err().contains("Invalid path expression with result")
                                && actual.err().contains("Invalid path expression near attempt"));
    }

    private void compare(
            String program, String input, JqAnswers.Answer expected, List<String> wrong) {
        Cancellation cancellation = new Cancellation();
        JqAnswers.Answer actual = ours.of(program, input, FLAGS, cancellation);
        if (!actual.agrees(expected) && !failedEarlier(expected, actual)) {
            wrong.add(program + " <- " + input);
            wrong.add("    jq:  " + expected);
            wrong.add("    cox: " + actual);
        }
    }
}
