package dev.coxswain.practice.node.shell;

/** A script that is no script, in ash's words. */
final class SyntaxProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether a script ends with it, whatever comes after. */
    final boolean fatal;

    SyntaxProblem(String message) {
        this(message, false);
    }

    private SyntaxProblem(String message, boolean fatal) {
        super(message, null, false, false);
        this.fatal = fatal;
    }

    /** A variable that must be set and is not. */
    static SyntaxProblem unset(String message) {
        return new SyntaxProblem(message, true);
    }

    static SyntaxProblem unexpected(String token) {
        return new SyntaxProblem("syntax error: unexpected " + token);
    }
}
