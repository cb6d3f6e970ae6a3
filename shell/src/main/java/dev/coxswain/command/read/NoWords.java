package dev.coxswain.command.read;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.util.List;

/** Commands that nothing can be said to but flags. */
final class NoWords {
    private NoWords() {}

    /**
     * Refuses any word.
     *
     * @throws FailureException in kubectl's words
     */
    static void check(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (!words.isEmpty()) {
            throw FailureException.usage("unexpected arguments: [" + String.join(" ", words) + "]");
        }
    }
}
