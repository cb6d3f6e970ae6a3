package dev.coxswain.command.debug;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.read.Following;
import dev.coxswain.command.stream.Attach;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Terminal;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A seat at a debugging container, taken once it runs.
 *
 * @param ephemeral whether it was added to a pod that was there
 */
record DebugSeat(Invocation invocation, ResourceRef pod, String container, boolean ephemeral) {

    /** Waits for the container and attaches to it; where that cannot be, its log is shown. */
    Result take() {
        JsonNode found = started();
        if (!state(found).path("running").isObject()) {
            return log(false);
        }
        try {
            Attach.Wish wish =
                    new Attach.Wish(
                            container,
                            invocation.get(DebugFlags.STDIN),
                            hasTerminal(),
                            invocation.get(DebugFlags.QUIET));
            return Attach.to(invocation, found, wish);
        } catch (FailureException e) {
            return fallen(e);
        }
    }

    /** Whether it is one at a person's terminal. */
    boolean hasTerminal() {
        return invocation.get(DebugFlags.TTY) && invocation.terminal() != null;
    }

    /** Takes it at the terminal and gives how it ended; a refused attachment shows the log. */
    Outcome sit(Terminal terminal) {
        Result seat = take();
        if (!(seat instanceof Takeover takeover)) {
            return shown((Lines) seat, terminal);
        }
        try {
            takeover.run(terminal);
            tellOfTheEnd();
            return takeover.outcome();
        } catch (FailureException e) {
            return shown(fallen(e), terminal);
        }
    }

    private void tellOfTheEnd() {
        if (!ephemeral || invocation.get(DebugFlags.QUIET)) {
            return;
        }
        invocation
                .notices()
                .line(
                        "Session ended, the ephemeral container will not be restarted but may be"
                                + " reattached using 'kubectl attach "
                                + pod.name()
                                + " -c "
                                + container
                                + (invocation.namespaceGiven() ? " -n " + pod.namespace() : "")
                                + " -i -t' if it is still running");
    }

    private static Outcome shown(Lines lines, Terminal terminal) {
        try (lines) {
            lines.bytes().transferTo(terminal.output());
            terminal.output().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.outcome();
    }

    private Lines fallen(FailureException e) {
        String words = String.join("\n", FailureReport.of(e.failure()).lines());
        String why = e.failure() instanceof Failure.Api api ? api.message() : words;
        if (!invocation.get(DebugFlags.QUIET)) {
            invocation
                    .notices()
                    .line(
                            "warning: couldn't attach to pod/"
                                    + pod.name()
                                    + ", falling back to streaming logs: "
                                    + why);
        }
        return log(true);
    }

    private Lines log(boolean follow) {
        Request log =
                Request.get(pod.path() + "/log")
                        .with("container", container)
                        .with("follow", follow ? "true" : null);
        return new Lines(
                invocation.cluster().open(log, invocation.cancellation()), () -> Outcome.DONE);
    }

    private JsonNode started() {
        Request list =
                Objects.listRequest(
                        pod.type(),
                        pod.namespace(),
                        Selector.ofFields("metadata.name=" + pod.name()));
        String told = "";
        try (Following changes = new Following(invocation, list, "")) {
            for (Change change = changes.next(); change != null; change = changes.next()) {
                JsonNode state = state(change.object());
                if (change.kind() == Change.Kind.DELETED) {
                    throw FailureException.plain("pod " + pod.name() + " was deleted");
                }
                if (state.path("running").isObject() || state.path("terminated").isObject()) {
                    return change.object();
                }
                String message = Json.text(state, "waiting", "message");
                if (!message.isEmpty()
                        && !message.equals(told)
                        && !invocation.get(DebugFlags.QUIET)) {
                    invocation.notices().line("Warning: container " + container + ": " + message);
                }
                told = message;
            }
        }
        throw FailureException.plain("timed out waiting for the condition");
    }

    private JsonNode state(JsonNode object) {
        for (String kind :
                List.of(
                        "containerStatuses",
                        "ephemeralContainerStatuses",
                        "initContainerStatuses")) {
            for (JsonNode each : Json.at(object, "status", kind)) {
                if (Json.text(each, "name").equals(container)) {
                    return each.path("state");
                }
            }
        }
        return Json.object();
    }
}
