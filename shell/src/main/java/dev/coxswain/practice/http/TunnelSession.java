package dev.coxswain.practice.http;

import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.NodeAccess.Connection;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Ports of a pod over SPDY/3.1 inside a websocket, as kubectl forwards them: for each connection a
 * stream for data and one for errors, both with its number and port in their headers.
 */
final class TunnelSession implements Socket.Session {
    private static final int SYN_STREAM = 1;
    private static final int SYN_REPLY = 2;
    private static final int RST_STREAM = 3;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int FIN = 1;
    private static final int LARGEST = 1 << 24;

    private final NodeAccess node;
    private final Key pod;
    private final SpdyHeaders headers = new SpdyHeaders();
    private final Map<Integer, ByteQueue> sent = new HashMap<>();
    private final Map<String, Integer> errors = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private byte[] waiting = new byte[0];
    private @Nullable Channels channels;

    TunnelSession(NodeAccess node, Key pod) {
        this.node = node;
        this.pod = pod;
    }

    @Override
    public boolean framed() {
        return false;
    }

    @Override
    public void opened(Channels opened) {
        channels = opened;
    }

    @Override
    public void run(Channels opened) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        opened.close();
        headers.close();
    }

    /** Bytes of frames, in whatever pieces. */
    @Override
    public void message(int channel, byte[] bytes) throws InterruptedException {
        byte[] all = Arrays.copyOf(waiting, waiting.length + bytes.length);
        System.arraycopy(bytes, 0, all, waiting.length, bytes.length);
        int at = 0;
        try {
            while (all.length - at >= 8) {
                ByteBuffer head = ByteBuffer.wrap(all, at, 8);
                int first = head.getInt();
                int second = head.getInt();
                int length = second & (LARGEST - 1);
                if (all.length - at < 8 + length) {
                    break;
                }
                byte[] content = Arrays.copyOfRange(all, at + 8, at + 8 + length);
                frame(first, second >>> 24, content);
                at += 8 + length;
            }
        } catch (IOException e) {
            closed();
        }
        waiting = Arrays.copyOfRange(all, at, all.length);
    }

    private void frame(int first, int flags, byte[] content)
            throws IOException, InterruptedException {
        if (first >= 0) {
            data(first, flags, content);
            return;
        }
        switch (first & 0xffff) {
            case SYN_STREAM -> open(flags, content);
            case RST_STREAM -> forget(ByteBuffer.wrap(content).getInt());
            case PING -> control(PING, 0, content);
            case GOAWAY -> closed();
            default -> {}
        }
    }

    private void data(int stream, int flags, byte[] content) throws InterruptedException {
        ByteQueue queue = queue(stream);
        if (queue == null) {
            return;
        }
        queue.add(content);
        if ((flags & FIN) != 0) {
            queue.end();
        }
    }

    private synchronized @Nullable ByteQueue queue(int stream) {
        return sent.get(stream);
    }

    private synchronized void forget(int stream) {
        ByteQueue queue = sent.remove(stream);
        if (queue != null) {
            queue.end();
        }
    }

    private void open(int flags, byte[] content) throws IOException {
        int stream = ByteBuffer.wrap(content).getInt();
        Map<String, String> given = headers.read(Arrays.copyOfRange(content, 10, content.length));
        var reply = ByteBuffer.allocate(4).putInt(stream).array();
        control(SYN_REPLY, 0, joined(reply, headers.none()));
        String request = given.getOrDefault("requestid", "");
        if (given.getOrDefault("streamtype", "").equals("error")) {
            synchronized (this) {
                errors.put(request, stream);
            }
            return;
        }
        var queue = new ByteQueue();
        int error;
        synchronized (this) {
            sent.put(stream, queue);
            Integer told = errors.remove(request);
            error = told == null ? 0 : told;
        }
        if ((flags & FIN) != 0) {
            queue.end();
        }
        int port = (int) Reads.number(given.getOrDefault("port", "0"));
        Thread.ofVirtual().start(() -> carry(stream, error, port, queue));
    }

    private void carry(int stream, int error, int port, ByteQueue queue) {
        try (Connection connection = node.connect(pod, port)) {
            Thread.ofVirtual().start(() -> ForwardSession.upload(connection, queue));
            byte[] buffer = new byte[16 * 1024];
            int count = connection.input().read(buffer);
            while (count >= 0) {
                send(stream, 0, Arrays.copyOf(buffer, count));
                count = connection.input().read(buffer);
            }
            end(stream, error, "");
        } catch (IOException | StatusException e) {
            end(stream, error, String.valueOf(e.getMessage()));
        }
        forget(stream);
    }

    /** The error comes before the data ends, or the client takes the end for a good one. */
    private void end(int stream, int error, String why) {
        try {
            if (error != 0) {
                send(error, FIN, why.getBytes(StandardCharsets.UTF_8));
            }
            send(stream, FIN, new byte[0]);
        } catch (IOException e) {
            closed();
        }
    }

    private void send(int stream, int flags, byte[] content) throws IOException {
        ByteBuffer head =
                ByteBuffer.allocate(8).putInt(stream).putInt(flags << 24 | content.length);
        raw(joined(head.array(), content));
    }

    private void control(int type, int flags, byte[] content) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(8).putInt(0x80030000 | type);
        raw(joined(head.putInt(flags << 24 | content.length).array(), content));
    }

    private void raw(byte[] frame) throws IOException {
        Channels to = channels;
        if (to == null) {
            throw new IOException("nothing is open");
        }
        to.raw(frame);
    }

    private static byte[] joined(byte[] head, byte[] rest) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head);
        bytes.writeBytes(rest);
        return bytes.toByteArray();
    }

    @Override
    public void closed() {
        synchronized (this) {
            sent.values().forEach(ByteQueue::end);
        }
        over.countDown();
    }
}
