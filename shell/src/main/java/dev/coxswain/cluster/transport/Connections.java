package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.config.ClientCertificate;
import dev.coxswain.cluster.config.Connection;

import org.jspecify.annotations.Nullable;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

/** The connection pool to one server; made anew only where a login brings a new certificate. */
final class Connections implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Connection connection;
    private final Proxies proxies;
    private @Nullable HttpClient client;
    private @Nullable ClientCertificate identity;

    Connections(Connection connection, Map<String, String> environment) {
        this.connection = connection;
        this.proxies = new Proxies(connection, environment);
    }

    /** The client that shows this certificate. */
    synchronized HttpClient client(@Nullable ClientCertificate certificate) {
        if (client == null || !java.util.Objects.equals(identity, certificate)) {
            // The old client ends by itself once its last exchange is over.
            client = build(certificate);
            identity = certificate;
        }
        return client;
    }

    private HttpClient build(@Nullable ClientCertificate certificate) {
        boolean secure = connection.server().getScheme().equals("https");
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        // Over plain HTTP the client would add an upgrade to each request.
                        .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        if (secure) {
            SSLContext context = Tls.context(connection.trust(), certificate);
            builder.sslContext(context).sslParameters(Tls.parameters(context));
        }
        ProxySelector selector = proxies.selector();
        builder.proxy(selector == null ? HttpClient.Builder.NO_PROXY : selector);
        return builder.build();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
        proxies.close();
    }
}
