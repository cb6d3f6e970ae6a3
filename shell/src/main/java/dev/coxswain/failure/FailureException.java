package dev.coxswain.failure;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Failure} to where it is reported. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    public FailureException(Failure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /** The failure in the words a person sees, for scripts that catch it. */
    @Override
    public String getMessage() {
        return String.join("\n", FailureReport.of(failure).lines());
    }

    public Failure failure() {
        return failure;
    }

    /** A refusal in plain words, printed after {@code error: }. */
    public static FailureException plain(String message) {
        return new FailureException(new Failure.Plain(message, null));
    }

    /** A refusal in plain words with what would have been right. */
    public static FailureException plain(String message, String hint) {
        return new FailureException(new Failure.Plain(message, hint));
    }

    /** A command called the wrong way. */
    public static FailureException usage(String message) {
        return new FailureException(new Failure.Usage(message, null));
    }
}
