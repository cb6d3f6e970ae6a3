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
import java.util.OptionalLong;

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
        Optional<Host> shell = host.filter(each -> !each.background());
        OptionalLong background = home.background();
        if (background.isPresent()) {
            home.stopBackground(background.getAsLong());
            return done(
                    shell.map(each -> "The background process is stopped; " + serving(each) + ".")
                            .orElse("The practice cluster is stopped."));
        }
        if (shell.isPresent()) {
            throw FailureException.plain(serving(shell.get()) + ", and ends that with itself");
        }
        return done("The practice cluster does not run.");
    }

    private static Result done(String words) {
        return new Empty(words, Outcome.DONE);
    }

    private static String serving(Host shell) {
        return shell.isThisProcess()
                ? "this shell serves the practice cluster"
                : "a shell (process " + shell.process() + ") serves the practice cluster";
    }
}
