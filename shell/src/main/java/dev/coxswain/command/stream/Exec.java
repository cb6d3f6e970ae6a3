package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.stream.ProcessRequest;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.command.write.Sources;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code exec}: runs a command in a container. */
public final class Exec implements Command {
    private static final String REFUSAL = "cannot attach to";
    private static final Signature SIGNATURE =
            Signature.of("exec", "Run a command in a container")
                    .describe("The command's exit code is passed on.")
                    .argument(Argument.optional("POD | TYPE/NAME").values(Values.Source.POD_REFS))
                    .argument(Argument.command("COMMAND [ARG…]"))
                    .flag(
                            ProcessFlags.CONTAINER,
                            ProcessFlags.STDIN,
                            ProcessFlags.TTY,
                            ProcessFlags.QUIET,
                            ProcessFlags.POD_TIMEOUT)
                    .flag(FileTargets.FILENAME)
                    .example("exec deploy/web -- printenv HOSTNAME", "Run one command")
                    .example("exec -it web-0 -- sh", "Work in a shell in the container")
                    .example("exec web-0 -c db -- ls -l /data", "Name the container");

    private final FileTargets files;

    /**
     * @param sources reads manifests that name the pod
     */
    public Exec(Sources sources) {
        this.files = new FileTargets(sources);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        List<String> words = arguments.words();
        boolean piped =
                words.isEmpty() && !files.given(invocation) && invocation.input() instanceof Items;
        boolean filed = files.given(invocation);
        if (words.isEmpty() && !piped && !filed) {
            throw FailureException.plain("pod, type/name or --filename must be specified");
        }
        List<String> command = arguments.afterDash();
        if (arguments.beforeDash() < 0 && words.size() > 1) {
            throw new FailureException(
                    new Failure.Usage(
                            "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] --"
                                    + " [COMMAND] instead",
                            "See 'help exec' for its flags."));
        }
        if (command.isEmpty()) {
            throw FailureException.plain("you must specify at least one command for the container");
        }
        PodFinder finder = new PodFinder(invocation);
        PodFinder.Found found =
                filed
                        ? finder.named(files.refs(invocation, words, "exec"))
                        : piped ? PipedPod.of(invocation, "exec") : finder.object(words.getFirst());
        JsonNode pod =
                finder.first(
                                found,
                                PodOrder.MOST_ACTIVE,
                                REFUSAL,
                                invocation.get(ProcessFlags.POD_TIMEOUT))
                        .pod();
        return ProcessResult.of(invocation, request(invocation, finder, pod, command));
    }

    private static ProcessRequest request(
            Invocation invocation, PodFinder finder, JsonNode pod, List<String> command) {
        String phase = Json.text(pod, "status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            throw FailureException.plain(
                    "cannot exec into a container in a completed pod; current phase is " + phase);
        }
        Notices notices =
                invocation.get(ProcessFlags.QUIET) ? Notices.none() : invocation.notices();
        String container = Containers.meant(pod, invocation.get(ProcessFlags.CONTAINER), notices);
        return new ProcessRequest(
                finder.ref(pod).path(),
                container,
                command,
                invocation.get(ProcessFlags.STDIN),
                ProcessFlags.terminal(invocation));
    }
}
