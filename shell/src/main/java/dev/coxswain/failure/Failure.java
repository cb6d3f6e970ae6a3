package dev.coxswain.failure;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What went wrong, as facts; {@link FailureReport} words them. */
public sealed interface Failure {

    /**
     * A command was called the wrong way.
     *
     * @param message what is wrong, in kubectl's words where it has them, without {@code error: }
     * @param hint what would have been right, or null
     */
    record Usage(String message, @Nullable String hint) implements Failure {}

    /**
     * A line, jq program or script text that does not parse.
     *
     * @param source the whole text
     * @param span where in it
     * @param hint what would have been right, or null
     * @param file where the text is from, or null where it was typed
     */
    record Syntax(
            String source, Span span, String message, @Nullable String hint, @Nullable String file)
            implements Failure {
        /** Of a text that was typed. */
        public Syntax(String source, Span span, String message, @Nullable String hint) {
            this(source, span, message, hint, null);
        }
    }

    /** A first word that is nothing we know. */
    record UnknownCommand(String name, List<String> nearest) implements Failure {}

    /**
     * A typed line whose first word is no command, variable or method; shell wording.
     *
     * @param program whether a program of the host has this name
     */
    record UnknownWord(String name, List<String> nearest, boolean program) implements Failure {}

    /** A resource type the server does not have. */
    record UnknownType(String name, List<String> nearest) implements Failure {}

    /**
     * A server's refusal.
     *
     * @param code the HTTP status
     * @param reason the Status object's reason, empty where it gave none
     * @param message the server's own sentence
     * @param causes the fields it named
     * @param subject what was being done, as {@code error when creating "f.yaml"}, or null
     * @param details what the refusal is about
     */
    record Api(
            int code,
            String reason,
            String message,
            List<Cause> causes,
            @Nullable String subject,
            Details details)
            implements Failure {

        /** The same refusal, said of {@code subject}. */
        public Api about(String other) {
            return new Api(code, reason, message, causes, other, details);
        }
    }

    /** One field a server refused. */
    record Cause(String reason, String message, String field) {}

    /** What a refusal is about; empty strings where the server did not say. */
    record Details(String group, String kind, String name, int retryAfterSeconds) {
        public static final Details NONE = new Details("", "", "", 0);
    }

    /**
     * No answer from a server.
     *
     * @param host the server's host and port
     * @param detail the cause's own words
     */
    record Unreachable(Kind kind, String host, String detail) implements Failure {
        /** Why there was no answer. */
        public enum Kind {
            REFUSED,
            UNKNOWN_HOST,
            TIMEOUT,
            UNTRUSTED,
            HANDSHAKE,
            RESET,
            OTHER
        }
    }

    /** A kubeconfig, settings file or credential that cannot be used; the message names it. */
    record Config(String message, @Nullable String hint) implements Failure {}

    /** A local file that cannot be read or written; the message names it. */
    record File(String message) implements Failure {}

    /** A refusal of our own or kubectl's, printed after {@code error: }. */
    record Plain(String message, @Nullable String hint) implements Failure {}

    /** A message printed word by word, with its exit code; an empty message prints nothing. */
    record Verbatim(String message, int exitCode) implements Failure {}

    /** A failure whose command has an exit code of its own for it. */
    record Coded(Failure failure, int exitCode) implements Failure {}

    /** Ended by the person. */
    record Interrupted() implements Failure {}

    /** A fault of this program. */
    record Internal(Throwable cause) implements Failure {}
}
