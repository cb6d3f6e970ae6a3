package dev.coxswain.cluster;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** The clusters a kubeconfig names; nothing here touches the network. */
public interface Clusters {
    /**
     * The contexts in the order of their files.
     *
     * @param kubeconfig the only file to read, or null for those of KUBECONFIG
     * @throws dev.coxswain.failure.FailureException where a file cannot be read
     */
    List<ContextInfo> contexts(@Nullable String kubeconfig);

    /** The current context's name, or null where none is set. */
    @Nullable String currentContext(@Nullable String kubeconfig);

    /**
     * The name of the context that is there besides those of the kubeconfig: the practice cluster.
     * No context of the file has it; null where there is none.
     */
    default @Nullable String builtIn(@Nullable String kubeconfig) {
        return null;
    }

    /**
     * The kubeconfig files in their order; they need not exist.
     *
     * @param kubeconfig the only file, or null for those of KUBECONFIG
     */
    default List<Path> files(@Nullable String kubeconfig) {
        return List.of();
    }

    /**
     * Opens the cluster that the options mean; each call gives a cluster of its own.
     *
     * @throws dev.coxswain.failure.FailureException where the context does not exist or a file it
     *     names cannot be read
     */
    Cluster open(ConnectionOptions options);
}
