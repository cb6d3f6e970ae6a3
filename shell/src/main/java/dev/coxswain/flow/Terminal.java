package dev.coxswain.flow;

import java.io.InputStream;
import java.io.OutputStream;

/** The terminal a person sits at, as far as commands need one. */
public interface Terminal {
    /** Columns and rows. */
    record Size(int columns, int rows) {}

    Size size();

    /** Raw bytes typed; read only while {@link #raw()} is held. */
    InputStream input();

    /** Raw bytes to the screen. */
    OutputStream output();

    /** Hands every key through unchanged, Ctrl-C included, until closed. */
    Cancellation.Registration raw();

    /** Leaves the keys that send signals to a program that runs in front, until closed. */
    default Cancellation.Registration handOver() {
        return () -> {};
    }

    /** Calls {@code action} after each change of size until closed. */
    Cancellation.Registration onResize(Runnable action);

    /** Asks a question and reads a line of answer; an empty answer at the end of input. */
    String ask(String question);

    /** Asks a question that is answered by y or n; anything but a clear yes is no. */
    default boolean confirm(String question) {
        String answer = ask(question + " (y/n): ").strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }
}
