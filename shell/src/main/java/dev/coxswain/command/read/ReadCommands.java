package dev.coxswain.command.read;

import dev.coxswain.command.Command;
import dev.coxswain.command.read.explain.Explain;
import dev.coxswain.command.write.Sources;
import dev.coxswain.manifest.UrlFetch;

import java.util.List;

/** The list of the commands that look and change nothing. */
public final class ReadCommands {
    private ReadCommands() {}

    /**
     * @param web reads manifests from URLs
     */
    public static List<Command> all(UrlFetch web) {
        return List.of(
                new Get(web),
                new ApiResources(),
                new ApiVersions(),
                new ClusterInfo(),
                new ClusterDump(),
                new AuthWhoAmI(),
                new AuthCanI(),
                new Describe(web),
                new Version(),
                new Explain(),
                new Top(true),
                new Top(false),
                new ListEvents(),
                new Wait(new Sources(web)));
    }
}
