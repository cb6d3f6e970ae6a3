package dev.coxswain.command.practice;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same done for each of some words: one that fails does not keep the others from it. */
public final class EachWord {
    private EachWord() {}

    /**
     * A line for each word that it was done for, and at the end the failures.
     *
     * @param action does it, and gives the line to print; throws where it cannot be done
     */
    public static Result of(List<String> words, UnaryOperator<String> action) {
        StringBuilder text = new StringBuilder();
        List<Failure> failures = new ArrayList<>();
        for (String word : words) {
            try {
                text.append(action.apply(word)).append('\n');
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new Lines(new ByteArrayInputStream(bytes), () -> Outcome.of(failures));
    }
}
