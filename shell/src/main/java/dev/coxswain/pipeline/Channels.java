package dev.coxswain.pipeline;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.flow.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * What a running line reads from and speaks to.
 *
 * @param input what the head of a pipe may read; empty at a prompt
 * @param hostInput whether host programs read this process's own standard input instead
 * @param output where results are printed
 * @param errors raw bytes for standard error
 * @param notices words for standard error
 * @param cancellation ends the line
 * @param terminal null where nobody sits at one
 */
public record Channels(
        InputStream input,
        boolean hostInput,
        OutputStream output,
        OutputStream errors,
        Notices notices,
        Progress progress,
        Cancellation cancellation,
        @Nullable Terminal terminal) {

    /** The same, ended by another cancellation. */
    public Channels under(Cancellation other) {
        return new Channels(input, hostInput, output, errors, notices, progress, other, terminal);
    }

    /** The same until the line is given up; nothing it prints after that is seen. */
    public Channels until(Cancellation givenUp) {
        Notices words =
                text -> {
                    if (!givenUp.isCancelled()) {
                        notices.line(text);
                    }
                };
        return new Channels(
                input,
                hostInput,
                new SeveredOutput(output, givenUp),
                new SeveredOutput(errors, givenUp),
                words,
                progress,
                cancellation,
                terminal);
    }

    /** The same with nothing to read and no terminal, as for a line inside a line. */
    public Channels inner() {
        return new Channels(
                InputStream.nullInputStream(),
                false,
                output,
                errors,
                notices,
                progress,
                cancellation,
                null);
    }

    Channels withErrors(OutputStream raw, Notices words) {
        return new Channels(input, hostInput, output, raw, words, progress, cancellation, terminal);
    }

    Channels withInput(InputStream other) {
        return new Channels(
                other, false, output, errors, notices, progress, cancellation, terminal);
    }
}
