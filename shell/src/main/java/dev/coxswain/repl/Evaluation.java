package dev.coxswain.repl;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.line.Reading;

/** What the prompt needs of the language: reading half a line, and running a whole one. */
public interface Evaluation {
    /** Reads as much of a text as there is. */
    Reading read(String text);

    /**
     * Runs a whole line and prints what it gives; failures are printed, never thrown.
     *
     * @param cancellation asks for its end
     * @param givenUp once cancelled, nothing the line still prints is shown
     * @return the exit code
     */
    int run(String text, Cancellation cancellation, Cancellation givenUp);
}
