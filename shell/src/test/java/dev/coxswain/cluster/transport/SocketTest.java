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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    private SocketServer server;
    private Bed bed;

    @BeforeEach
    void start() throws IOException {
        server = new SocketServer();
        bed = new Bed(directory);
        bed.kubeconfig("{server: 'http://127.0.0.1:" + server.port() + "'}", "{}");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static Channel connect(Cluster cluster, Cancellation work) {
        return cluster.connect(EXEC, List.of("v5.channel.k8s.io", "v4.channel.k8s.io"), work);
    }

    @Test
    void sendsKeepTheirOrderAndTheCloseComesLast() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<String> served =
                server.serve(
                        (client, in) -> {
                            server.accept(client);
                            while (heard.isEmpty() || !heard.getLast().equals("close")) {
                                heard.add(SocketServer.frame(in));
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
            assertThat(server.heads.getFirst())
                    .containsIgnoringCase("v5.channel.k8s.io")
                    .containsIgnoringCase("v4.channel.k8s.io")
                    .doesNotContainIgnoringCase("Authorization");
        }
    }

    @Test
    void whatIsReceivedComesWholeAndThenTheEnd() throws Exception {
        server.serve(
                (client, in) -> {
                    server.accept(client);
                    client.getOutputStream().write(new byte[] {(byte) 0x82, 1, 'a'});
                    client.getOutputStream().write(new byte[] {0x02, 1, 'b'});
                    client.getOutputStream().write(new byte[] {(byte) 0x80, 1, 'c'});
                    client.getOutputStream().write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xE8});
                    SocketServer.frame(in);
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
        server.serve(
                (client, _) -> {
                    server.accept(client);
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
                server.serve(
                        (client, in) -> {
                            server.accept(client);
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
        SocketServer.Script podThenExec =
                (client, in) -> {
                    if (!server.heads.getLast().contains("/exec")) {
                        SocketServer.write(
                                client, "HTTP/1.1 200 OK\r\nConnection: close\r\n" + POD);
                        return;
                    }
                    server.accept(client);
                    asked.complete(in.readUnsignedByte() & 0xF);

                    client.setSoLinger(true, 0);
                };
        for (int i = 0; i < 3; i++) {
            server.serve(podThenExec);
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
                server.serve(
                        (client, in) -> {
                            server.accept(client);
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
        server.serve(
                (client, in) -> {
                    SocketServer.write(
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
