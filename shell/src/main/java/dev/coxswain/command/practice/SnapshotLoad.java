package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

/** {@code practice snapshot load}: brings the practice cluster back to a state that was kept. */
final class SnapshotLoad implements Command {
    private static final Flag<Boolean> YES =
            Flag.bool("yes").shorthand('y').help("Do not ask before the present state is dropped");
    private static final Signature SIGNATURE =
            Signature.of("practice snapshot load", "Bring the practice cluster back to a snapshot")
                    .describe("It asks first; what is not in the snapshot is gone then.")
                    .argument(Argument.one("NAME").values(Snapshot.NAMES))
                    .flag(YES)
                    .example("practice snapshot load chapter-3", "Begin there once more");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = Snapshot.named(invocation, "load");
        Snapshot.check(invocation, name);
        if (!invocation.get(YES) && !confirmed(invocation.terminal(), name)) {
            return new Empty("Nothing was changed.", Outcome.DONE);
        }
        try {
            BackDoor.of(invocation).post(Json.object(), "snapshots", name, "load");
        } catch (FailureException e) {
            throw Snapshot.worded(e);
        }
        return new Empty("The practice cluster is as in snapshot " + name + ".", Outcome.DONE);
    }

    private static boolean confirmed(@Nullable Terminal terminal, String name) {
        if (terminal == null) {
            throw FailureException.plain(
                    "practice snapshot load drops the present state of the practice cluster",
                    "there is nobody to ask here: write practice snapshot load " + name + " --yes");
        }
        return terminal.confirm("Drop the present state and go back to " + name + "?");
    }
}
