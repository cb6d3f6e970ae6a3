package dev.coxswain.command;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.Objects;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.flow.Terminal;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * One call of a command: everything it may use.
 *
 * @param input what the stage before gave, or null at the head of a pipeline
 * @param standardInput the text handed to the command; empty where there is none
 * @param standardError raw bytes for standard error, as a container's; words go to {@code notices}
 * @param terminal null where nobody sits at one
 */
public record Invocation(
        Arguments arguments,
        Session session,
        @Nullable Result input,
        InputStream standardInput,
        OutputStream standardError,
        Notices notices,
        Progress progress,
        Cancellation cancellation,
        @Nullable Terminal terminal) {

    /** The flag's value, its default where it was not given. */
    public <T> T get(Flag<T> flag) {
        return arguments.get(flag);
    }

    public boolean has(Flag<?> flag) {
        return arguments.has(flag);
    }

    /** The cluster the flags and the session's place mean; opened once, nothing is asked yet. */
    public Cluster cluster() {
        return session.cluster(connection());
    }

    /** Which connection the flags mean. */
    public ConnectionOptions connection() {
        return GlobalFlags.connection(arguments);
    }

    /** The cluster's objects, under this call's cancellation. */
    public Objects objects() {
        return new Objects(cluster(), cancellation);
    }

    /** The namespace to act in: {@code -n}, else the place's. */
    public String namespace() {
        String given = arguments.get(GlobalFlags.NAMESPACE);
        return given.isEmpty() ? session.namespace(connection()) : given;
    }

    /** Whether a namespace was named on the line itself. */
    public boolean namespaceGiven() {
        return !arguments.get(GlobalFlags.NAMESPACE).isEmpty();
    }
}
