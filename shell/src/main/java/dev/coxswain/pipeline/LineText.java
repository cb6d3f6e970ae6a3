package dev.coxswain.pipeline;

import dev.coxswain.line.Reading;

import org.jspecify.annotations.Nullable;

/**
 * Lines of the shell's language that belong together.
 *
 * @param name the file they stand in, or null where a person knows what was typed
 * @param keepGoing whether a line that fails does not end it
 */
public record LineText(String content, @Nullable String name, boolean keepGoing) {
    /** Lines without a file, of which the first that fails is the last. */
    public static LineText typed(String content) {
        return new LineText(content, null, false);
    }

    /** What precedes the failure of a line, as {@code steps.cox:3: }; empty without a file. */
    String place(Reading reading) {
        if (name == null) {
            return "";
        }
        int start = reading.line().span().start();
        long number = 1 + content.substring(0, start).chars().filter(c -> c == '\n').count();
        return name + ":" + number + ": ";
    }
}
