package dev.coxswain.cluster;

import dev.coxswain.flow.Cancellation;

import io.fabric8.kubernetes.client.KubernetesClient;

import java.io.InputStream;
import java.util.List;

/**
 * One cluster as one user sees it: everything we ask of a server goes through here, over one
 * connection pool and past one gate. Safe for use by many threads; opening it touches no network.
 *
 * <p>Whatever fails is a {@link dev.coxswain.failure.FailureException}; a cancelled call throws
 * {@link dev.coxswain.flow.CancelledException} and ends its exchange at the server.
 */
public interface Cluster extends AutoCloseable {
    /** The kubeconfig context it was opened from. */
    String context();

    /** The server's address as the kubeconfig has it, without a slash at its end. */
    String server();

    /** The types the server has, from memory or disk where they are known. */
    ResourceTypes types();

    /** Sends a request and reads the whole answer. */
    Answer send(Request request, Cancellation cancellation);

    /**
     * Sends a request and gives the body as it comes; close it to end the exchange. Compressed
     * bodies are unpacked.
     */
    InputStream open(Request request, Cancellation cancellation);

    /**
     * Opens a websocket.
     *
     * @param protocols the subprotocols offered, most wanted first
     */
    Channel connect(Request request, List<String> protocols, Cancellation cancellation);

    /**
     * Whether a request now would start no credential program and ask nobody: then completion and
     * the prompt may send one unasked.
     */
    default boolean canAskQuietly() {
        return true;
    }

    /** fabric8's client over the same connections, made on first use; for scripts. */
    KubernetesClient client();

    @Override
    void close();
}
