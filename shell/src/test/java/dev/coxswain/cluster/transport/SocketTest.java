package dev.coxswain.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Channel;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A websocket to a server made by hand: order, refusal, end and cancellation. */
class SocketTest {
    private static final Request EXEC = Request.get("/api/v1/namespaces/a/pods/p/exec?command=x");

    private static final String POD =
            "Content-Type: application/json\r\n\r\n{\"kind\":\"Pod\",\"apiVersion\":\"v1\","
                    + "\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\"}]}}";

    @TempDir Path directory;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private ServerSocket door;
    private Bed bed;

    /** What the server does on a connection whose head it has read. */
    private interface Script {
        void run(Socket client, DataInputStream in) throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        bed = new Bed(directory);
        bed.kubeconfig("{server: 'http://127.0.0.1:" + door.getLocalPort() + "'}", "{}");
    }

    @AfterEach
    void stop() throws IOException {
        door.close();
    }

    private CompletableFuture<String> serve(Script script) {
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

    private void accept(Socket client) throws Exception {
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

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One frame's content; the text "close" for a frame that closes. */
    private static String frame(DataInputStream in) throws IOException {
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

    private static Channel connect(Cluster cluster, Cancellation work) {
        return cluster.connect(EXEC, List.of("v5.channel.k8s.io", "v4.channel.k8s.io"), work);
    }

    @Test
    void sendsKeepTheirOrderAndTheCloseComesLast() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<String> served =
                serve(
                        (client, in) -> {
                            accept(client);
                            while (heard.isEmpty() || !heard.getLast().equals("close")) {
                                heard.add(frame(in));
                            }
                        });
        try (Cluster cluster = bed.open()) {
            Channel channel = connect(cluster, new Cancellation());
            assertThat(channel.protocol()).isEqualTo("v5.channel.k8s.io");
            for (int i = 0; i < 500; i++) {
                channel.send(("message " + i).getBytes(StandardCharsets.UTF_8));
            }
            channel.close();
            channel.close();
            assertThat(served.get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(heard).hasSize(501).last().isEqualTo("close");
            for (int i = 0; i < 500; i++) {
                assertThat(heard.get(i)).isEqualTo("message " + i);
            }
            assertThat(heads.getFirst())
                    .containsIgnoringCase("v5.channel.k8s.io")
                    .containsIgnoringCase("v4.channel.k8s.io")
                    .doesNotContainIgnoringCase("Authorization");
        }
    }

    @Test
    void whatIsReceivedComesWholeAndThenTheEnd() throws Exception {
        serve(
                (client, in) -> {
                    accept(client);
                    client.getOutputStream().write(new byte[] {(byte) 0x82, 1, 'a'});
                    client.getOutputStream().write(new byte[] {0x02, 1, 'b'});
                    client.getOutputStream().write(new byte[] {(byte) 0x80, 1, 'c'});
                    client.getOutputStream().write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xE8});
                    frame(in);
                });
        try (Cluster cluster = bed.open();
                Channel channel = connect(cluster, new Cancellation())) {
            assertThat(channel.receive()).asString().isEqualTo("a");
            assertThat(channel.receive()).asString().isEqualTo("bc");
            assertThat(channel.receive()).isNull();
            assertThat(channel.receive()).isNull();
        }
    }

    @RepeatedTest(5)
    void aBrokenSocketIsAFailureNotAnEnd() throws Exception {
        serve(
                (client, _) -> {
                    accept(client);
                    client.getOutputStream().write(new byte[] {(byte) 0x82, 9, 'a'});
                });
        try (Cluster cluster = bed.open();
                Channel channel = connect(cluster, new Cancellation())) {
            assertThat(Bed.said(channel::receive))
                    .containsExactly(
                            "Unable to connect to the server: the stream was closed by the other"
                                    + " side");
        }
    }

    @Test
    void aSilentSocketIsAskedForASignOfLife() throws Exception {
        CompletableFuture<String> served =
                serve(
                        (client, in) -> {
                            accept(client);
                            int opcode = in.readUnsignedByte() & 0xF;
                            client.getOutputStream()
                                    .write(new byte[] {(byte) 0x82, 1, (byte) opcode});
                            client.getOutputStream()
                                    .write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xE8});
                        });
        try (Cluster cluster = bed.open();
                Channel channel = connect(cluster, new Cancellation())) {
            assertThat(channel.receive()).containsExactly(9);
            assertThat(channel.receive()).isNull();
        }
        assertThat(served.get()).isEqualTo("done");
    }

    @Test
    void aScriptsSilentSocketIsAskedForASignOfLife() throws Exception {
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        Script podThenExec =
                (client, in) -> {
                    if (!heads.getLast().contains("/exec")) {
                        write(client, "HTTP/1.1 200 OK\r\nConnection: close\r\n" + POD);
                        return;
                    }
                    accept(client);
                    asked.complete(in.readUnsignedByte() & 0xF);

                    client.setSoLinger(true, 0);
                };
        for (int i = 0; i < 3; i++) {
            serve(podThenExec);
        }
        CompletableFuture<Throwable> broken = new CompletableFuture<>();
        ExecListener listener =
                new ExecListener() {
                    @Override
                    public void onFailure(Throwable why, ExecListener.Response response) {
                        broken.complete(why);
                    }

                    @Override
                    public void onClose(int code, String reason) {
                        broken.complete(new IOException(reason));
                    }
                };
        try (Cluster cluster = bed.open();
                ExecWatch _ =
                        cluster.client()
                                .pods()
                                .inNamespace("a")
                                .withName("p")
                                .redirectingOutput()
                                .usingListener(listener)
                                .exec("sleep", "600")) {
            assertThat(asked.get()).isEqualTo(9);
            assertThat(broken.get(60, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void cancellingWakesWhoWaitsForAMessage() throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        CompletableFuture<String> served =
                serve(
                        (client, in) -> {
                            accept(client);
                            accepted.countDown();
                            in.readAllBytes();
                        });
        Cancellation work = new Cancellation();
        try (Cluster cluster = bed.open();
                Channel channel = connect(cluster, work)) {
            assertThat(accepted.await(20, TimeUnit.SECONDS)).isTrue();
            Thread.ofVirtual().start(work::cancel);
            assertThat(catchThrowable(channel::receive)).isInstanceOf(CancelledException.class);
            assertThat(served.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aRefusedUpgradeSpeaksInTheServersWords() {
        String status =
                "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404,"
                        + "\"message\":\"pods \\\"p\\\" not found\"}";
        serve(
                (client, in) -> {
                    write(
                            client,
                            "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: "
                                    + status.length()
                                    + "\r\n\r\n"
                                    + status);
                    client.shutdownOutput();
                    in.readAllBytes();
                });
        try (Cluster cluster = bed.open()) {
            assertThat(Bed.said(() -> connect(cluster, new Cancellation())))
                    .containsExactly("Error from server (NotFound): pods \"p\" not found");
        }
    }
}
