package dev.coxswain.cluster.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of websockets made by hand, which does on each connection what it is told to. */
final class SocketServer implements AutoCloseable {
    /** What the server does on a connection whose head it has read. */
    interface Script {
        void run(Socket client, DataInputStream in) throws Exception;
    }

    final List<String> heads = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    SocketServer() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** Does this on the next connection; completed when that is over. */
    CompletableFuture<String> serve(Script script) {
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (Socket client = door.accept()) {
                                DataInputStream in = new DataInputStream(client.getInputStream());
                                StringBuilder head = new StringBuilder();
                                while (head.indexOf("\r\n\r\n") < 0) {
                                    head.append((char) in.readByte());
                                }
                                heads.add(head.toString());
                                script.run(client, in);
                                end.complete("done");
                            } catch (Exception e) {
                                end.complete(e.toString());
                            }
                        });
        return end;
    }

    /** Says yes to the upgrade whose head came last. */
    void accept(Socket client) throws Exception {
        String key = header("sec-websocket-key:");
        byte[] hash =
                MessageDigest.getInstance("SHA-1")
                        .digest(
                                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII));
        write(
                client,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: "
                        + header("sec-websocket-protocol:").split(",", 2)[0]
                        + "\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(hash)
                        + "\r\n\r\n");
    }

    private String header(String name) {
        return heads.getLast()
                .lines()
                .filter(line -> line.toLowerCase().startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One frame's content; the text "close" for a frame that closes. */
    static String frame(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] content = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            content[i] ^= mask[i % 4];
        }
        return (first & 0x0F) == 8 ? "close" : new String(content, StandardCharsets.UTF_8);
    }
}
