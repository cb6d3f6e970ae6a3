package dev.coxswain.cluster;

import org.jspecify.annotations.Nullable;

/** An open websocket of binary and text messages; sends keep their order. */
public interface Channel extends AutoCloseable {
    /** The subprotocol the server chose, empty for none. */
    String protocol();

    /** Queues a binary message; blocks while too much is under way. */
    void send(byte[] message);

    /** The next message's bytes, waiting for it; null once the other side has closed. */
    byte @Nullable [] receive();

    /** Closes the socket; safe to call twice. */
    @Override
    void close();
}
