package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;

import java.util.List;
import java.util.function.Supplier;

/** The list of the commands about the practice cluster. */
public final class PracticeCommands {
    private PracticeCommands() {}

    /**
     * Every command.
     *
     * @param table all commands, asked for when one of these runs
     */
    public static List<Command> all(PracticeHome home, Supplier<CommandTable> table) {
        return List.of(
                new ClusterStart(home),
                new ClusterStop(home),
                new ClusterServe(home),
                new ClusterStatus(home),
                new ClusterKubeconfig(home),
                new ClusterReset(home),
                new Seed(table),
                new SnapshotSave(),
                new SnapshotLoad(),
                new SnapshotList(),
                new SnapshotDelete(),
                new FailNode(),
                new FailImage(),
                new FailMemory(),
                new FailCrash(),
                new FailList(),
                new FailClear(),
                new PracticeCredential(home));
    }
}
