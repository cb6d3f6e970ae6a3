package dev.coxswain;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An API server with one pod that never ends what it begins (lists in namespace {@code hang},
 * watches, logs, exec) and notices when the other side closes it.
 */
final class HangingServer implements AutoCloseable {
    private static final String RESOURCES =
            """
            {"kind":"APIResourceList","groupVersion":"v1","resources":[
             {"name":"pods","singularName":"pod","kind":"Pod","namespaced":true,"shortNames":["po"],
              "verbs":["get","list","watch","create","delete","patch","update"]}]}
            """;
    private static final String POD =
            """
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"default"},
             "spec":{"containers":[{"name":"c","ports":[{"containerPort":80}]}]},
             "status":{"phase":"Running"}}
            """;
    private static final String TABLE =
            """
            {"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"1"},
             "columnDefinitions":[{"name":"Name","type":"string","format":"name"}],"rows":[]}
            """;

    private final ServerSocket door;
    private final BlockingQueue<String> hanging = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

    HangingServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** The target of the next request that is left hanging; waits for it. */
    String hanging() throws InterruptedException {
        return next(hanging);
    }

    /** The target of the next hanging request whose connection the other side closed. */
    String closed() throws InterruptedException {
        return next(closed);
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String target = queue.poll(60, TimeUnit.SECONDS);
        return target == null ? "nothing came" : target;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (true) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) in.readUnsignedByte());
                }
                answer(head.toString(), client.getOutputStream(), in);
            }
        } catch (IOException | GeneralSecurityException _) {
            // The other side went away.
        }
    }

    private void answer(String head, OutputStream out, DataInputStream in)
            throws IOException, GeneralSecurityException {
        String target = head.split(" ", 3)[1];
        String path = target.split("\\?", 2)[0];
        if (path.endsWith("/exec")) {
            write(out, upgrade(head));
            hang(target, in);
        } else if (path.endsWith("/log") || target.contains("watch=")) {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            hang(target, in);
        } else if (path.contains("/namespaces/hang/")) {
            hang(target, in);
        } else {
            String body =
                    switch (path) {
                        case "/api" -> "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}";
                        case "/apis" -> "{\"kind\":\"APIGroupList\",\"groups\":[]}";
                        case "/api/v1" -> RESOURCES;
                        case "/api/v1/namespaces/default/pods/web" -> POD;
                        case "/api/v1/namespaces/many/pods" -> many();
                        default -> TABLE;
                    };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + bytes.length
                            + "\r\n\r\n"
                            + body);
        }
    }

    /** Ten thousand pods. */
    private static String many() {
        StringBuilder rows = new StringBuilder("\"rows\":[");
        for (int i = 0; i < 10_000; i++) {
            rows.append(i == 0 ? "" : ",").append("{\"cells\":[\"%s\"]}".formatted(manyName(i)));
        }
        return TABLE.replace("\"rows\":[", rows);
    }

    static String manyName(int number) {
        return "pod-%04d".formatted(number);
    }

    /** Notes the request, then its end: no more bytes, or a frame that closes. */
    private void hang(String target, DataInputStream in) {
        hanging.add(target);
        try {
            int first = in.read();
            while (first >= 0 && (first & 0x0f) != 8) {
                int length = in.readUnsignedByte() & 0x7f;
                in.readNBytes(4 + length);
                first = in.read();
            }
        } catch (IOException _) {
            // Reset: closed, too.
        }
        closed.add(target);
    }

    private static String upgrade(String head) throws GeneralSecurityException {
        String key =
                head.lines()
                        .filter(
                                line ->
                                        line.toLowerCase(Locale.ROOT)
                                                .startsWith("sec-websocket-key:"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElseThrow();
        byte[] hash =
                MessageDigest.getInstance("SHA-1")
                        .digest(
                                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: v5.channel.k8s.io\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash)
                + "\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
