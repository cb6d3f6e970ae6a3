package dev.coxswain.command.practice;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.Endpoint;
import dev.coxswain.practice.Host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** This process's hold on the practice cluster of one person. */
public interface PracticeHome {
    /** Where it keeps its state. */
    Path directory();

    /** The words that start this program again from outside. */
    List<String> program();

    /** Who serves it now; empty where nobody does. */
    Optional<Host> host();

    /** The background process, whether it serves or waits until it can; empty without one. */
    OptionalLong background();

    /**
     * Makes sure that somebody serves it, this process where nobody else does.
     *
     * @throws dev.coxswain.failure.FailureException where the directory cannot be used
     */
    Endpoint join();

    /** Serves it no longer; the next request joins again. */
    void leave();

    /**
     * Serves it until cancelled, from the moment on when nobody else does.
     *
     * @param background whether this process does nothing else and may be ended from outside
     */
    void serve(boolean background, Cancellation cancellation);

    /**
     * Leaves it to a process of its own, which goes on when this one ends.
     *
     * @throws dev.coxswain.failure.FailureException where that process does not come up
     */
    Host startBackground(Cancellation cancellation);

    /** Ends the background process and waits until it is gone. */
    void stopBackground(long process);

    /**
     * Deletes everything in it; nobody may serve it.
     *
     * @throws dev.coxswain.failure.FailureException where somebody does, or a file stays
     */
    void erase();
}
