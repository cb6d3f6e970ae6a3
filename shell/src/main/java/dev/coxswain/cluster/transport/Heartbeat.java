package dev.coxswain.cluster.transport;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks a websocket for a sign of life now and then, as kubectl does: the JDK does not notice an end
 * of the connection that comes right behind the handshake, and networks drop what is silent for
 * long.
 */
final class Heartbeat {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final WebSocket socket;
    private final BooleanSupplier over;
    private final Consumer<Throwable> broken;

    private Heartbeat(WebSocket socket, BooleanSupplier over, Consumer<Throwable> broken) {
        this.socket = socket;
        this.over = over;
        this.broken = broken;
    }

    /**
     * Begins to ask, on a thread of its own.
     *
     * @param over whether there is nothing to ask for any more
     * @param broken told why, where the socket turns out to be broken
     */
    static void of(WebSocket socket, BooleanSupplier over, Consumer<Throwable> broken) {
        Heartbeat heartbeat = new Heartbeat(socket, over, broken);
        Thread.ofVirtual().name("heartbeat").start(heartbeat::beat);
    }

    private void beat() {
        Duration pause = FIRST;
        try {
            while (!over.getAsBoolean()) {
                Thread.sleep(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
                socket.sendPing(ByteBuffer.allocate(0)).get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!over.getAsBoolean()) {
                broken.accept(e.getCause() == null ? e : e.getCause());
            }
        }
    }
}
