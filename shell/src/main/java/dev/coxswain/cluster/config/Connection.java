package dev.coxswain.cluster.config;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Everything needed to speak to one server as one user, files read.
 *
 * @param server the address, without a slash at its end
 * @param proxy what {@code proxy-url} says, or null
 * @param headers sent with every request: impersonation
 * @param timeout for each request, or null
 * @param cluster the kubeconfig's entry, for credential plugins that ask for it
 */
public record Connection(
        String context,
        URI server,
        Trust trust,
        Credential credential,
        @Nullable URI proxy,
        boolean compressed,
        List<Header> headers,
        @Nullable Duration timeout,
        Kubeconfig.Entry cluster) {

    public Connection {
        headers = List.copyOf(headers);
    }

    /**
     * Which certificates are believed.
     *
     * @param authorities PEM, or null for the system's
     * @param name the name the server must prove instead of the address's, or null
     */
    public record Trust(byte @Nullable [] authorities, boolean unchecked, @Nullable String name) {}

    /** One header. */
    public record Header(String name, String value) {}

    /** Host and port, as kubectl names a server in errors. */
    public String host() {
        return server.getAuthority();
    }
}
