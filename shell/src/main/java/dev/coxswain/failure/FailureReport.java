package dev.coxswain.failure;

import dev.coxswain.flow.CancelledException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A failure in words: the lines to show and the exit code; kubectl's words where it has them
 * (cmd/util/helpers.go), our hint after.
 *
 * @param lines what to print on standard error, without newlines
 */
public record FailureReport(List<String> lines, int exitCode) {
    /** The server that is meant where no kubeconfig names one, as with kubectl. */
    private static final String NO_KUBECONFIG = "localhost:8080";

    public FailureReport {
        lines = List.copyOf(lines);
    }

    /** Words a failure. */
    public static FailureReport of(Failure failure) {
        return switch (failure) {
            case Failure.Usage(var message, var hint) -> failed("error: " + message, hint);
            case Failure.Syntax syntax -> new FailureReport(Caret.draw(syntax), ExitCode.SYNTAX);
            case Failure.UnknownCommand(var name, var nearest) ->
                    failed("error: unknown command \"" + name + "\"", didYouMean(nearest));
            case Failure.UnknownWord word -> failed(unknown(word), null);
            case Failure.UnknownType(var name, var nearest) ->
                    failed(
                            "error: the server doesn't have a resource type \"" + name + "\"",
                            didYouMean(nearest));
            case Failure.Api api -> new FailureReport(ApiWords.lines(api), ExitCode.FAILED);
            case Failure.Unreachable(var kind, var host, var detail) ->
                    failed(
                            unreachable(kind, host, detail),
                            host.equals(NO_KUBECONFIG)
                                    ? "no kubeconfig says which server (see config get-contexts);"
                                            + " for the built-in practice cluster: cox --practice"
                                    : null);
            case Failure.Config(var message, var hint) -> failed("error: " + message, hint);
            case Failure.File(var message) -> failed("error: " + message, null);
            case Failure.Plain(var message, var hint) -> failed("error: " + message, hint);
            case Failure.Verbatim(var message, var code) ->
                    new FailureReport(
                            message.isEmpty() ? List.of() : message.lines().toList(), code);
            case Failure.Coded(var inner, var code) -> new FailureReport(of(inner).lines(), code);
            case Failure.Interrupted() -> new FailureReport(List.of(), ExitCode.INTERRUPTED);
            case Failure.Internal(var cause) ->
                    failed(
                            "error: internal fault: " + cause,
                            "run again with --verbose for the details");
        };
    }

    /** Words whatever was thrown; anything unforeseen is a fault of ours. */
    public static FailureReport of(Throwable thrown) {
        return of(failureOf(thrown));
    }

    /** The facts of whatever was thrown. */
    public static Failure failureOf(Throwable thrown) {
        return switch (thrown) {
            case FailureException e -> e.failure();
            case CancelledException _ -> new Failure.Interrupted();
            default -> new Failure.Internal(thrown);
        };
    }

    private static FailureReport failed(
            String message, @org.jspecify.annotations.Nullable String hint) {
        List<String> lines = new ArrayList<>(message.lines().toList());
        if (hint != null && !hint.isEmpty()) {
            hint.lines().forEach(lines::add);
        }
        return new FailureReport(lines, ExitCode.FAILED);
    }

    private static String unknown(Failure.UnknownWord word) {
        String near = word.nearest().isEmpty() ? "" : " (" + didYouMean(word.nearest()) + ")";
        String host = word.program() ? "the host's write \"!" + word.name() + " …\", for " : "";
        return "%s: no such command%s; for %sGroovy write \"= %s …\""
                .formatted(word.name(), near, host, word.name());
    }

    private static @org.jspecify.annotations.Nullable String didYouMean(List<String> nearest) {
        return nearest.isEmpty()
                ? null
                : "did you mean " + nearest.stream().collect(Collectors.joining(", ")) + "?";
    }

    private static String unreachable(Failure.Unreachable.Kind kind, String host, String detail) {
        return switch (kind) {
            case REFUSED ->
                    "The connection to the server "
                            + host
                            + " was refused - did you specify the right host or port?";
            case UNKNOWN_HOST ->
                    "Unable to connect to the server: dial tcp: lookup " + host + ": no such host";
            case TIMEOUT, UNTRUSTED, HANDSHAKE, RESET, OTHER ->
                    "Unable to connect to the server: " + detail;
        };
    }
}
