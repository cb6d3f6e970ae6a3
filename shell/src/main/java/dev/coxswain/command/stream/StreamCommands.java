package dev.coxswain.command.stream;

import dev.coxswain.command.Command;
import dev.coxswain.command.write.Sources;

import java.util.List;

/** The list of commands that stream. */
public final class StreamCommands {
    private StreamCommands() {}

    public static List<Command> all(Sources sources) {
        return List.of(
                new Logs(),
                new Exec(sources),
                new Attach(),
                new Copy(),
                new PortForward(),
                new Proxy());
    }
}
