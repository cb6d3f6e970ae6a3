package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.Optional;

/** {@code cluster stop}: ends the process that {@code cluster start} began. */
final class ClusterStop implements Command {
    private static final Signature SIGNATURE =
            Signature.of("cluster stop", "End the practice cluster's background process")
                    .describe("Nothing in the cluster is lost: it goes on where it was.")
                    .example("cluster stop", "Stop what cluster start began");

    private final PracticeHome home;

    ClusterStop(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Optional<Host> host = home.host();
        if (host.isEmpty()) {
            return new Empty("The practice cluster does not run.", Outcome.DONE);
        }
        if (!host.get().background()) {
            throw FailureException.plain(
                    host.get().isThisProcess()
                            ? "this shell serves the practice cluster, and ends that with itself"
                            : "a shell serves the practice cluster (process "
                                    + host.get().process()
                                    + "), and ends that with itself");
        }
        home.stopBackground(host.get());
        return new Empty("The practice cluster is stopped.", Outcome.DONE);
    }
}
