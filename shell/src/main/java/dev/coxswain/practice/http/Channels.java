package dev.coxswain.practice.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.websocket.WsSession;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/** The sending side of a socket with channels; safe for use by many threads. */
final class Channels {
    private static final int LARGEST = 32 * 1024;

    private final WsSession socket;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    Channels(WsSession socket) {
        this.socket = socket;
    }

    void send(int channel, byte[] bytes, int from, int count) throws IOException {
        byte[] message = new byte[count + 1];
        message[0] = (byte) channel;
        System.arraycopy(bytes, from, message, 1, count);
        raw(message);
    }

    /** Sends a message without a channel. */
    void raw(byte[] message) throws IOException {
        sending(() -> socket.send(BufferData.create(message), true));
    }

    /** Tells a client that asked whether anybody is there (RFC 6455, 5.5.2). */
    void pong(byte[] asked) throws IOException {
        sending(() -> socket.pong(BufferData.create(asked)));
    }

    private void sending(Runnable frame) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the client is gone");
            }
            frame.run();
        } catch (RuntimeException e) {
            closed = true;
            throw new IOException("the client is gone", e);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                socket.close(1000, "");
            }
        } catch (RuntimeException e) {
            // The client closed first, which is what was wanted.
            return;
        } finally {
            lock.unlock();
        }
    }

    OutputStream stream(int channel) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                send(channel, new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                for (int at = from; at < from + count; at += LARGEST) {
                    send(channel, bytes, at, Math.min(LARGEST, from + count - at));
                }
            }
        };
    }
}
