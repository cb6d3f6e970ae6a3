package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;

import java.util.List;

/** {@code less}: the host's pager, at a terminal; elsewhere everything passes. */
final class PageFilter implements Filter {
    @Override
    public Signature signature() {
        return Signature.of("less", "Look at the result page by page");
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        if (!context.last() || context.channels().terminal() == null) {
            return input -> input;
        }
        Step.Ready pager = HostStep.program(List.of("less", "-R")).ready(context);
        return pager::apply;
    }
}
