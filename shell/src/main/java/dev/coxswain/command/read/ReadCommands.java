package dev.coxswain.command.read;

import dev.coxswain.command.Command;
import dev.coxswain.manifest.UrlFetch;

import java.util.List;

/** The list of the commands that look and change nothing. */
public final class ReadCommands {
    private ReadCommands() {}

    /**
     * The commands.
     *
     * @param web how manifests are fetched from URLs
     */
    public static List<Command> all(UrlFetch web) {
        return List.of(
                new Get(),
                new ApiResources(),
                new ApiVersions(),
                new ClusterInfo(),
                new AuthWhoAmI(),
                new AuthCanI(),
                new Describe(web),
                new Version(),
                new RolloutStatus());
    }
}
