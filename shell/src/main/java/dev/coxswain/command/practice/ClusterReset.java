package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.util.Optional;
import java.util.OptionalLong;

/** {@code cluster reset}: makes the practice cluster new and empty. */
final class ClusterReset implements Command {
    private static final Flag<Boolean> YES =
            Flag.bool("yes").shorthand('y').help("Do not ask before deleting");
    private static final Signature SIGNATURE =
            Signature.of("cluster reset", "Make the practice cluster new and empty")
                    .describe("It asks first; everything in the practice cluster is deleted.")
                    .flag(YES)
                    .example("cluster reset", "Begin again from nothing");

    private final PracticeHome home;

    ClusterReset(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Optional<Host> host = home.host();
        if (host.isPresent() && !host.get().background() && !host.get().isThisProcess()) {
            throw FailureException.plain(
                    "another shell serves the practice cluster (process "
                            + host.get().process()
                            + ")",
                    "reset it there, or end that shell first");
        }
        if (!invocation.get(YES) && !confirmed(invocation.terminal())) {
            return new Empty("Nothing was deleted.", Outcome.DONE);
        }
        OptionalLong background = home.background();
        background.ifPresent(home::stopBackground);
        home.leave();
        home.erase();
        if (background.isPresent()) {
            home.startBackground(invocation.cancellation());
        }
        return new Empty("The practice cluster is new and empty.", Outcome.DONE);
    }

    private static boolean confirmed(@org.jspecify.annotations.Nullable Terminal terminal) {
        if (terminal == null) {
            throw FailureException.plain(
                    "cluster reset deletes everything in the practice cluster",
                    "there is nobody to ask here: write cluster reset --yes");
        }
        return terminal.confirm("Delete everything in the practice cluster?");
    }
}
