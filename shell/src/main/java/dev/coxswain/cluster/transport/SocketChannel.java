package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.Channel;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * A websocket whose sends follow one another: the JDK refuses a send while another is under way.
 * What is received waits here; the server is slowed down once enough does.
 */
final class SocketChannel implements Channel, WebSocket.Listener {
    private static final int UNDER_WAY = 1024 * 1024;
    private static final int WINDOW = 32;

    /** A message, the end, or what broke the socket. */
    private record Arrival(byte @Nullable [] message, @Nullable Throwable broken) {}

    private final String host;
    private final Cancellation work;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Semaphore room = new Semaphore(UNDER_WAY, true);
    private final Object sending = new Object();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;
    private static final int ABNORMAL = 1006;

    private volatile boolean ended;
    private volatile boolean closed;
    private Cancellation.Registration registration = () -> {};

    SocketChannel(String host, Cancellation work) {
        this.host = host;
        this.work = work;
    }

    void opened(WebSocket opened) {
        socket = opened;
        registration = work.onCancel(this::abort);
        Heartbeat.of(opened, () -> ended || closed, this::end);
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(WINDOW);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
            WebSocket from, ByteBuffer data, boolean complete) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        arrived(from, bytes, complete);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket from, CharSequence data, boolean complete) {
        arrived(from, data.toString().getBytes(StandardCharsets.UTF_8), complete);
        return null;
    }

    private void arrived(WebSocket from, byte[] bytes, boolean complete) {
        if (complete && partial.size() == 0) {
            arrivals.add(new Arrival(bytes, null));
            return;
        }
        partial.writeBytes(bytes);
        if (complete) {
            arrivals.add(new Arrival(partial.toByteArray(), null));
            partial.reset();
        } else {
            from.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        // Never sent: the connection ended without the other side saying so (RFC 6455, 7.4.1).
        end(code == ABNORMAL ? new EOFException("the connection ended in the middle") : null);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(error);
    }

    private void end(@Nullable Throwable error) {
        ended = true;
        arrivals.add(new Arrival(null, error));
        room.release(UNDER_WAY);
    }

    @Override
    public String protocol() {
        WebSocket open = socket;
        return open == null ? "" : open.getSubprotocol();
    }

    @Override
    public void send(byte[] message) {
        WebSocket open = socket;
        int size = Math.min(Math.max(message.length, 1), UNDER_WAY);
        try {
            room.acquire(size);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        work.check();
        if (open == null || ended || closed) {
            throw gone(null);
        }
        synchronized (sending) {
            if (last.isCompletedExceptionally()) {
                throw gone(last.exceptionNow());
            }
            last =
                    last.thenCompose(_ -> open.sendBinary(ByteBuffer.wrap(message), true))
                            .whenComplete((_, _) -> room.release(size));
        }
    }

    @Override
    public byte @Nullable [] receive() {
        try {
            Arrival arrival = arrivals.take();
            work.check();
            if (arrival.message == null) {
                arrivals.add(arrival);
                if (arrival.broken != null && !closed) {
                    throw gone(arrival.broken);
                }
                return null;
            }
            WebSocket open = socket;
            if (open != null) {
                open.request(1);
            }
            return arrival.message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private FailureException gone(@Nullable Throwable why) {
        return new FailureException(
                new Failure.Unreachable(
                        Failure.Unreachable.Kind.RESET,
                        host,
                        "the stream was closed by the other side"),
                why);
    }

    private void abort() {
        WebSocket open = socket;
        closed = true;
        end(null);
        if (open != null) {
            Thread.ofVirtual().start(open::abort);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        registration.close();
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        synchronized (sending) {
            last =
                    last.thenCompose(_ -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                            .whenComplete((_, _) -> open.abort());
        }
        end(null);
    }
}
