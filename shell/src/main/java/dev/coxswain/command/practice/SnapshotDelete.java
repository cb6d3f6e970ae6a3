package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

/** {@code practice snapshot delete}: forgets a state that was kept. */
final class SnapshotDelete implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice snapshot delete", "Forget a snapshot")
                    .argument(Argument.one("NAME").values(Snapshot.NAMES))
                    .example("practice snapshot delete chapter-3", "It is no longer needed");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = Snapshot.named(invocation, "delete");
        try {
            BackDoor.of(invocation).delete("snapshots", name);
        } catch (FailureException e) {
            throw Snapshot.worded(e);
        }
        return new Empty("Snapshot " + name + " is deleted.", Outcome.DONE);
    }
}
