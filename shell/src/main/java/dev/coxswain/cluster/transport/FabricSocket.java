package dev.coxswain.cluster.transport;

import dev.coxswain.flow.Cancellation;

import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A websocket as fabric8 uses it, its sends one after the other. */
final class FabricSocket implements WebSocket {
    private final java.net.http.WebSocket real;
    private final AtomicLong queued = new AtomicLong();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    private FabricSocket(java.net.http.WebSocket real) {
        this.real = real;
    }

    static CompletableFuture<WebSocketResponse> open(
            Gate gate, Outgoing outgoing, StandardWebSocketBuilder wanted, Listener listener) {
        Cancellation work = new Cancellation();
        gate.pass(outgoing, work);
        var login = gate.login(work);
        var builder = gate.client(login).newWebSocketBuilder();
        outgoing.headers().forEach(each -> builder.header(each.name(), each.value()));
        gate.headers(login).forEach(each -> builder.header(each.name(), each.value()));
        if (wanted.getSubprotocol() != null) {
            builder.subprotocols(wanted.getSubprotocol());
        }
        URI uri = URI.create(gate.uri(outgoing.target()).toString().replaceFirst("^http", "ws"));
        long start = System.nanoTime();
        Ear ear = new Ear(listener);
        return builder.buildAsync(uri, ear)
                .handle(
                        (real, error) -> {
                            Throwable why =
                                    error instanceof CompletionException e ? e.getCause() : error;
                            if (why == null) {
                                gate.tell(outgoing, 101, start);
                                return new WebSocketResponse(
                                        new WebSocketUpgradeResponse(wanted.asHttpRequest(), 101),
                                        ear.socket(real));
                            }
                            if (why instanceof WebSocketHandshakeException e) {
                                int code = e.getResponse().statusCode();
                                gate.tell(outgoing, code, start);
                                return new WebSocketResponse(
                                        new WebSocketUpgradeResponse(wanted.asHttpRequest(), code),
                                        why);
                            }
                            gate.tell(outgoing, 0, start);
                            throw new CompletionException(why);
                        });
    }

    @Override
    public synchronized boolean send(ByteBuffer buffer) {
        if (last.isCompletedExceptionally() || real.isOutputClosed()) {
            return false;
        }
        ByteBuffer copy = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        long size = copy.remaining();
        queued.addAndGet(size);
        last =
                last.thenCompose(_ -> real.sendBinary(copy, true))
                        .whenComplete((_, _) -> queued.addAndGet(-size));
        return true;
    }

    @Override
    public synchronized boolean sendClose(int code, String reason) {
        if (real.isOutputClosed()) {
            return false;
        }
        last = last.thenCompose(_ -> real.sendClose(code, reason == null ? "" : reason));
        return true;
    }

    @Override
    public long queueSize() {
        return queued.get();
    }

    @Override
    public void request() {
        real.request(1);
    }

    /** Passes whole messages on to fabric8's listener. */
    private static final class Ear implements java.net.http.WebSocket.Listener {
        private final Listener listener;
        private final StringBuilder text = new StringBuilder();
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

        private @Nullable FabricSocket socket;
        private final AtomicBoolean over = new AtomicBoolean();

        Ear(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(java.net.http.WebSocket from) {
            from.request(1);
            listener.onOpen(socket(from));
            Heartbeat.of(from, over::get, error -> onError(from, error));
        }

        /** One wrapper for each socket: it keeps the order of what is sent. */
        synchronized FabricSocket socket(java.net.http.WebSocket real) {
            if (socket == null) {
                socket = new FabricSocket(real);
            }
            return socket;
        }

        @Override
        public CompletionStage<?> onText(
                java.net.http.WebSocket from, CharSequence data, boolean complete) {
            text.append(data);
            if (complete) {
                String whole = text.toString();
                text.setLength(0);
                listener.onMessage(socket(from), whole);
            } else {
                from.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onBinary(
                java.net.http.WebSocket from, ByteBuffer data, boolean complete) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (complete) {
                byte[] whole = bytes.toByteArray();
                bytes.reset();
                listener.onMessage(socket(from), ByteBuffer.wrap(whole));
            } else {
                from.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(java.net.http.WebSocket from, int code, String reason) {
            if (over.compareAndSet(false, true)) {
                listener.onClose(socket(from), code, reason);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(java.net.http.WebSocket from, Throwable error) {
            if (over.compareAndSet(false, true)) {
                listener.onError(socket(from), error);
            }
        }
    }
}
