package dev.coxswain.command.stream;

import dev.coxswain.command.Command;

import java.util.List;

/** The list of commands that stream. */
public final class StreamCommands {
    private StreamCommands() {}

    public static List<Command> all() {
        return List.of(
                new Logs(), new Exec(), new Attach(), new Copy(), new PortForward(), new Proxy());
    }
}
