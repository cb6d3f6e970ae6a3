package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code port-forward}: leads local ports to a pod. */
public final class PortForward implements Command {
    private static final String REFUSAL = "cannot attach to";
    private static final Flag<List<String>> ADDRESS =
            Flag.list("address")
                    .defaulting(List.of("localhost"))
                    .placeholder("ADDRESS")
                    .help(
                            "Addresses to listen on (default localhost); localhost is 127.0.0.1,"
                                    + " ::1");
    private static final Signature SIGNATURE =
            Signature.of("port-forward", "Lead local ports to a pod")
                    .describe("Runs until cancelled. A service's port leads to its target port.")
                    .argument(Argument.optional("POD | TYPE/NAME").values(Values.Source.POD_REFS))
                    .argument(Argument.rest("[LOCAL:]REMOTE"))
                    .flag(ADDRESS, ProcessFlags.POD_TIMEOUT)
                    .example("port-forward svc/web 8080:80", "Reach a service's pod at port 8080")
                    .example("port-forward pod/web-0 :80", "At any free port");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        boolean piped =
                invocation.input() instanceof Items
                        && !words.isEmpty()
                        && words.getFirst().matches("[0-9]*:?[0-9]+");
        List<String> ports = piped ? words : words.subList(Math.min(1, words.size()), words.size());
        if (ports.isEmpty()) {
            throw new FailureException(
                    new Failure.Usage(
                            "TYPE/NAME and list of ports are required for port-forward",
                            "See 'help port-forward' for its flags."));
        }
        invocation.get(ADDRESS).forEach(PortForward::requireAddress);
        PodFinder finder = new PodFinder(invocation);
        PodFinder.Found found =
                piped ? PipedPod.of(invocation, "port-forward") : finder.object(words.getFirst());
        Duration timeout = invocation.get(ProcessFlags.POD_TIMEOUT);
        JsonNode pod = finder.first(found, PodOrder.MOST_ACTIVE, REFUSAL, timeout).pod();
        List<PortPair> pairs = new ArrayList<>();
        for (String each : ports) {
            pairs.add(PortPair.parse(each, found, pod));
        }
        String phase = Json.text(pod, "status", "phase");
        if (!phase.equals("Running")) {
            throw FailureException.plain(
                    "unable to forward port because pod is not running. Current status=" + phase);
        }
        return new Forwarding(invocation, finder.ref(pod)).listen(invocation.get(ADDRESS), pairs);
    }

    /** A name is looked up nowhere: ports opened at the wrong address are opened to the wrong. */
    private static void requireAddress(String address) {
        boolean literal = address.contains(":") || address.matches("[0-9]+(\\.[0-9]+){3}");
        if (!literal && !address.equals("localhost")) {
            throw FailureException.plain(address + " is not a valid IP");
        }
    }
}
