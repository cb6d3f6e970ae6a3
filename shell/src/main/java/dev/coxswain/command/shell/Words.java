package dev.coxswain.command.shell;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.util.List;

/** Checks on the number of words a command was given. */
final class Words {
    private Words() {}

    static List<String> atMost(Invocation invocation, int most) {
        List<String> words = invocation.arguments().positional();
        if (words.size() > most) {
            throw FailureException.usage(
                    "unexpected argument \"" + words.get(most) + "\": at most " + most + " taken");
        }
        return words;
    }

    static List<String> exactly(Invocation invocation, int count, String what) {
        List<String> words = atMost(invocation, count);
        if (words.size() < count) {
            throw FailureException.usage("missing argument: " + what);
        }
        return words;
    }
}
