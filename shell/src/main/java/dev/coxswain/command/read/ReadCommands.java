package dev.coxswain.command.read;

import dev.coxswain.command.Command;

import java.util.List;

/** The list of the commands that look and change nothing. */
public final class ReadCommands {
    private ReadCommands() {}

    public static List<Command> all() {
        return List.of(
                new Get(),
                new ApiResources(),
                new ApiVersions(),
                new ClusterInfo(),
                new AuthWhoAmI(),
                new AuthCanI(),
                new Describe(),
                new Version(),
                new RolloutStatus());
    }
}
