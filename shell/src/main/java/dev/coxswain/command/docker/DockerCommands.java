package dev.coxswain.command.docker;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;

import java.util.List;
import java.util.function.Supplier;

/** The list of docker's commands that the practice machine knows. */
public final class DockerCommands {
    private DockerCommands() {}

    /**
     * Every command.
     *
     * @param table all commands, asked for when one of these runs
     */
    public static List<Command> all(Supplier<CommandTable> table) {
        return List.of(
                new ContainerLs(),
                new ContainerRm(),
                new ContainerLogs(table),
                new ContainerExec(table));
    }
}
