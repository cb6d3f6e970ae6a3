package dev.coxswain.practice.node.shell;

/** A script that is no script, in ash's words. */
final class SyntaxProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxProblem(String message) {
        super(message, null, false, false);
    }

    static SyntaxProblem unexpected(String token) {
        return new SyntaxProblem("syntax error: unexpected " + token);
    }
}
