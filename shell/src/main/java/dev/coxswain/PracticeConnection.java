package dev.coxswain;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Clusters;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.LateCluster;
import dev.coxswain.practice.Endpoint;

import org.jspecify.annotations.Nullable;

/** A connection to the practice cluster, to whichever process serves it at the moment. */
final class PracticeConnection implements LateCluster.Opener {
    private final Practice practice;
    private final Clusters named;
    private final ConnectionOptions options;
    private @Nullable Endpoint joined;
    private @Nullable Cluster cluster;

    PracticeConnection(Practice practice, Clusters named, ConnectionOptions options) {
        this.practice = practice;
        this.named = named;
        this.options = options;
    }

    @Override
    public synchronized Cluster open() {
        Endpoint endpoint = practice.join();
        Cluster open = cluster;
        if (open == null || !endpoint.equals(joined)) {
            close();
            open =
                    named.open(
                            ConnectionOptions.NONE
                                    .withKubeconfig(practice.kubeconfig().toString())
                                    .orContext("practice")
                                    .over(options));
            cluster = open;
            joined = endpoint;
        }
        return open;
    }

    @Override
    public synchronized boolean isOpen() {
        return cluster != null;
    }

    @Override
    public synchronized void close() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }
}
