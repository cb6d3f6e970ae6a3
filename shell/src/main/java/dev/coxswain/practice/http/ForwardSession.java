package dev.coxswain.practice.http;

import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.NodeAccess.Connection;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Ports of a pod over the channels of a websocket: a pair of data and error for each port. */
final class ForwardSession implements Socket.Session {
    private final NodeAccess node;
    private final Key pod;
    private final List<Integer> ports;
    private final List<ByteQueue> sent;

    ForwardSession(NodeAccess node, Key pod, List<Integer> ports) {
        this.node = node;
        this.pod = pod;
        this.ports = List.copyOf(ports);
        this.sent = ports.stream().map(_ -> new ByteQueue()).toList();
    }

    @Override
    public void run(Channels channels) {
        var open = new CountDownLatch(ports.size());
        for (int index = 0; index < ports.size(); index++) {
            int number = index;
            Thread.ofVirtual()
                    .start(
                            () -> {
                                carry(channels, number);
                                open.countDown();
                            });
        }
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channels.close();
    }

    private void carry(Channels channels, int index) {
        int port = ports.get(index);
        byte[] hello = {(byte) port, (byte) (port >> 8)};
        try {
            channels.send(2 * index, hello, 0, 2);
            channels.send(2 * index + 1, hello, 0, 2);
            try (Connection connection = node.connect(pod, port)) {
                Thread.ofVirtual().start(() -> upload(connection, sent.get(index)));
                connection.input().transferTo(channels.stream(2 * index));
            } catch (IOException | StatusException e) {
                byte[] why = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                channels.send(2 * index + 1, why, 0, why.length);
            }
        } catch (IOException e) {
            closed();
        }
        sent.get(index).close();
    }

    /** Sends what a client sent until it ends or the pod closes. */
    static void upload(Connection connection, ByteQueue from) {
        try (var out = connection.output()) {
            byte[] buffer = new byte[16 * 1024];
            int count = from.read(buffer, 0, buffer.length);
            while (count >= 0) {
                out.write(buffer, 0, count);
                out.flush();
                count = from.read(buffer, 0, buffer.length);
            }
        } catch (IOException e) {
            // The pod closed its side; the download says so to the client.
            from.close();
        }
    }

    @Override
    public void message(int channel, byte[] bytes) throws InterruptedException {
        if (channel % 2 == 0 && channel / 2 < sent.size()) {
            sent.get(channel / 2).add(bytes);
        }
    }

    @Override
    public void closed() {
        sent.forEach(ByteQueue::end);
    }
}
