package dev.coxswain.cluster.stream;

import dev.coxswain.cluster.Channel;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.flow.Cancellation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One local connection led to a port of a pod, over a websocket of its own (protocol
 * v4.channel.k8s.io: channel 0 carries data, 1 errors; the first message of each is the port).
 */
public final class PortTunnel {
    /** The protocol has no half-close: how long answers may pause after a client's last byte. */
    private static final long LINGER_MILLISECONDS = 1_000;

    private static final List<String> PROTOCOLS = List.of("v4.channel.k8s.io");
    private static final int DATA = 0;
    private static final int ERROR = 1;

    private PortTunnel() {}

    /**
     * Carries bytes both ways until one side ends; the websocket is closed with the local side.
     *
     * @return what the pod's side said went wrong, empty for nothing
     */
    public static String carry(
            Cluster cluster, String podPath, int port, Socket local, Cancellation cancellation)
            throws IOException {
        Request request =
                Request.get(podPath + "/portforward").with("ports", Integer.toString(port));
        try (local;
                Channel channel = cluster.connect(request, PROTOCOLS, cancellation)) {
            AtomicLong lastMessage = new AtomicLong(System.nanoTime());
            Thread.ofVirtual()
                    .name("forward-" + port)
                    .start(() -> upload(local, channel, lastMessage));
            return download(channel, local.getOutputStream(), lastMessage);
        }
    }

    private static void upload(Socket local, Channel channel, AtomicLong lastMessage) {
        byte[] buffer = new byte[32 * 1024];
        try (channel) {
            InputStream input = local.getInputStream();
            int read;
            while ((read = input.read(buffer)) >= 0) {
                byte[] message = new byte[read + 1];
                System.arraycopy(buffer, 0, message, 1, read);
                channel.send(message);
            }
            long quiet;
            do {
                quiet = Duration.ofNanos(System.nanoTime() - lastMessage.get()).toMillis();
                Thread.sleep(Math.max(1, LINGER_MILLISECONDS - quiet));
                quiet = Duration.ofNanos(System.nanoTime() - lastMessage.get()).toMillis();
            } while (quiet < LINGER_MILLISECONDS);
        } catch (IOException | InterruptedException | RuntimeException _) {
            // Either side is gone: closing the channel tells the other.
        }
    }

    private static String download(Channel channel, OutputStream local, AtomicLong lastMessage) {
        boolean[] named = new boolean[2];
        StringBuilder error = new StringBuilder();
        byte[] message;
        while ((message = channel.receive()) != null) {
            lastMessage.set(System.nanoTime());
            int kind = message.length == 0 ? -1 : message[0];
            if (kind != DATA && kind != ERROR) {
                continue;
            }
            if (!named[kind]) {
                named[kind] = true;
                continue;
            }
            if (kind == ERROR) {
                error.append(new String(message, 1, message.length - 1, StandardCharsets.UTF_8));
                break;
            }
            try {
                local.write(message, 1, message.length - 1);
                local.flush();
            } catch (IOException _) {
                break;
            }
        }
        return error.toString();
    }
}
