package dev.coxswain.script;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.session.Session;

import io.fabric8.kubernetes.client.NamespacedKubernetesClient;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.function.Supplier;

/** What scripts can call: lines of the shell, the shared client, objects by type. */
final class Functions {
    private final Session session;
    private final LineValue lines;
    private final ScopedValue<Channels> current = ScopedValue.newInstance();
    private volatile @Nullable Channels latest;

    Functions(Session session, LineValue lines) {
        this.session = session;
        this.lines = lines;
    }

    /** Runs script code that prints to these channels and is ended by them. */
    @Nullable Object under(Channels channels, Supplier<@Nullable Object> code) {
        latest = channels;
        return ScopedValue.where(current, channels).call(code::get);
    }

    /** Those of the code that runs; threads a script started itself have the latest. */
    private Channels channels() {
        Channels last = latest;
        if (current.isBound() || last == null) {
            return current.get();
        }
        return last;
    }

    /** Where the code that runs prints. */
    OutputStream output() {
        return channels().output();
    }

    @Nullable Object run(String line) {
        return Values.ofResult(lines.run(line, channels()));
    }

    /** The shared client, acting in the namespace that commands act in. */
    Object kube() {
        return cluster()
                .client()
                .adapt(NamespacedKubernetesClient.class)
                .inNamespace(session.namespace(ConnectionOptions.NONE));
    }

    Resources resources(String type) {
        Cluster cluster = cluster();
        Cancellation cancellation = channels().cancellation();
        return new Resources(
                cluster,
                cluster.types().resolve(type, cancellation),
                session.namespace(ConnectionOptions.NONE),
                cancellation);
    }

    /** The resource types that are known without asking a server, by plural name. */
    boolean isResource(String name) {
        try {
            return cluster().types().known().stream().anyMatch(type -> type.plural().equals(name));
        } catch (dev.coxswain.failure.FailureException _) {
            return false;
        }
    }

    private Cluster cluster() {
        return session.cluster(ConnectionOptions.NONE);
    }
}
