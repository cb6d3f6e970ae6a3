package dev.coxswain.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.coxswain.failure.FailureException;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of a server's answer that is not the JSON it should be. */
public final class BrokenAnswer {
    private static final Pattern CHARACTER =
            Pattern.compile("(?:Unexpected character \\(|Unrecognized token )'(.)");

    private BrokenAnswer() {}

    /** The answer ends too early, as kubectl says it. */
    public static FailureException end() {
        return FailureException.plain("unexpected end of JSON input");
    }

    /** Why reading it failed; nothing of our own classes is in the words. */
    public static FailureException of(IOException e) {
        if (e instanceof JsonProcessingException json) {
            String problem =
                    String.valueOf(json.getOriginalMessage()).lines().findFirst().orElse("");
            if (problem.startsWith("Unexpected end-of-input")) {
                return end();
            }
            Matcher character = CHARACTER.matcher(problem);
            return FailureException.plain(
                    "the server's answer is not JSON: "
                            + (character.find()
                                    ? "invalid character '" + character.group(1) + "'"
                                    : problem));
        }
        return FailureException.plain(
                "unexpected error when reading response body. Please retry. Original error: "
                        + e.getMessage());
    }
}
