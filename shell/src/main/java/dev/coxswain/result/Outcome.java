package dev.coxswain.result;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureReport;

import java.util.List;

/**
 * How a command ended.
 *
 * @param failures what went wrong beside what it gave, in order
 */
public record Outcome(int exitCode, List<Failure> failures) {
    /** Ended well. */
    public static final Outcome DONE = new Outcome(0, List.of());

    private static final String ERROR = "error: ";

    public Outcome {
        failures = List.copyOf(failures);
    }

    /** Ended with failures; the exit code is the last one's, as in kubectl. */
    public static Outcome of(List<Failure> failures) {
        return failures.isEmpty()
                ? DONE
                : new Outcome(FailureReport.of(failures.getLast()).exitCode(), failures);
    }

    /**
     * Ended with failures of several objects: as in kubectl, of more than one each is told without
     * its {@code error:}.
     */
    public static Outcome ofObjects(List<Failure> failures) {
        return of(failures.size() < 2 ? failures : failures.stream().map(Outcome::bare).toList());
    }

    private static Failure bare(Failure failure) {
        if (failure instanceof Failure.Api) {
            return failure;
        }
        FailureReport report = FailureReport.of(failure);
        String text = String.join("\n", report.lines());
        return new Failure.Verbatim(
                text.startsWith(ERROR) ? text.substring(ERROR.length()) : text, report.exitCode());
    }

    /** Ended with an exit code and nothing to say. */
    public static Outcome exit(int code) {
        return new Outcome(code, List.of());
    }

    public boolean isDone() {
        return exitCode == 0 && failures.isEmpty();
    }
}
