package dev.coxswain.command.rollout;

import dev.coxswain.command.Command;
import dev.coxswain.command.write.Sources;

import java.util.ArrayList;
import java.util.List;

/** The list of the rollout commands. */
public final class RolloutCommands {
    private RolloutCommands() {}

    /** The commands, in the order of the help. */
    public static List<Command> all(Sources sources) {
        List<Command> all = new ArrayList<>();
        all.add(new RolloutStatus(sources));
        all.add(new RolloutHistory(sources));
        all.add(new RolloutUndo(sources));
        all.addAll(RolloutChange.all(sources));
        return List.copyOf(all);
    }
}
