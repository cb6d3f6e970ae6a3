package dev.coxswain.practice.http;

import dev.coxswain.practice.api.StatusException;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A websocket whose binary messages begin with the number of a channel. */
final class Socket implements WsListener {
    /** What talks over a socket; made when it opens. */
    interface Session {
        /** Runs on a thread of its own until all is said. */
        void run(Channels channels);

        /** Is told before the first message. */
        default void opened(Channels channels) {}

        /** Whether messages begin with the number of a channel. */
        default boolean framed() {
            return true;
        }

        void message(int channel, byte[] bytes) throws InterruptedException;

        /** The client is gone or wants no more; may be told more than once. */
        void closed();
    }

    /**
     * What a socket is opened for.
     *
     * @param query all values of each parameter
     */
    record Opening(Target target, Map<String, List<String>> query) {}

    /** SPDY inside a websocket, which is what kubectl forwards ports by. */
    static final String TUNNEL = "SPDY/3.1+portforward.k8s.io";

    private static final List<String> PROTOCOLS =
            List.of("v5.channel.k8s.io", "v4.channel.k8s.io", "portforward.k8s.io", TUNNEL);

    private final Predicate<String> admits;
    private final BiFunction<Opening, String, Session> open;
    private Session session = new Nobody();
    private @Nullable Channels channels;
    private int channel = -1;

    Socket(Predicate<String> admits, BiFunction<Opening, String, Session> open) {
        this.admits = admits;
        this.open = open;
    }

    @Override
    public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
            throws WsUpgradeException {
        if (!admits.test(headers.first(HeaderNames.AUTHORIZATION).orElse(""))) {
            throw new WsUpgradeException("Unauthorized");
        }
        Target target = Target.of(prologue.uriPath().rawPath());
        if (target == null) {
            throw new WsUpgradeException("the server could not find the requested resource");
        }
        List<String> offered =
                headers.contains(HeaderNames.create("Sec-WebSocket-Protocol"))
                        ? headers.get(HeaderNames.create("Sec-WebSocket-Protocol")).allValues(true)
                        : List.of();
        String protocol =
                PROTOCOLS.stream()
                        .filter(offered::contains)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new WsUpgradeException(
                                                "unable to upgrade: no supported protocol"));
        try {
            session =
                    open.apply(
                            new Opening(target, Queries.all(prologue.query().rawValue())),
                            protocol);
        } catch (StatusException e) {
            throw new WsUpgradeException(e.message(), e);
        }
        WritableHeaders<?> answer = WritableHeaders.create();
        answer.set(HeaderNames.create("Sec-WebSocket-Protocol"), protocol);
        return Optional.of(answer);
    }

    @Override
    public void onOpen(WsSession socket) {
        Session opened = session;
        var sending = new Channels(socket);
        channels = sending;
        opened.opened(sending);
        Thread.ofVirtual().start(() -> opened.run(sending));
        Thread connection = Thread.currentThread();
        Thread.ofVirtual().start(() -> closeAfter(connection, opened));
    }

    /** A connection that just ends is told of by nobody, but its thread ends with it. */
    private static void closeAfter(Thread connection, Session opened) {
        try {
            connection.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        opened.closed();
    }

    @Override
    public void onPing(WsSession socket, BufferData asked) {
        Channels open = channels;
        if (open == null) {
            return;
        }
        try {
            open.pong(asked.readBytes());
        } catch (IOException _) {
            session.closed();
        }
    }

    @Override
    public void onMessage(WsSession socket, BufferData buffer, boolean last) {
        byte[] bytes = buffer.readBytes();
        int from = 0;
        if (channel < 0 && session.framed()) {
            if (bytes.length == 0) {
                return;
            }
            channel = bytes[0] & 0xff;
            from = 1;
        }
        try {
            session.message(channel, java.util.Arrays.copyOfRange(bytes, from, bytes.length));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (last) {
            channel = -1;
        }
    }

    @Override
    public void onClose(WsSession socket, int status, String reason) {
        session.closed();
    }

    @Override
    public void onError(WsSession socket, Throwable failure) {
        session.closed();
    }

    /** Before anything is opened. */
    private static final class Nobody implements Session {
        @Override
        public void run(Channels channels) {
            channels.close();
        }

        @Override
        public void message(int channel, byte[] bytes) {
            // Nobody listens.
        }

        @Override
        public void closed() {
            // Nothing is open.
        }
    }
}
