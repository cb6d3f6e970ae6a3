package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;

/** {@code practice fail node}: cuts nodes of the practice cluster off. */
final class FailNode extends Fail {
    private static final Signature SIGNATURE =
            declared(
                            "node",
                            "Cut a node of the practice cluster off",
                            Argument.rest("NODE").values(Values.Source.NODES))
                    .describe(
                            "It becomes NotReady; its pods are evicted when their toleration ends,"
                                    + " after five minutes where they name none.")
                    .flag(CLEAR)
                    .example("practice fail node practice", "What does a lost node look like?")
                    .example("practice fail node practice --clear", "It answers again");

    FailNode() {
        super(SIGNATURE);
    }

    @Override
    ObjectNode request(Invocation invocation, ObjectNode body) {
        return body.put("clear", invocation.get(CLEAR));
    }

    @Override
    String said(Invocation invocation, String thing) {
        return "node/" + thing + (invocation.get(CLEAR) ? " answers again" : " is cut off");
    }
}
