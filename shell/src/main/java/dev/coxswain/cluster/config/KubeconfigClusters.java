package dev.coxswain.cluster.config;

import dev.coxswain.cluster.Audit;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Clusters;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.cluster.WritePolicy;
import dev.coxswain.cluster.discovery.DiscoveredTypes;
import dev.coxswain.cluster.transport.HttpCluster;
import dev.coxswain.cluster.transport.OpenIdCredential;
import dev.coxswain.flow.Notices;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The clusters of the kubeconfig files, and of the pod we run in where there are none. */
public final class KubeconfigClusters implements Clusters {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final Surroundings surroundings;
    private final KubeconfigReader reader;
    private final ConnectionResolver resolver;
    private final InCluster inCluster;

    /**
     * What the clusters are put into.
     *
     * @param directory what relative paths of flags start from
     * @param cache where the types of servers are kept
     * @param terminal whether standard input is a terminal that credential plugins may ask at
     */
    public record Surroundings(
            Map<String, String> environment,
            Path home,
            Path directory,
            Path cache,
            Notices notices,
            Clock clock,
            WritePolicy policy,
            Audit audit,
            boolean terminal) {
        public Surroundings {
            environment = Map.copyOf(environment);
        }
    }

    public KubeconfigClusters(Surroundings surroundings) {
        this.surroundings = surroundings;
        Map<String, String> environment = surroundings.environment();
        this.reader =
                new KubeconfigReader(environment, surroundings.home(), surroundings.directory());
        this.inCluster = new InCluster(environment, ACCOUNT, surroundings.clock());
        this.resolver =
                new ConnectionResolver(
                        new UserCredentials(
                                environment,
                                surroundings.terminal(),
                                surroundings.notices(),
                                (user, name) ->
                                        new OpenIdCredential(user, name, surroundings.clock()),
                                surroundings.clock()),
                        surroundings.directory(),
                        inCluster);
    }

    @Override
    public List<ContextInfo> contexts(@Nullable String kubeconfig) {
        List<ContextInfo> contexts = new ArrayList<>();
        reader.read(kubeconfig)
                .contexts()
                .forEach(
                        (name, entry) -> {
                            String cluster = entry.text("cluster");
                            String user = entry.text("user");
                            contexts.add(
                                    new ContextInfo(
                                            name,
                                            cluster == null ? "" : cluster,
                                            user == null ? "" : user,
                                            entry.text("namespace")));
                        });
        return contexts;
    }

    @Override
    public @Nullable String currentContext(@Nullable String kubeconfig) {
        return reader.read(kubeconfig).currentContext();
    }

    /** All that the kubeconfig files say, merged. */
    public Kubeconfig kubeconfig(@Nullable String explicit) {
        return reader.read(explicit);
    }

    @Override
    public List<Path> files(@Nullable String explicit) {
        return reader.files(explicit);
    }

    @Override
    public Cluster open(ConnectionOptions options) {
        Connection connection = resolver.resolve(reader.read(options.kubeconfig()), options);
        Path file = surroundings.cache().resolve("types").resolve(name(connection, options));
        return new HttpCluster(
                connection,
                new HttpCluster.Surroundings(
                        surroundings.environment(),
                        surroundings.policy(),
                        surroundings.audit(),
                        surroundings.notices(),
                        cluster ->
                                new DiscoveredTypes(
                                        cluster,
                                        file,
                                        surroundings.notices(),
                                        surroundings.clock())));
    }

    /** One file for each server and user; nothing of a login goes into its name. */
    private static String name(Connection connection, ConnectionOptions options) {
        String who =
                connection.server()
                        + "\n"
                        + connection.context()
                        + "\n"
                        + options.user()
                        + "\n"
                        + connection.headers();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(who.getBytes(StandardCharsets.UTF_8));
            String host = connection.host().replaceAll("[^A-Za-z0-9.-]", "_");
            return host + "-" + new BigInteger(1, hash).toString(16).substring(0, 16) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
