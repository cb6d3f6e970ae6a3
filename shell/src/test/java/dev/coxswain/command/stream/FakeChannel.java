package dev.coxswain.command.stream;

import dev.coxswain.cluster.Channel;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A websocket whose other side is played by the test. */
final class FakeChannel implements Channel {
    private static final byte[] END = new byte[0];
    final List<byte[]> sent = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<byte[]> incoming = new LinkedBlockingQueue<>();
    private final String protocol;
    private Consumer<byte[]> onSend = message -> {};
    volatile boolean closed;

    FakeChannel(String protocol) {
        this.protocol = protocol;
    }

    static byte[] message(int stream, byte[] payload) {
        byte[] message = new byte[payload.length + 1];
        message[0] = (byte) stream;
        System.arraycopy(payload, 0, message, 1, payload.length);
        return message;
    }

    FakeChannel says(int stream, String text) {
        return says(stream, text.getBytes(StandardCharsets.UTF_8));
    }

    FakeChannel says(int stream, byte[] payload) {
        incoming.add(message(stream, payload));
        return this;
    }

    FakeChannel ends() {
        incoming.add(END);
        return this;
    }

    FakeChannel onSend(Consumer<byte[]> action) {
        onSend = action;
        return this;
    }

    /** What was sent on a stream, joined. */
    byte[] sent(int stream) {
        var all = new java.io.ByteArrayOutputStream();
        sent.stream().filter(m -> m[0] == stream).forEach(m -> all.write(m, 1, m.length - 1));
        return all.toByteArray();
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public void send(byte[] message) {
        sent.add(message.clone());
        onSend.accept(message);
    }

    @Override
    public byte @Nullable [] receive() {
        try {
            byte[] next = incoming.take();
            return next == END ? null : next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        incoming.add(END);
    }
}
