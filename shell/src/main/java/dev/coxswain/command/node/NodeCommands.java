package dev.coxswain.command.node;

import dev.coxswain.command.Command;
import dev.coxswain.command.write.Sources;

import java.util.List;

/** The list of commands that keep pods off nodes and clear them. */
public final class NodeCommands {
    private NodeCommands() {}

    /** The commands, in the order of the help. */
    public static List<Command> all(Sources sources) {
        return List.of(
                new Taint(sources),
                new Drain(sources),
                new Cordon(sources, true),
                new Cordon(sources, false));
    }
}
