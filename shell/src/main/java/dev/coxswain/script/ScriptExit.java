package dev.coxswain.script;

/** Ends a script with a status of its own choice; it carries no stack trace. */
public final class ScriptExit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final boolean leaving;

    /**
     * @param leaving whether a line that was typed leaves the shell with it
     */
    ScriptExit(int code, boolean leaving) {
        super("exit " + code, null, false, false);
        this.code = code;
        this.leaving = leaving;
    }

    int code() {
        return code;
    }

    boolean leaving() {
        return leaving;
    }

    /** What {@code System.exit} is in everything compiled: the script's end, not the shell's. */
    public static void end(int code) {
        throw new ScriptExit(code, false);
    }
}
