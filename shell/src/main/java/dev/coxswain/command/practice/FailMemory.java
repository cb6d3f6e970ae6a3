package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.result.Result;

/** {@code practice fail oom}: ends containers as if their memory were used up. */
final class FailMemory implements Command {
    private static final Flag<String> CONTAINER =
            Flag.text("container")
                    .shorthand('c')
                    .values(Values.Source.CONTAINERS)
                    .placeholder("NAME")
                    .help("The container meant, else the first that runs");
    private static final Signature SIGNATURE =
            Signature.of("practice fail oom", "Let a container use up its memory")
                    .describe("It is killed once (OOMKilled, exit code 137) and starts again.")
                    .argument(Argument.rest("POD").values(Values.Source.PODS))
                    .flag(CONTAINER)
                    .example("practice fail oom web", "What does a pod without memory look like?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        return new Fail("oom", "practice fail oom POD")
                .each(
                        invocation,
                        body ->
                                Fail.pod(invocation, body)
                                        .put("container", invocation.get(CONTAINER)),
                        word -> Fail.shown(word) + " is out of memory");
    }
}
