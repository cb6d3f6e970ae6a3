package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the API server asks the nodes for: everything below a pod that is no object. Calls block on
 * a (virtual) thread of the caller's; each ends when its work is done or {@code cancellation} is
 * cancelled. The pod exists when a call is made, its container is named and exists in its spec.
 *
 * <p>Refusals are {@link StatusException}s with the kubelet's words, thrown before the first byte:
 * say 400 BadRequest {@code container "c" in pod "p" is waiting to start: ContainerCreating}.
 */
public interface NodeAccess {
    /**
     * Which part of a container's log is wanted.
     *
     * @param follow whether to go on until the container ends
     * @param previous whether the container's last life but one is meant
     * @param timestamps whether each line begins with its RFC 3339 stamp (nanoseconds) and a blank
     * @param since only lines from then on; null for all
     * @param tail the last so many lines; empty for all
     * @param limitBytes no more bytes than these; empty for all
     */
    record LogRequest(
            boolean follow,
            boolean previous,
            boolean timestamps,
            @Nullable Instant since,
            OptionalLong tail,
            OptionalLong limitBytes) {}

    /**
     * The streams of an exec or attach.
     *
     * @param stdin what the client sends; null where it asked for none; ends when it closes it
     * @param stderr with a terminal the same as {@code stdout}; both are flushed by the writer
     * @param sizes how the client's terminal is told; null without a terminal
     */
    record Streams(
            @Nullable InputStream stdin,
            OutputStream stdout,
            OutputStream stderr,
            @Nullable Sizes sizes) {
        public boolean terminal() {
            return sizes != null;
        }
    }

    /** Changes of a terminal's size. */
    interface Sizes {
        /** Calls {@code listener} with each size from now on, the last known one at once. */
        void listen(SizeListener listener);
    }

    /** Is told a terminal's size. */
    @FunctionalInterface
    interface SizeListener {
        void size(int columns, int rows);
    }

    /** An open connection to a port of a pod. */
    interface Connection extends AutoCloseable {
        /** What the pod sends; ends when it closes. */
        InputStream input();

        /** What the pod gets; closing it tells the pod that no more comes. */
        OutputStream output();

        @Override
        void close();
    }

    /** Writes a container's log; each line ends with a newline and is flushed when following. */
    void logs(
            Key pod,
            String container,
            LogRequest request,
            OutputStream output,
            Cancellation cancellation)
            throws IOException;

    /**
     * Runs a command in a running container.
     *
     * @return its exit code
     */
    int exec(
            Key pod,
            String container,
            List<String> command,
            Streams streams,
            Cancellation cancellation)
            throws IOException;

    /**
     * Joins the main process of a running container until it ends.
     *
     * @return its exit code
     */
    int attach(Key pod, String container, Streams streams, Cancellation cancellation)
            throws IOException;

    /**
     * Connects to a port inside a pod.
     *
     * @throws IOException where nothing listens there, with the kubelet's words
     */
    Connection connect(Key pod, int port) throws IOException;

    /**
     * Objects of {@code metrics.k8s.io/v1beta1}.
     *
     * @param type {@code pods} or {@code nodes}
     * @param namespace empty for every namespace
     * @return whole {@code PodMetrics} or {@code NodeMetrics} objects
     */
    List<ObjectNode> metrics(String type, String namespace);
}
