package dev.coxswain.failure;

/** The exit codes the program itself gives; scripts and {@code exec} pass on their own. */
public final class ExitCode {
    public static final int DONE = 0;

    /** A command said no, its usage included. */
    public static final int FAILED = 1;

    /** The line's own syntax is wrong. */
    public static final int SYNTAX = 2;

    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
