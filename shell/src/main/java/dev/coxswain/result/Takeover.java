package dev.coxswain.result;

import dev.coxswain.flow.Terminal;

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
    private Outcome outcome = Outcome.DONE;

    /**
     * @param name what needs the terminal, for the error where there is none
     */
    public Takeover(String name, Work work) {
        this.name = name;
        this.work = work;
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
