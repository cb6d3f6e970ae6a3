package dev.coxswain.command.write;

import dev.coxswain.command.Command;

import java.util.List;

/** The list of commands that change objects where they are. */
public final class WriteCommands {
    private WriteCommands() {}

    /** The commands, in the order of the help. */
    public static List<Command> all(Sources sources) {
        return List.of(
                new Kustomize(),
                new Certificate(sources, true),
                new Certificate(sources, false),
                new Relabel(sources, true),
                new Relabel(sources, false),
                new Scale(sources),
                new Patch(sources));
    }
}
