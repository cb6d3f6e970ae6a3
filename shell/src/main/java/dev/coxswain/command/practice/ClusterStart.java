package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.Optional;

/** {@code cluster start}: leaves the practice cluster running when this program ends. */
final class ClusterStart implements Command {
    private static final Signature SIGNATURE =
            Signature.of("cluster start", "Let the practice cluster run on in the background")
                    .describe("It runs until cluster stop, whether or not a shell is open.")
                    .example("cluster start", "Keep it running for kubectl and for scripts");

    private final PracticeHome home;

    ClusterStart(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Optional<Host> running = home.host().filter(Host::background);
        if (running.isPresent()) {
            return said("The practice cluster runs already", running.get());
        }
        home.leave();
        Host started = home.startBackground(invocation.cancellation());
        Optional<Host> before =
                home.host().filter(host -> !host.background() && !host.isThisProcess());
        if (before.isPresent()) {
            return new Empty(
                    "A shell (process "
                            + before.get().process()
                            + ") serves the practice cluster; process "
                            + started.process()
                            + " takes over when that ends.",
                    Outcome.DONE);
        }
        return said("The practice cluster runs", started);
    }

    private static Result said(String what, Host host) {
        return new Empty(
                what + " at " + host.endpoint().url() + " (process " + host.process() + ").",
                Outcome.DONE);
    }
}
