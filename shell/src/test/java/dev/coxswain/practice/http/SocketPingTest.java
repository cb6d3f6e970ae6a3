package dev.coxswain.practice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketContext;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.websocket.WsSession;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A client that asks whether the server is there, as kubectl does every five seconds. */
class SocketPingTest {
    /** What was sent to the client, frame by frame. */
    private static final class Client implements WsSession {
        final List<String> frames = new ArrayList<>();

        private WsSession frame(String kind, BufferData data) {
            frames.add(kind + " " + data.readString(data.available()));
            return this;
        }

        @Override
        public WsSession send(String text, boolean last) {
            return frame("text", BufferData.create(text));
        }

        @Override
        public WsSession send(BufferData data, boolean last) {
            return frame("binary", data);
        }

        @Override
        public WsSession ping(BufferData data) {
            return frame("ping", data);
        }

        @Override
        public WsSession pong(BufferData data) {
            return frame("pong", data);
        }

        @Override
        public WsSession close(int code, String reason) {
            return frame("close", BufferData.create(reason));
        }

        @Override
        public WsSession terminate() {
            return this;
        }

        @Override
        public SocketContext socketContext() {
            throw new UnsupportedOperationException();
        }
    }

    /** A session that goes on until it is let go. */
    private static final class Waiting implements Socket.Session {
        final CountDownLatch end = new CountDownLatch(1);

        @Override
        public void run(Channels channels) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void message(int channel, byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void closed() {
            end.countDown();
        }
    }

    @Test
    void aPingIsAnsweredWithItsOwnBytes() throws Exception {
        Waiting session = new Waiting();
        Socket socket = new Socket(_ -> true, (_, _) -> session);
        WritableHeaders<?> head = WritableHeaders.create();
        head.set(HeaderNames.create("Sec-WebSocket-Protocol"), "v5.channel.k8s.io");
        socket.onHttpUpgrade(
                HttpPrologue.create(
                        "HTTP/1.1",
                        "HTTP",
                        "1.1",
                        Method.GET,
                        "/api/v1/namespaces/default/pods/web/exec",
                        false),
                head);
        Client client = new Client();

        socket.onOpen(client);
        socket.onPing(client, BufferData.create("are you there"));
        session.closed();

        assertThat(client.frames).containsExactly("pong are you there");
    }
}
