package dev.coxswain.cluster.config;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The connection a pod has by its service account, where there is no kubeconfig. */
public final class InCluster {
    private final Map<String, String> environment;
    private final Path account;
    private final Clock clock;

    /**
     * @param account the mounted service account, {@code
     *     /var/run/secrets/kubernetes.io/serviceaccount}
     */
    public InCluster(Map<String, String> environment, Path account, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.account = account;
        this.clock = clock;
    }

    /** The namespace of the pod we run in, or null where we run in none. */
    public @Nullable String namespace() {
        try {
            return here() ? Files.readString(account.resolve("namespace")).strip() : null;
        } catch (IOException _) {
            return null;
        }
    }

    @Nullable Connection connection() {
        if (!here()) {
            return null;
        }
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        String literal = host.contains(":") ? "[" + host + "]" : host;
        byte[] authorities = null;
        try {
            authorities = Files.readAllBytes(account.resolve("ca.crt"));
        } catch (IOException _) {
            // As client-go: then the system's authorities must do.
        }
        return new Connection(
                "",
                URI.create("https://" + literal + ":" + port),
                new Connection.Trust(authorities, false, null),
                new TokenFile(account.resolve("token"), null, null, clock),
                null,
                true,
                List.of(),
                null,
                new Kubeconfig.Entry(Json.object(), account));
    }

    private boolean here() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST")
                && Files.isReadable(account.resolve("token"));
    }
}
