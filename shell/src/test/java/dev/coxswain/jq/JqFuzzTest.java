package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.jq.value.JsonReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Damaged programs and damaged texts: whatever comes in, jq answers, complains or is cancelled, and
 * throws nothing else. {@code -Djq.fuzz.rounds=1000000} and {@code -Djq.fuzz.seed=N} search on.
 */
class JqFuzzTest {
    private static final int ROUNDS = Integer.getInteger("jq.fuzz.rounds", 3000);
    private static final long SEED = Long.getLong("jq.fuzz.seed", 20);
    private static final int OUTPUTS = 1000;
    private static final long MILLISECONDS = 300;
    private static final List<String> PIECES =
            List.of(
                    "|",
                    ",",
                    ".",
                    "..",
                    "[",
                    "]",
                    "{",
                    "}",
                    "(",
                    ")",
                    ":",
                    ";",
                    "?",
                    "//",
                    "?//",
                    "$x",
                    "as",
                    "def f:",
                    "reduce",
                    "foreach",
                    "try",
                    "catch",
                    "label $l |",
                    "break $l",
                    "if",
                    "then",
                    "else",
                    "elif",
                    "end",
                    "and",
                    "or",
                    "not",
                    "-",
                    "+",
                    "*",
                    "/",
                    "%",
                    "=",
                    "|=",
                    "+=",
                    "==",
                    "<",
                    "\"",
                    "\\(",
                    "@json",
                    "@sh",
                    "\\u",
                    "1e999",
                    "-1",
                    "0.5",
                    "nan",
                    "infinite",
                    "null",
                    "true",
                    ".a",
                    ".[0]",
                    ".[]?",
                    "limit(3; ",
                    "first(",
                    "del(",
                    "paths",
                    "input",
                    "$__loc__",
                    "$ENV",
                    "#",
                    "\n",
                    "\0",
                    "é",
                    "😀",
                    "\ud83d",
                    "import \"a\" as a;",
                    "include \"x\";",
                    "ltrimstr(",
                    "getpath([\"a\",0])",
                    "tojson",
                    "fromjson",
                    "splits(\"a\")",
                    "test(\"(\")",
                    "strftime(\"%Y\")",
                    "implode",
                    ".[2:4]",
                    "error",
                    "halt_error",
                    "input_filename",
                    "recurse",
                    "env",
                    "limit(-1; 1)",
                    "range(5)",
                    "tostream",
                    "getpath(1)");

    private final JqEngine engine = new JqEngine();
    private final Random random = new Random(SEED);

    private static List<JsonNode> seeds() throws IOException {
        try (InputStream in = JqFuzzTest.class.getResourceAsStream("/jq/manual.jsonl")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Json::parse).toList();
        }
    }

    private String damaged(String text, String other) {
        StringBuilder changed = new StringBuilder(text);
        for (int left = random.nextInt(4); left >= 0; left--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(at, end);
                case 1 -> changed.insert(at, changed.substring(at, end));
                case 2 -> {
                    int from = random.nextInt(other.length() + 1);
                    int to = from + random.nextInt(other.length() - from + 1);
                    changed.insert(at, other, from, to);
                }
                default -> changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return changed.toString();
    }

    @Test
    @Timeout(value = 24, unit = TimeUnit.HOURS)
    void damagedProgramsNeverThrowTheUnexpected() throws IOException {
        List<JsonNode> seeds = seeds();
        List<String> wrong = new ArrayList<>();
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                JsonNode seed = seeds.get(random.nextInt(seeds.size()));
                String other = seeds.get(random.nextInt(seeds.size())).get("program").asText();
                String program = damaged(seed.get("program").asText(), other);
                Cancellation cancellation = new Cancellation();
                ScheduledFuture<?> end =
                        watch.schedule(cancellation::cancel, MILLISECONDS, TimeUnit.MILLISECONDS);
                String problem = problem(program, seed.get("input").asText(), cancellation);
                end.cancel(false);
                if (problem != null) {
                    wrong.add(program + " <- " + seed.get("input").asText() + ": " + problem);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What went wrong, or null where jq answered, complained or was cancelled. */
    @Nullable String problem(String program, String input, Cancellation cancellation) {
        try {
            Query query = engine.compile(program, JqOptions.none());
            JsonNode value = JsonReader.parse(input);
            JqThread.call(() -> run(query, value, cancellation), cancellation);
            return null;
        } catch (FailureException e) {
            return e.failure() instanceof Failure.Syntax ? null : e.toString();
        } catch (JqException | JqHaltException | CancelledException e) {
            return null;
        } catch (RuntimeException | Error e) {
            return e + " at " + e.getStackTrace()[0];
        }
    }

    private static int run(Query query, JsonNode value, Cancellation cancellation) {
        int[] count = {0};
        query.run(
                value,
                output -> {
                    JqPrinter.compact(output);
                    if (++count[0] > OUTPUTS) {
                        throw new CancelledException();
                    }
                },
                JqContext.empty(),
                cancellation);
        return count[0];
    }

    @Test
    @Timeout(value = 24, unit = TimeUnit.HOURS)
    void damagedTextsNeverThrowTheUnexpected() throws IOException {
        List<JsonNode> seeds = seeds();
        List<List<String>> flags =
                List.of(
                        List.of("-c"),
                        List.of("--stream"),
                        List.of("--stream-errors"),
                        List.of("--seq"),
                        List.of("--seq", "--stream"),
                        List.of("-R"),
                        List.of("-s"),
                        List.of("-n", "[inputs]"),
                        List.of(".items[]?"));
        for (int round = 0; round < ROUNDS / 3; round++) {
            String text = seeds.get(random.nextInt(seeds.size())).get("input").asText();
            byte[] bytes =
                    damaged(text, "\u001e[{\"a\":[1,nan]}]\n").getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int code =
                    JqCommandLine.run(
                            flags.get(random.nextInt(flags.size())),
                            JqStreams.of(new ByteArrayInputStream(bytes), out, out),
                            Path.of(""),
                            Map.of(),
                            new Cancellation());
            assertThat(code).as("%s", new String(bytes, StandardCharsets.ISO_8859_1)).isIn(0, 5);
        }
    }
}
