package dev.coxswain.cluster;

import dev.coxswain.failure.FailureException;
import dev.coxswain.session.Session;
import dev.coxswain.session.Settings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The clusters of somebody who has no kubeconfig at all. */
public final class NoClusters implements Clusters {
    /** A session that knows no cluster and nothing of its surroundings. */
    public static Session session() {
        return new Session(
                new Session.Surroundings(
                        new NoClusters(),
                        Clock.systemUTC(),
                        Map.of(),
                        Settings.none(),
                        Path.of("/")),
                ConnectionOptions.NONE,
                null);
    }

    @Override
    public List<ContextInfo> contexts(@Nullable String kubeconfig) {
        return List.of();
    }

    @Override
    public @Nullable String currentContext(@Nullable String kubeconfig) {
        return null;
    }

    @Override
    public Cluster open(ConnectionOptions options) {
        throw FailureException.plain("no cluster");
    }
}
