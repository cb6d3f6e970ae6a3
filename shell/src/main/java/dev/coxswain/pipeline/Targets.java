package dev.coxswain.pipeline;

import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Origin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the objects that words name live: their one context and namespace go with them. */
final class Targets {
    private final Set<String> contexts = new LinkedHashSet<>();
    private final Set<String> namespaces = new LinkedHashSet<>();

    void add(Origin origin) {
        contexts.add(origin.context());
        if (origin.ref().namespace() != null) {
            namespaces.add(origin.ref().namespace());
        }
    }

    /**
     * The words with the flags that lead to the objects, where they name no place themselves.
     *
     * @throws FailureException where the objects live in several places
     */
    List<String> placed(List<String> words) {
        List<String> placed = new ArrayList<>(words);
        place(placed, namespaces, "--namespace", "-n");
        place(placed, contexts, "--context", "--context");
        return placed;
    }

    private static void place(List<String> words, Set<String> places, String flag, String letter) {
        boolean given =
                words.stream()
                        .takeWhile(word -> !word.equals("--"))
                        .anyMatch(
                                word ->
                                        word.equals(flag)
                                                || word.startsWith(flag + "=")
                                                || (!word.startsWith("--")
                                                        && word.startsWith(letter)));
        if (given || places.isEmpty()) {
            return;
        }
        if (places.size() > 1) {
            throw FailureException.plain(
                    "the objects are not all in one place: " + String.join(", ", places),
                    "pipe them, each then keeps its own: %1,4 | delete");
        }
        String value = places.iterator().next();
        if (!value.isEmpty()) {
            words.add(0, flag + "=" + value);
        }
    }
}
