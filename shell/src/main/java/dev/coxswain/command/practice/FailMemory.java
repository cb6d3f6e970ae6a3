package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;

/** {@code practice fail oom}: ends containers as if their memory were used up. */
final class FailMemory extends Fail {
    private static final Flag<String> CONTAINER =
            Flag.text("container")
                    .shorthand('c')
                    .values(Values.Source.CONTAINERS)
                    .placeholder("NAME")
                    .help("The container meant, else the first that runs");
    private static final Signature SIGNATURE =
            declared(
                            "oom",
                            "Let a container use up its memory",
                            Argument.rest("POD").values(Values.Source.PODS))
                    .describe("It is killed once (OOMKilled, exit code 137) and starts again.")
                    .flag(CONTAINER)
                    .example("practice fail oom web", "What does a pod without memory look like?");

    FailMemory() {
        super(SIGNATURE);
    }

    @Override
    ObjectNode request(Invocation invocation, ObjectNode body) {
        return pod(invocation, body).put("container", invocation.get(CONTAINER));
    }

    @Override
    String said(Invocation invocation, String thing) {
        return shown(thing) + " is out of memory";
    }
}
