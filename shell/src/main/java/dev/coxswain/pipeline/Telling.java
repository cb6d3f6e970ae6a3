package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Notices;
import dev.coxswain.line.Part;
import dev.coxswain.line.Stage;
import dev.coxswain.line.Word;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * How the failures of a line are told.
 *
 * @param place what precedes each, as {@code steps.cox:3: }, or nothing
 * @param details whether what lies behind them is shown
 */
record Telling(Notices notices, String place, boolean details) {
    private static final String DETAILS = "--verbose";

    /** The same for a part of the line, which may ask for details itself. */
    Telling withDetailsAskedBy(Part part) {
        return new Telling(notices, place, details || part.stages().stream().anyMatch(this::asks));
    }

    private boolean asks(Stage stage) {
        if (!(stage instanceof Stage.Command command)) {
            return false;
        }
        List<String> words = command.words().stream().map(Word::literal).toList();
        int end = words.indexOf("--");
        return (end < 0 ? words : words.subList(0, end)).contains(DETAILS);
    }

    /** Tells what was thrown and gives its exit code. */
    int say(Throwable thrown) {
        return say(FailureReport.failureOf(thrown), thrown);
    }

    /** Tells a failure that was not thrown and gives its exit code. */
    int say(Failure failure) {
        if (failure instanceof Failure.Internal(Throwable cause)) {
            return say(failure, cause);
        }
        return new Telling(notices, place, false).say(failure, new FailureException(failure));
    }

    /** Tells a failure that was thrown as something else and gives its exit code. */
    int say(Failure failure, Throwable thrown) {
        FailureReport report = FailureReport.of(failure);
        String before = place;
        for (String line : report.lines()) {
            notices.line(before + line);
            before = "";
        }
        if (details && !report.lines().isEmpty()) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(notices::line);
        }
        return report.exitCode();
    }
}
