package dev.coxswain.script;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

/** What scripts can call: lines of the shell, the shared client, objects by type. */
final class Functions {
    private final Session session;
    private final LineValue lines;
    private volatile Cancellation cancellation = new Cancellation();

    Functions(Session session, LineValue lines) {
        this.session = session;
        this.lines = lines;
    }

    /** Says which cancellation ends what is called from now on. */
    void under(Cancellation current) {
        cancellation = current;
    }

    @Nullable Object run(String line) {
        return Values.ofResult(lines.run(line, cancellation));
    }

    Object kube() {
        return cluster().client();
    }

    Resources resources(String type) {
        Cluster cluster = cluster();
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
