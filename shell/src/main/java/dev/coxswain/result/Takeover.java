package dev.coxswain.result;

import dev.coxswain.flow.Terminal;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;

/** Work that needs the terminal for itself: an interactive {@code exec}, an editor, a pager. */
public final class Takeover implements Result {
    /** What is done with the terminal. */
    @FunctionalInterface
    public interface Work {
        /** Runs until done and gives how it ended. */
        Outcome run(Terminal terminal);
    }

    private final String name;
    private final Work work;
    private final @Nullable Supplier<Result> elsewhere;
    private Outcome outcome = Outcome.DONE;

    /**
     * @param name what needs the terminal, for the error where there is none
     */
    public Takeover(String name, Work work) {
        this(name, work, null);
    }

    /**
     * Work that can be done without the terminal too.
     *
     * @param elsewhere what it gives inside a line; null where it cannot be done there
     */
    public Takeover(String name, Work work, @Nullable Supplier<Result> elsewhere) {
        this.name = name;
        this.work = work;
        this.elsewhere = elsewhere;
    }

    /** What the work gives where the terminal is not free for it. */
    public Optional<Result> elsewhere() {
        return Optional.ofNullable(elsewhere).map(Supplier::get);
    }

    public String name() {
        return name;
    }

    public void run(Terminal terminal) {
        outcome = work.run(terminal);
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public void close() {}
}
