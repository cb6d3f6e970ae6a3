package dev.coxswain.script;

/** Ends a script with a status of its own choice; it carries no stack trace. */
final class ScriptExit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    ScriptExit(int code) {
        super("exit " + code, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
