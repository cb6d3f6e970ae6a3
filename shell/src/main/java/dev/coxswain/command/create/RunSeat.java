package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.Watch;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.stream.Attach;
import dev.coxswain.command.write.Deadline;
import dev.coxswain.command.write.Generated;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A seat at the pod that {@code run -i} made: attached until it ends, its exit code passed on. */
final class RunSeat {
    static final Flag<Duration> POD_TIMEOUT =
            Flag.duration("pod-running-timeout", Duration.ofMinutes(1))
                    .placeholder("DURATION")
                    .help("How long to wait for the pod to run");

    private final Invocation invocation;
    private final ResourceRef ref;

    private RunSeat(Invocation invocation, ResourceRef ref) {
        this.invocation = invocation;
        this.ref = ref;
    }

    /**
     * Creates the pod and attaches to it.
     *
     * @param service created before it; null for none
     */
    static Result take(
            Invocation invocation,
            Generated.Manner manner,
            ObjectNode pod,
            @Nullable ObjectNode service) {
        if (service != null) {
            Generated.one(invocation, manner, service);
        }
        Origin origin = Generated.one(invocation, manner, pod).origin();
        if (origin == null) {
            throw new IllegalStateException("a created pod has an origin");
        }
        RunSeat seat = new RunSeat(invocation, origin.ref());
        try {
            return seat.attached();
        } catch (FailureException e) {
            Ended removed = seat.removed(List.of(e.failure()), 1);
            return new Lines(new EndedInput(null, () -> removed), () -> removed.outcome());
        }
    }

    /**
     * How the seat was left.
     *
     * @param said what is printed at the end
     */
    record Ended(String said, Outcome outcome) {}

    private Result attached() {
        JsonNode pod = until(each -> isRunning(each) || isCompleted(each));
        Result seat = isCompleted(pod) ? log() : seat(pod);
        if (seat instanceof Takeover takeover) {
            return new Takeover(
                    "run",
                    terminal -> {
                        takeover.run(terminal);
                        Ended ended = ended();
                        try {
                            terminal.output().write(ended.said().getBytes(StandardCharsets.UTF_8));
                            terminal.output().flush();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        return ended.outcome();
                    });
        }
        EndedInput input = new EndedInput(((Lines) seat).bytes(), this::ended);
        return new Lines(input, () -> input.ended().outcome());
    }

    private Result seat(JsonNode pod) {
        return Attach.to(
                invocation,
                pod,
                new Attach.Wish(
                        "",
                        invocation.get(Run.STDIN),
                        invocation.get(Run.TTY) && invocation.terminal() != null,
                        invocation.get(Run.QUIET)));
    }

    private Result log() {
        return new Lines(
                invocation
                        .cluster()
                        .open(Request.get(ref.path() + "/log"), invocation.cancellation()),
                () -> Outcome.DONE);
    }

    private static boolean isRunning(JsonNode pod) {
        boolean ready = false;
        for (JsonNode each : pod.path("status").path("conditions")) {
            ready |=
                    Json.text(each, "type").equals("Ready")
                            && Json.text(each, "status").equals("True");
        }
        return ready && Json.text(pod, "status", "phase").equals("Running");
    }

    private static boolean isCompleted(JsonNode pod) {
        String phase = Json.text(pod, "status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** The pod as soon as it is so. */
    private JsonNode until(Predicate<JsonNode> condition) {
        Deadline deadline = Deadline.in(invocation.get(POD_TIMEOUT));
        Cancellation cancellation = new Cancellation();
        Selector byName = Selector.ofFields("metadata.name=" + ref.name());
        try (var _ = cancellation.follow(invocation.cancellation());
                var _ = deadline.cancels(cancellation);
                Watch watch =
                        Watch.open(
                                invocation.cluster(),
                                Objects.listRequest(ref.type(), ref.namespace(), byName),
                                cancellation)) {
            for (Change change = watch.next(); change != null; change = watch.next()) {
                if (condition.test(change.object())) {
                    return change.object();
                }
            }
        } catch (CancelledException _) {
            invocation.cancellation().check();
        }
        throw FailureException.plain("timed out waiting for the condition");
    }

    /** Waits for the pod's end, where it ends, and cleans up. */
    private Ended ended() {
        List<Failure> failures = new ArrayList<>();
        int code = 0;
        if (!invocation.get(RunPod.RESTART).equals("Always")) {
            JsonNode pod = until(RunSeat::isCompleted);
            JsonNode end =
                    pod.path("status")
                            .path("containerStatuses")
                            .path(0)
                            .path("state")
                            .path("terminated");
            code = end.path("exitCode").asInt(0);
            String named = "pod " + ref.namespace() + "/" + ref.name();
            if (code != 0) {
                failures.add(
                        new Failure.Verbatim(
                                (named
                                                + " terminated ("
                                                + Json.text(end, "reason")
                                                + ")\n"
                                                + Json.text(end, "message"))
                                        .strip(),
                                code));
            } else if (Json.text(pod, "status", "phase").equals("Failed")) {
                failures.add(new Failure.Plain(named + " failed with unknown exit code", null));
                code = 1;
            }
        }
        return removed(failures, code);
    }

    private Ended removed(List<Failure> failures, int code) {
        String said = "";
        if (invocation.get(Run.REMOVE)) {
            invocation.objects().delete(ref, Deletion.options(invocation));
            if (!invocation.get(Run.QUIET)) {
                said =
                        "pod \""
                                + ref.name()
                                + "\" deleted from "
                                + ref.namespace()
                                + " namespace\n";
            }
        }
        return new Ended(said, new Outcome(code, failures));
    }
}
