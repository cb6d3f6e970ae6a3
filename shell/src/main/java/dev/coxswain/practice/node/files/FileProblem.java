package dev.coxswain.practice.node.files;

import java.io.IOException;

/** A file operation the system refuses, with the words of the C library. */
public final class FileProblem extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why it is refused. */
    public enum Reason {
        MISSING("No such file or directory"),
        READ_ONLY("Read-only file system"),
        IS_DIRECTORY("Is a directory"),
        NOT_DIRECTORY("Not a directory"),
        EXISTS("File exists"),
        NOT_EMPTY("Directory not empty"),
        DENIED("Permission denied"),
        BUSY("Resource busy"),
        LOOP("Too many levels of symbolic links");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Reason reason;

    public FileProblem(Reason reason) {
        super(reason.words());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
