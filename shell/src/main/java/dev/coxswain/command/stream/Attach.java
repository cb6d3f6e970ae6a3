package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.stream.ProcessRequest;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code attach}: a seat at a container's own process. */
public final class Attach implements Command {
    private static final String REFUSAL = "cannot attach to";
    private static final Signature SIGNATURE =
            Signature.of("attach", "Join the process a container runs")
                    .argument(Argument.optional("POD | TYPE/NAME").values(Values.Source.POD_REFS))
                    .flag(
                            ProcessFlags.CONTAINER,
                            ProcessFlags.STDIN,
                            ProcessFlags.TTY,
                            ProcessFlags.QUIET,
                            ProcessFlags.POD_TIMEOUT)
                    .example("attach web-0", "See what the process writes from now on")
                    .example("attach -it shell-0 -c sh", "Type to it as well");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            throw FailureException.usage("at least 1 argument is required for attach");
        }
        if (words.size() > 2) {
            throw FailureException.usage(
                    "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw "
                            + words.size()
                            + ": ["
                            + String.join(" ", words)
                            + "]");
        }
        PodFinder finder = new PodFinder(invocation);
        PodFinder.Found found = finder.object(String.join("/", words));
        JsonNode pod =
                finder.first(
                                found,
                                PodOrder.MOST_ACTIVE,
                                REFUSAL,
                                invocation.get(ProcessFlags.POD_TIMEOUT))
                        .pod();
        boolean wantsTerminal = invocation.get(ProcessFlags.TTY);
        return to(
                invocation,
                pod,
                new Wish(
                        invocation.get(ProcessFlags.CONTAINER),
                        invocation.get(ProcessFlags.STDIN),
                        wantsTerminal && ProcessFlags.terminal(invocation),
                        invocation.get(ProcessFlags.QUIET)));
    }

    /**
     * What is wanted of an attachment.
     *
     * @param container empty for the default one
     */
    public record Wish(String container, boolean input, boolean terminal, boolean quiet) {}

    private static String container(JsonNode pod, String named, Notices notices) {
        try {
            return Containers.meant(pod, named, notices);
        } catch (FailureException e) {
            if (!named.isEmpty() && e.failure() instanceof Failure.Plain(var words, _)) {
                throw FailureException.plain("cannot attach to the container: " + words);
            }
            throw e;
        }
    }

    /**
     * Attaches to a pod that runs; also for {@code run -i}, which made it.
     *
     * @param pod the pod as the server has it
     */
    public static Result to(Invocation invocation, JsonNode pod, Wish wish) {
        String phase = Json.text(pod, "status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            throw FailureException.plain(
                    "cannot attach a container in a completed pod; current phase is " + phase);
        }
        Notices notices = wish.quiet() ? Notices.none() : invocation.notices();
        String container = container(pod, wish.container(), notices);
        boolean hasTerminal = Containers.spec(pod, container).path("tty").asBoolean();
        if (wish.terminal() && !hasTerminal) {
            notices.line("Unable to use a TTY - container " + container + " did not allocate one");
        }
        notices.line(
                "All commands and output from this session will be recorded in container logs,"
                        + " including credentials and sensitive information passed through the"
                        + " command prompt.");
        notices.line("If you don't see a command prompt, try pressing enter.");
        ProcessRequest request =
                new ProcessRequest(
                        new PodFinder(invocation).ref(pod).path(),
                        container,
                        List.of(),
                        wish.input(),
                        // A process that has a terminal is spoken to as one that has, wanted or
                        // not.
                        hasTerminal);
        return ProcessResult.of(invocation, request);
    }
}
