package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.Answer;
import dev.coxswain.cluster.Audit;
import dev.coxswain.cluster.Channel;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.ResourceTypes;
import dev.coxswain.cluster.WritePolicy;
import dev.coxswain.cluster.config.Connection;
import dev.coxswain.cluster.config.Credential.Login;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;

import io.fabric8.kubernetes.client.KubernetesClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A cluster behind HTTP: requests through the gate, refusals as failures. */
public final class HttpCluster implements Cluster {
    private static final int LONGEST_REFUSAL = 1024 * 1024;

    private final Connection connection;
    private final Gate gate;
    private final ResourceTypes types;
    private final Object making = new Object();
    private @Nullable KubernetesClient client;

    /** What a cluster is put into. */
    public record Surroundings(
            Map<String, String> environment,
            WritePolicy policy,
            Audit audit,
            Notices notices,
            Function<Cluster, ResourceTypes> types) {}

    public HttpCluster(Connection connection, Surroundings surroundings) {
        this.connection = connection;
        this.gate =
                new Gate(
                        connection,
                        surroundings.environment(),
                        new Gate.Guards(
                                surroundings.policy(),
                                surroundings.audit(),
                                surroundings.notices()));
        this.types = surroundings.types().apply(this);
    }

    @Override
    public String context() {
        return connection.context();
    }

    @Override
    public String server() {
        return connection.server().toString();
    }

    @Override
    public ResourceTypes types() {
        return types;
    }

    @Override
    public boolean canAskQuietly() {
        return connection.credential().ready();
    }

    @Override
    public Answer send(Request request, Cancellation cancellation) {
        Gate.Response response = accepted(request, cancellation);
        try (InputStream body = response.body()) {
            return new Answer(
                    response.status(), response.header("Content-Type"), body.readAllBytes());
        } catch (IOException e) {
            throw NetworkFailures.of(e, connection.server());
        }
    }

    @Override
    public InputStream open(Request request, Cancellation cancellation) {
        return accepted(request, cancellation).body();
    }

    private Gate.Response accepted(Request request, Cancellation cancellation) {
        Gate.Response response = gate.exchange(Outgoing.of(request, false), cancellation);
        if (response.status() / 100 == 2) {
            return response;
        }
        byte[] said = new byte[0];
        try (InputStream body = response.body()) {
            said = body.readNBytes(LONGEST_REFUSAL);
        } catch (IOException | FailureException _) {
            // A refusal cut short is still one; its status says enough.
        }
        throw refusal(
                request,
                new ApiFailures.Refusal(
                        response.status(),
                        response.header("Content-Type"),
                        response.header("Retry-After"),
                        said));
    }

    private static FailureException refusal(Request request, ApiFailures.Refusal refusal) {
        return ApiFailures.of(
                new ApiFailures.Asked(request.method().name(), request.path()), refusal);
    }

    @Override
    public Channel connect(Request request, List<String> protocols, Cancellation cancellation) {
        Outgoing outgoing = Outgoing.of(request, true);
        gate.pass(outgoing, cancellation);
        cancellation.check();
        Login login = gate.login(cancellation);
        try {
            return dial(outgoing, protocols, login, cancellation);
        } catch (WebSocketHandshakeException e) {
            HttpResponse<?> answer = e.getResponse();
            if (answer.statusCode() == 401 && connection.credential().refused(login)) {
                return redial(request, protocols, cancellation);
            }
            throw refused(request, answer);
        } catch (IOException e) {
            throw NetworkFailures.of(e, connection.server());
        }
    }

    private Channel redial(Request request, List<String> protocols, Cancellation cancellation) {
        try {
            return dial(
                    Outgoing.of(request, true), protocols, gate.login(cancellation), cancellation);
        } catch (WebSocketHandshakeException e) {
            throw refused(request, e.getResponse());
        } catch (IOException e) {
            throw NetworkFailures.of(e, connection.server());
        }
    }

    private Channel dial(
            Outgoing outgoing, List<String> protocols, Login login, Cancellation cancellation)
            throws IOException {
        long start = System.nanoTime();
        int status = 0;
        WebSocket.Builder builder = gate.client(login).newWebSocketBuilder();
        gate.headers(login).forEach(each -> builder.header(each.name(), each.value()));
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(),
                    protocols.subList(1, protocols.size()).toArray(new String[0]));
        }
        SocketChannel channel = new SocketChannel(connection.host(), cancellation);
        try {
            URI uri =
                    URI.create(gate.uri(outgoing.target()).toString().replaceFirst("^http", "ws"));
            channel.opened(Exchange.await(builder.buildAsync(uri, channel), cancellation));
            status = 101;
            return channel;
        } catch (WebSocketHandshakeException e) {
            status = e.getResponse().statusCode();
            throw e;
        } finally {
            gate.tell(outgoing, status, start);
        }
    }

    private static FailureException refused(Request request, HttpResponse<?> answer) {
        byte[] body =
                answer.body() instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
        return refusal(
                request,
                new ApiFailures.Refusal(
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.headers().firstValue("Retry-After").orElse(""),
                        body));
    }

    @Override
    public KubernetesClient client() {
        synchronized (making) {
            // A script may close what it was lent; the next one gets another.
            if (client == null || client.getHttpClient().isClosed()) {
                client = FabricClient.of(gate);
            }
            return client;
        }
    }

    @Override
    public void close() {
        synchronized (making) {
            if (client != null) {
                client.close();
            }
        }
        gate.close();
    }
}
