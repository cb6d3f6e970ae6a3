package dev.coxswain.script;

import groovy.lang.Script;

import org.jspecify.annotations.Nullable;

/** The base class of everything compiled: the functions scripts and typed lines share. */
public abstract class CoxScript extends Script {
    private Functions functions() {
        return ((SessionBinding) getBinding()).functions();
    }

    /** Runs one line of the shell's language and gives its objects. */
    public @Nullable Object cox(Object line) {
        return functions().run(String.valueOf(line));
    }

    /** Ends the script with this status; at the prompt, leaves the shell with it. */
    public void exit(int code) {
        throw new ScriptExit(code, true);
    }

    /** Ends the script well; at the prompt, leaves the shell. */
    public void exit() {
        exit(0);
    }

    /** Objects of any type, as {@code resources('deployments.apps').in('web').list()}. */
    public Resources resources(Object type) {
        return functions().resources(String.valueOf(type));
    }
}
