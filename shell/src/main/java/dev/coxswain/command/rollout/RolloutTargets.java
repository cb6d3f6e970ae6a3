package dev.coxswain.command.rollout;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.Targets;
import dev.coxswain.command.read.FoundObjects;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.command.write.Sources;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;

import java.util.List;
import java.util.Objects;

/** The workloads that the words or files of a {@code rollout} command mean. */
final class RolloutTargets {
    private final FileTargets files;

    RolloutTargets(Sources sources) {
        this.files = new FileTargets(sources);
    }

    /**
     * Reads them; a type alone is all of its objects.
     *
     * @throws FailureException in kubectl's words where nothing is named
     */
    FoundObjects read(Invocation invocation) {
        if (files.given(invocation)) {
            FileTargets.Found named = files.read(invocation, "the command");
            FoundObjects found = FoundObjects.of(invocation, named.targets());
            found.failures().addAll(0, named.failures());
            return found;
        }
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty() && invocation.input() == null) {
            throw FailureException.plain("required resource not specified");
        }
        return FoundObjects.of(
                invocation, Targets.of(invocation, words, Targets.Rule.TYPE_MEANS_ALL).all());
    }

    /** Where an object that was read lives. */
    static ResourceRef ref(Item item) {
        return Objects.requireNonNull(item.origin()).ref();
    }

    /**
     * The revision asked for, 0 for none.
     *
     * @throws FailureException where it cannot be one
     */
    static long revision(long given) {
        if (given < 0) {
            throw FailureException.plain("revision must be a positive integer: " + given);
        }
        return given;
    }
}
