package dev.coxswain.session;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Clusters;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.model.Place;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The state of one shell: where we are, variables, settings, open clusters and the last results.
 * The only mutable object that is handed around; safe for use by many threads.
 */
public final class Session implements AutoCloseable {
    private final Clusters clusters;
    private final Clock clock;
    private final Variables variables;
    private final Results results = new Results();
    private final Settings settings;
    private final Map<ConnectionOptions, Cluster> open = new HashMap<>();
    private final ConnectionOptions start;
    private @Nullable String context;
    private @Nullable String namespace;
    private Path directory;
    private int end = -1;

    /**
     * @param start the connection the program was started with; its flags hold for every command
     * @param namespace the namespace the program was started with, or null for the context's own
     */
    public Session(Surroundings surroundings, ConnectionOptions start, @Nullable String namespace) {
        this.clusters = surroundings.clusters();
        this.clock = surroundings.clock();
        this.variables = new Variables(surroundings.environment());
        this.settings = surroundings.settings();
        this.directory = surroundings.directory();
        this.start = start;
        this.namespace = namespace;
    }

    /** What a session is put into. */
    public record Surroundings(
            Clusters clusters,
            Clock clock,
            Map<String, String> environment,
            Settings settings,
            Path directory) {
        public Surroundings {
            environment = Map.copyOf(environment);
        }
    }

    public Clusters clusters() {
        return clusters;
    }

    public Clock clock() {
        return clock;
    }

    public Variables variables() {
        return variables;
    }

    public Results results() {
        return results;
    }

    public Settings settings() {
        return settings;
    }

    /** The directory that relative file names start from. */
    public synchronized Path directory() {
        return directory;
    }

    public synchronized void directory(Path other) {
        directory = other.toAbsolutePath().normalize();
    }

    /** The context commands act in where they name none; null where the kubeconfig has none. */
    public synchronized @Nullable String context() {
        if (context != null) {
            return context;
        }
        return start.context() != null
                ? start.context()
                : clusters.currentContext(start.kubeconfig());
    }

    /** Whether commands act in the built-in cluster where they name no other. */
    public boolean isBuiltIn() {
        String name = context();
        return name != null && name.equals(clusters.builtIn(kubeconfig()));
    }

    /** The kubeconfig the program was started with instead of those of KUBECONFIG, or null. */
    public @Nullable String kubeconfig() {
        return start.kubeconfig();
    }

    /** Where commands act; nothing is asked of a server. */
    public synchronized Place place() {
        String name = context();
        return new Place(name == null ? "" : name, namespace(ConnectionOptions.NONE));
    }

    /** Acts in another context from now on, in the namespace that context names. */
    public synchronized void useContext(String name) {
        context = name;
        namespace = null;
    }

    /** Acts in another namespace from now on. */
    public synchronized void useNamespace(String name) {
        namespace = name;
    }

    /** The namespace of a call with these options that names none itself. */
    public synchronized String namespace(ConnectionOptions options) {
        boolean elsewhere = options.context() != null && !options.context().equals(context());
        if (namespace != null && !elsewhere) {
            return namespace;
        }
        String name = elsewhere ? options.context() : context();
        String file = options.kubeconfig() != null ? options.kubeconfig() : start.kubeconfig();
        for (ContextInfo each : clusters.contexts(file)) {
            if (each.name().equals(name) && each.namespace() != null) {
                return each.namespace();
            }
        }
        return "default";
    }

    /** The cluster that the options of one call mean, opened on first use and kept. */
    public synchronized Cluster cluster(ConnectionOptions options) {
        ConnectionOptions whole = options.over(start).orContext(context);
        Cluster cluster = open.get(whole);
        if (cluster == null) {
            cluster = clusters.open(whole);
            open.put(whole, cluster);
        }
        return cluster;
    }

    /** Asks for the end of the session: nothing more of a line, file or prompt is run. */
    public synchronized void end(int code) {
        end = code;
    }

    /** The code the session is to end with, once {@link #end} was called. */
    public synchronized OptionalInt ended() {
        return end < 0 ? OptionalInt.empty() : OptionalInt.of(end);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Cluster::close);
        open.clear();
    }
}
