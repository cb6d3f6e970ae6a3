package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.result.Result;

/** {@code practice fail crash}: lets the containers of pods crash over and over. */
final class FailCrash implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice fail crash", "Let the containers of a pod crash again and again")
                    .describe(
                            "They end with exit code 1 shortly after each start, until the kubelet"
                                    + " waits longer and longer (CrashLoopBackOff).")
                    .argument(Argument.rest("POD").values(Values.Source.PODS))
                    .flag(Fail.CLEAR)
                    .example("practice fail crash web", "What does a crashing pod look like?")
                    .example("practice fail crash web --clear", "Its next start lasts");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        boolean clear = invocation.get(Fail.CLEAR);
        return new Fail("crash", "practice fail crash POD")
                .each(
                        invocation,
                        body -> Fail.pod(invocation, body).put("clear", clear),
                        word -> Fail.shown(word) + (clear ? " crashes no more" : " crashes"));
    }
}
