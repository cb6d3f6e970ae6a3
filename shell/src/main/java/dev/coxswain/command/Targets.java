package dev.coxswain.command;

import dev.coxswain.model.ResourceType;

import java.util.List;

/**
 * What the words and flags of a call point at, as kubectl's {@code resource.Builder} reads them.
 *
 * @param all in the order they were named
 * @param several whether more than one type was asked for, so that rows must say theirs
 */
public record Targets(List<Target> all, boolean several) {
    /** How a command reads its words. */
    public enum Rule {
        /** A type alone means all its objects ({@code get}, {@code describe}). */
        TYPE_MEANS_ALL,
        /** A type alone needs {@code --all} or a selector ({@code delete}, {@code label}). */
        TYPE_NEEDS_SELECTION
    }

    public Targets {
        all = List.copyOf(all);
    }

    /**
     * Reads what a call means: {@code TYPE}, {@code TYPE NAME…}, {@code TYPE/NAME…}, {@code a,b},
     * categories, {@code -l}, {@code --field-selector}, {@code -A}, {@code --all}; without any word
     * the objects of the stage before.
     *
     * @param words the words that name objects
     * @return empty where no word was given and no stage stands before
     * @throws dev.coxswain.failure.FailureException in kubectl's words where they do not fit
     */
    public static Targets of(Invocation invocation, List<String> words, Rule rule) {
        return new TargetReader(invocation, rule).read(words);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether one object is meant by its name. */
    public boolean single() {
        return all.size() == 1 && !(all.getFirst() instanceof Target.Listed);
    }

    /** The types, each once, in order. */
    public List<ResourceType> types() {
        return all.stream().map(Target::type).distinct().toList();
    }
}
