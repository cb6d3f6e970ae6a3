package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;

/** {@code practice fail crash}: lets the containers of pods crash over and over. */
final class FailCrash extends Fail {
    private static final Signature SIGNATURE =
            declared(
                            "crash",
                            "Let the containers of a pod crash again and again",
                            Argument.rest("POD").values(Values.Source.PODS))
                    .describe(
                            "They end with exit code 1 shortly after each start, until the kubelet"
                                    + " waits longer and longer (CrashLoopBackOff).")
                    .flag(CLEAR)
                    .example("practice fail crash web", "What does a crashing pod look like?")
                    .example("practice fail crash web --clear", "Its next start lasts");

    FailCrash() {
        super(SIGNATURE);
    }

    @Override
    ObjectNode request(Invocation invocation, ObjectNode body) {
        return pod(invocation, body).put("clear", invocation.get(CLEAR));
    }

    @Override
    String said(Invocation invocation, String thing) {
        return shown(thing) + (invocation.get(CLEAR) ? " crashes no more" : " crashes");
    }
}
