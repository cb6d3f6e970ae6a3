package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.Optional;
import java.util.OptionalLong;

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
        Optional<Host> before = home.host().filter(host -> !host.isThisProcess());
        if (before.filter(Host::background).isPresent()) {
            return said("The practice cluster runs already", before.get());
        }
        OptionalLong waiting = home.background();
        if (before.isPresent() && waiting.isPresent()) {
            return behind(before.get(), waiting.getAsLong(), "waits already and takes over");
        }
        home.leave();
        Host started = home.startBackground(invocation.cancellation());
        before = home.host().filter(host -> !host.background() && !host.isThisProcess());
        return before.map(host -> behind(host, started.process(), "takes over"))
                .orElseGet(() -> said("The practice cluster runs", started));
    }

    private static Result behind(Host shell, long process, String what) {
        return new Empty(
                "A shell (process %d) serves the practice cluster; process %d %s when that ends."
                        .formatted(shell.process(), process, what),
                Outcome.DONE);
    }

    private static Result said(String what, Host host) {
        return new Empty(
                what + " at " + host.endpoint().url() + " (process " + host.process() + ").",
                Outcome.DONE);
    }
}
