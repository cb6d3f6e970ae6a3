package dev.coxswain.command.apply;

import dev.coxswain.command.Command;
import dev.coxswain.command.write.Sources;

import java.util.List;

/** The list of commands that bring a cluster to what manifests say. */
public final class ApplyCommands {
    private ApplyCommands() {}

    /** The commands, in the order of the help. */
    public static List<Command> all(Sources sources) {
        return List.of(
                new Apply(sources),
                new Diff(sources),
                new ViewLastApplied(sources),
                new SetLastApplied(sources),
                new EditLastApplied(sources),
                new Replace(sources),
                new Reconcile(sources));
    }
}
