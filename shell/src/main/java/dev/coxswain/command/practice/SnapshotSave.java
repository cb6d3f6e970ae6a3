package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

/** {@code practice snapshot save}: keeps the state of the practice cluster under a name. */
final class SnapshotSave implements Command {
    private static final Flag<Boolean> REPLACE =
            Flag.bool("replace").help("Overwrite a snapshot of that name");
    private static final Signature SIGNATURE =
            Signature.of("practice snapshot save", "Keep the state of the practice cluster")
                    .describe("Its objects, logs, and what is in volumes and containers.")
                    .argument(Argument.one("NAME").values(Snapshot.NAMES))
                    .flag(REPLACE)
                    .example("practice snapshot save chapter-3", "Come back here later");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = Snapshot.named(invocation, "save");
        try {
            BackDoor.of(invocation)
                    .post(Json.object().put("replace", invocation.get(REPLACE)), "snapshots", name);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 409) {
                throw FailureException.plain(
                        "there is a snapshot \"" + name + "\" already",
                        "overwrite it with practice snapshot save " + name + " --replace");
            }
            throw Snapshot.worded(e);
        }
        return new Empty("Snapshot " + name + " is saved.", Outcome.DONE);
    }
}
