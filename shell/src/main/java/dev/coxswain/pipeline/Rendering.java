package dev.coxswain.pipeline;

import dev.coxswain.result.Result;

import java.io.OutputStream;

/**
 * Writes results as text, as their {@code -o} asks; implemented by the root over {@code render}.
 * Values of a stream come one after the other as jq prints them, strings bare.
 */
public interface Rendering {
    /**
     * Writes a result as it comes, for a program or a file: no colour, no cutting.
     *
     * @throws java.io.UncheckedIOException where the sink is closed
     */
    void write(Result result, OutputStream sink);

    /** Writes a result where a person looks, as it comes. */
    void show(Result result, Channels channels);
}
