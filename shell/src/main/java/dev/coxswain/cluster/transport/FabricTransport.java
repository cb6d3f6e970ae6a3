package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.config.Connection.Header;
import dev.coxswain.flow.Cancellation;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** fabric8's requests on our connections, through our gate. */
final class FabricTransport implements HttpClient.Factory {
    /** Set by the gate or by java.net.http itself. */
    private static final Set<String> OURS =
            Set.of("authorization", "user-agent", "content-length", "host", "connection", "expect");

    private final Gate gate;

    FabricTransport(Gate gate) {
        this.gate = gate;
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return new ClientBuilder(this);
    }

    private static final class ClientBuilder
            extends StandardHttpClientBuilder<Client, FabricTransport, ClientBuilder> {
        ClientBuilder(FabricTransport factory) {
            super(factory);
        }

        @Override
        public Client build() {
            AtomicBoolean closed = client == null ? new AtomicBoolean() : client.getClosed();
            return new Client(this, clientFactory.gate, closed);
        }

        @Override
        protected ClientBuilder newInstance(FabricTransport factory) {
            return new ClientBuilder(factory);
        }
    }

    private static final class Client
            extends StandardHttpClient<Client, FabricTransport, ClientBuilder> {
        private final Gate gate;
        private final Cancellation open = new Cancellation();

        Client(ClientBuilder builder, Gate gate, AtomicBoolean closed) {
            super(builder, closed);
            this.gate = gate;
        }

        @Override
        public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
                StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            Cancellation work = new Cancellation();
            var registration = work.follow(open);
            CompletableFuture<HttpResponse<AsyncBody>> future = new CompletableFuture<>();
            future.whenComplete(
                    (_, error) -> {
                        if (future.isCancelled()) {
                            work.cancel();
                        }
                    });
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    Gate.Response response =
                                            gate.exchange(outgoing(request, false), work);
                                    FabricBody body =
                                            new FabricBody(response.body(), consumer, registration);
                                    future.complete(new FabricResponse(request, response, body));
                                } catch (RuntimeException | IOException e) {
                                    registration.close();
                                    future.completeExceptionally(e);
                                }
                            });
            return future;
        }

        @Override
        public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
                StandardWebSocketBuilder builder, WebSocket.Listener listener) {
            try {
                Outgoing outgoing = outgoing(builder.asHttpRequest(), true);
                return FabricSocket.open(gate, outgoing, builder, listener);
            } catch (RuntimeException | IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private Outgoing outgoing(StandardHttpRequest request, boolean socket) throws IOException {
            List<Header> headers = new ArrayList<>();
            request.headers()
                    .forEach(
                            (name, values) -> {
                                if (!OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                                    values.forEach(v -> headers.add(new Header(name, v)));
                                }
                            });
            if (request.getContentType() != null && request.headers("Content-Type").isEmpty()) {
                headers.add(new Header("Content-Type", request.getContentType()));
            }
            return new Outgoing(
                    Request.Method.valueOf(request.method()),
                    target(request.uri()),
                    headers,
                    body(request),
                    request.isForStreaming() ? null : request.getTimeout(),
                    socket);
        }

        /** Below the server's address: the gate sends to no other. */
        private String target(URI uri) {
            String whole = uri.toString();
            String base = gate.connection().server().toString();
            if (whole.startsWith("ws")) {
                whole = whole.replaceFirst("^ws", "http");
            }
            if (!whole.startsWith(base + "/") && !whole.equals(base)) {
                throw new IllegalArgumentException("not an address of this cluster: " + uri);
            }
            return whole.substring(base.length());
        }

        @Override
        protected void doClose() {
            open.cancel();
        }
    }

    private static byte @Nullable [] body(StandardHttpRequest request) throws IOException {
        return switch (request.body()) {
            case null -> null;
            case StandardHttpRequest.StringBodyContent text ->
                    text.getContent().getBytes(StandardCharsets.UTF_8);
            case StandardHttpRequest.ByteArrayBodyContent bytes -> bytes.getContent();
            case StandardHttpRequest.InputStreamBodyContent stream ->
                    stream.getContent().readAllBytes();
            default -> throw new IOException("a request body of an unknown kind");
        };
    }
}
