package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.flow.Cancellation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code cox jq} says to programs, in a form that compares with what jq said. */
final class JqAnswers {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOME", "/home/web_user", "PATH", "/");

    /** Output, messages and exit code; space at their ends does not count. */
    record Answer(String out, String err, int exit) {
        Answer {
            out = out.stripTrailing();
            err = err.stripTrailing();
        }

        /** Whether this is what jq said, with or without advice behind it. */
        boolean agrees(Answer jq) {
            return exit == jq.exit
                    && out.equals(jq.out)
                    && (err.equals(jq.err) || exit != 0 && err.startsWith(jq.err + "\n"));
        }
    }

    Answer of(String program, String input, List<String> flags) {
        return of(program, input, flags, new Cancellation());
    }

    Answer of(String program, String input, List<String> flags, Cancellation cancellation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(flags);
        words.add("--");
        words.add(program);
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        int exit =
                JqCommandLine.run(
                        words,
                        JqStreams.of(new ByteArrayInputStream(bytes), out, err),
                        Path.of("/"),
                        ENVIRONMENT,
                        cancellation);
        return new Answer(
                out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    /** The flags that a record or a question names; {@code -c} where it names none. */
    static List<String> flags(JsonNode each) {
        List<String> flags = new ArrayList<>();
        each.path("flags").forEach(flag -> flags.add(flag.asText()));
        return flags.isEmpty() ? List.of("-c") : flags;
    }
}
