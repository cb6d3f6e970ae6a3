package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.result.Result;

/** {@code practice fail node}: cuts nodes of the practice cluster off. */
final class FailNode implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice fail node", "Cut a node of the practice cluster off")
                    .describe(
                            "It becomes NotReady; its pods are evicted when their toleration ends,"
                                    + " after five minutes where they name none.")
                    .argument(Argument.rest("NODE").values(Values.Source.NODES))
                    .flag(Fail.CLEAR)
                    .example("practice fail node practice", "What does a lost node look like?")
                    .example("practice fail node practice --clear", "It answers again");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        boolean clear = invocation.get(Fail.CLEAR);
        return new Fail("node", "practice fail node NODE")
                .each(
                        invocation,
                        body -> body.put("clear", clear),
                        word -> "node/" + word + (clear ? " answers again" : " is cut off"));
    }
}
