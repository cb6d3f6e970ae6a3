package dev.coxswain;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Clusters;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.cluster.LateCluster;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * The kubeconfig's clusters, and the practice cluster as one context more; it is started when
 * something is first asked of it. Where a kubeconfig has a context of its name, that keeps it.
 */
final class PracticeContext implements Clusters {
    private static final String NAME = "practice";
    private static final String OTHER_NAME = "cox-practice";

    private final Clusters named;
    private final Practice practice;

    PracticeContext(Clusters named, Practice practice) {
        this.named = named;
        this.practice = practice;
    }

    @Override
    public List<ContextInfo> contexts(@Nullable String kubeconfig) {
        return named.contexts(kubeconfig);
    }

    @Override
    public @Nullable String currentContext(@Nullable String kubeconfig) {
        return named.currentContext(kubeconfig);
    }

    @Override
    public List<Path> files(@Nullable String kubeconfig) {
        return named.files(kubeconfig);
    }

    @Override
    public String builtIn(@Nullable String kubeconfig) {
        boolean taken =
                named.contexts(kubeconfig).stream().anyMatch(each -> each.name().equals(NAME));
        return taken ? OTHER_NAME : NAME;
    }

    private boolean isOurs(String context, ConnectionOptions options) {
        // The file is read only where the name leaves a doubt.
        return (context.equals(NAME) || context.equals(OTHER_NAME))
                && context.equals(builtIn(options.kubeconfig()));
    }

    @Override
    public Cluster open(ConnectionOptions options) {
        String context = options.context();
        if (context == null || options.server() != null || !isOurs(context, options)) {
            return named.open(options);
        }
        return new LateCluster(context, new PracticeConnection(practice, named, options));
    }
}
