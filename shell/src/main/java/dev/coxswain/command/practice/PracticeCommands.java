package dev.coxswain.command.practice;

import dev.coxswain.command.Command;

import java.util.List;

/** The list of the commands about the practice cluster. */
public final class PracticeCommands {
    private PracticeCommands() {}

    public static List<Command> all(PracticeHome home) {
        return List.of(
                new ClusterStart(home),
                new ClusterStop(home),
                new ClusterServe(home),
                new ClusterStatus(home),
                new ClusterKubeconfig(home),
                new ClusterReset(home),
                new PracticeCredential(home));
    }
}
