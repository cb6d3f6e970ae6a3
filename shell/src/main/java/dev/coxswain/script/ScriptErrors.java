package dev.coxswain.script;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.flow.Span;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Groovy's errors in words that speak of the script and of nothing below it. */
final class ScriptErrors {
    /** Stands before the name of a script's file in the name of its source. */
    static final String FILE = "$";

    private static final Pattern SHELL_LOOP =
            Pattern.compile("^\\s*(?:for|while|until|if)\\b.*;\\s*(?:do|then)\\b", Pattern.DOTALL);

    private static final Pattern INNER_PIPE = Pattern.compile("[^|]\\|\\s*\\.[A-Za-z_\\[]");

    private static final int LONGEST = 300;
    private static final int MOST_PLACES = 20;

    private ScriptErrors() {}

    static RuntimeException compiling(String text, String name, RuntimeException thrown) {
        if (thrown instanceof MultipleCompilationErrorsException errors) {
            for (Message message : errors.getErrorCollector().getErrors()) {
                if (message instanceof SyntaxErrorMessage syntax) {
                    return syntax(text, name, syntax.getCause());
                }
            }
        }
        return new FailureException(
                new Failure.Plain(name.replace(FILE, "") + ": " + firstLine(thrown), null), thrown);
    }

    private static FailureException syntax(String text, String name, SyntaxException cause) {
        int start = offset(text, cause.getStartLine(), cause.getStartColumn());
        int end =
                cause.getEndLine() == cause.getStartLine()
                        ? offset(text, cause.getEndLine(), cause.getEndColumn())
                        : start + 1;
        String reason = cause.getOriginalMessage().lines().findFirst().orElse("").strip();
        reason = reason.replaceFirst(" @ line \\d+, column \\d+\\.?$", "");
        if (reason.matches("Unexpected input: '[^']*")) {
            // Groovy quotes the text to its end, over several lines.
            reason = "Unexpected input";
        }
        String where =
                name.startsWith(FILE)
                        ? name.substring(FILE.length()) + ":" + cause.getStartLine() + ": "
                        : "";
        return new FailureException(
                new Failure.Syntax(
                        text,
                        new Span(start, Math.max(start + 1, end)),
                        where + reason,
                        confusion(text)),
                cause);
    }

    /** What would have been right where the text is another language's. */
    private static @Nullable String confusion(String text) {
        if (SHELL_LOOP.matcher(text).find()) {
            return "this is Groovy: for (x in list) { … }, if (x) { … }; for your shell write !"
                    + text.strip().split("\\s", 2)[0]
                    + " …";
        }
        return INNER_PIPE.matcher(text).find()
                ? "inside brackets | is Groovy's; $( … ) takes a line with pipes"
                : null;
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int newline = text.indexOf('\n', at);
            if (newline < 0) {
                break;
            }
            at = newline + 1;
        }
        return Math.min(text.length(), at + Math.max(0, column - 1));
    }

    /** What a running script threw, with the script's own lines. */
    static RuntimeException running(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof ScriptExit || cause instanceof CancelledException) {
            return (RuntimeException) cause;
        }
        if (cause instanceof FailureException failure) {
            return placed(failure);
        }
        if (cause instanceof InterruptedException || Thread.interrupted()) {
            return new CancelledException();
        }
        if (cause instanceof KubernetesClientException refused) {
            Status status = refused.getStatus();
            if (status != null && status.getReason() != null && status.getMessage() != null) {
                return placed(new FailureException(refusal(refused.getCode(), status), refused));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("error: " + message(cause));
        lines.addAll(places(cause));
        return new FailureException(new Failure.Verbatim(String.join("\n", lines), 1), cause);
    }

    /** A server's refusal in the words commands have for it; the client's own are a page long. */
    private static Failure refusal(int code, Status status) {
        return new Failure.Api(
                code,
                status.getReason(),
                status.getMessage(),
                List.of(),
                null,
                Failure.Details.NONE);
    }

    /** A failure of ours, with the lines of the script that ran into it. */
    private static FailureException placed(FailureException failure) {
        FailureReport report = FailureReport.of(failure);
        List<String> places =
                places(
                        failure.getCause() instanceof KubernetesClientException refused
                                ? refused
                                : failure);
        if (report.lines().isEmpty() || places.isEmpty()) {
            return failure;
        }
        List<String> lines = new ArrayList<>(report.lines());
        lines.addAll(places);
        return new FailureException(
                new Failure.Verbatim(String.join("\n", lines), report.exitCode()), failure);
    }

    /** Where in files the script was; a recursion is told once. */
    private static List<String> places(Throwable cause) {
        List<String> places = new ArrayList<>();
        for (StackTraceElement frame : cause.getStackTrace()) {
            String file = frame.getFileName();
            if (file == null || !file.startsWith(FILE) || frame.getLineNumber() < 1) {
                continue;
            }
            String place = "  at " + file.substring(FILE.length()) + ":" + frame.getLineNumber();
            if (places.size() == MOST_PLACES) {
                places.add("  …");
                break;
            }
            if (places.isEmpty() || !places.getLast().equals(place)) {
                places.add(place);
            }
        }
        return places;
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null
                && (at instanceof java.lang.reflect.InvocationTargetException
                        || at instanceof org.codehaus.groovy.runtime.InvokerInvocationException
                        || at instanceof java.lang.reflect.UndeclaredThrowableException)) {
            at = at.getCause();
        }
        return at;
    }

    private static String message(Throwable cause) {
        return switch (cause) {
            case MissingPropertyException missing ->
                    isScript(missing.getType())
                            ? "no variable \"" + missing.getProperty() + "\""
                            : "no property \""
                                    + missing.getProperty()
                                    + "\""
                                    + owner(missing.getType());
            case MissingMethodException missing ->
                    "no method " + missing.getMethod() + parameters(missing) + owner(missing);
            case PowerAssertionError assertion -> String.valueOf(assertion.getMessage());
            case StackOverflowError _ -> "the recursion is too deep";
            case OutOfMemoryError _ -> "out of memory";
            default -> {
                String text = firstLine(cause);
                yield cause.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text);
            }
        };
    }

    private static boolean isScript(@Nullable Class<?> type) {
        return type == null || Script.class.isAssignableFrom(type);
    }

    private static String owner(@Nullable Class<?> type) {
        return isScript(type) || type == null ? "" : " of " + type.getSimpleName();
    }

    private static String owner(MissingMethodException missing) {
        return owner(missing.getType());
    }

    private static String parameters(MissingMethodException missing) {
        Object[] arguments = missing.getArguments();
        return Arrays.stream(arguments == null ? new Object[0] : arguments)
                .map(each -> each == null ? "null" : nameOf(each))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A closure's own class has a name that nobody gave it. */
    private static String nameOf(Object argument) {
        return argument instanceof Closure ? "Closure" : argument.getClass().getSimpleName();
    }

    private static String firstLine(Throwable thrown) {
        @Nullable String message = thrown.getMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
