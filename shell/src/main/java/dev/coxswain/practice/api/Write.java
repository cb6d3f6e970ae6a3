package dev.coxswain.practice.api;

import java.util.function.Consumer;

/**
 * How a write is asked for.
 *
 * @param manager who is named as the fields' owner; empty where ownership is not kept
 * @param dryRun whether nothing is to be stored
 * @param force whether an apply takes fields from other managers
 * @param validation {@code Strict}, {@code Warn} or {@code Ignore} for unknown fields
 * @param warnings gets what the answer's Warning headers are to say
 */
public record Write(
        String manager,
        boolean dryRun,
        boolean force,
        String validation,
        Consumer<String> warnings) {

    /** The machinery's own writes: no ownership, nothing unknown expected. */
    static final Write MACHINERY = new Write("", false, false, "Ignore", _ -> {});

    /** A write of a part of the machinery, which then owns what it wrote. */
    static Write of(String component) {
        return new Write(component, false, false, "Ignore", _ -> {});
    }

    Write dry() {
        return new Write(manager, true, force, validation, warnings);
    }
}
