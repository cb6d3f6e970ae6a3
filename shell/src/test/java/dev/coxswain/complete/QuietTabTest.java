package dev.coxswain.complete;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.SecureServer;
import dev.coxswain.command.Argument;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.line.Vocabulary;
import dev.coxswain.session.Session;
import dev.coxswain.session.Settings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Tab over clusters that are away, that hang, or that want a login first. */
class QuietTabTest {
    /** So long that a question which is asked at all is answered before Tab returns. */
    private static final Duration PATIENT = Duration.ofMinutes(2);

    @TempDir Path directory;
    private Bed bed;

    @BeforeEach
    void start() {
        bed = new Bed(directory);
    }

    private Session session() {
        return new Session(
                new Session.Surroundings(
                        bed.clusters(), bed.clock, Map.of(), Settings.none(), directory),
                ConnectionOptions.NONE,
                null);
    }

    private static Completer completer(Session session, Duration deadline) {
        CommandTable table =
                new CommandTable(
                        List.of(
                                new Bench.Declared(
                                        Signature.of("get", "Print objects")
                                                .argument(
                                                        Argument.rest("TYPE[/NAME]")
                                                                .values(
                                                                        Values.Source
                                                                                .RESOURCE_REFS)))));
        Vocabulary vocabulary =
                new Vocabulary(
                        Set.of("get"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of("map"));
        return new Completer(
                session,
                () -> table,
                () -> vocabulary,
                name -> Signature.of(name, "A filter"),
                new NameCache(deadline));
    }

    private static void tabEverywhere(Completer completer) {
        for (String line :
                List.of(
                        "get ",
                        "get po",
                        "get pods ",
                        "get pods -n ",
                        "get pod/",
                        "get pods -l ",
                        "get pods | .items[].")) {
            assertThat(completer.complete(line, line.length()).candidates()).as(line).isEmpty();
        }
    }

    @Test
    void aLoginIsForCommandsAndNeverForTab() throws Exception {
        KeyStore keys = SecureServer.keytool(directory, "ip:127.0.0.1");
        Path calls = directory.resolve("calls");
        try (SecureServer server = new SecureServer(keys);
                Session session = session()) {
            Path plugin =
                    bed.file(
                            "plugin",
                            """
                            #!/bin/sh
                            echo called >> '%s'
                            echo '{"kind":"ExecCredential","status":{"token":"t"},
                             "apiVersion":"client.authentication.k8s.io/v1"}'
                            """
                                    .formatted(calls));
            plugin.toFile().setExecutable(true);
            bed.kubeconfig(
                    "{server: '"
                            + server.address()
                            + "', certificate-authority-data: "
                            + SecureServer.data(keys)
                            + "}",
                    "{exec: {apiVersion: client.authentication.k8s.io/v1, command: '"
                            + plugin
                            + "', interactiveMode: Never}}");
            Completer completer = completer(session, PATIENT);
            tabEverywhere(completer);
            assertThat(calls).doesNotExist();
            assertThat(server.logins).isEmpty();
            Bed.get(session.cluster(ConnectionOptions.NONE), "/version");
            assertThat(Files.readString(calls)).isEqualTo("called\n");
            assertThat(server.logins).containsExactly("Bearer t");
            tabEverywhere(completer);
            assertThat(server.logins).hasSizeGreaterThan(1).containsOnly("Bearer t");
            assertThat(Files.readString(calls)).isEqualTo("called\n");
        }
    }

    @Test
    void aServerThatIsDownGivesNothing() throws IOException {
        int port;
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }
        bed.kubeconfig("{server: 'http://127.0.0.1:" + port + "'}", "{}");
        try (Session session = session()) {
            tabEverywhere(completer(session, PATIENT));
        }
    }

    @Test
    void aServerThatHangsIsNotWaitedFor() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().getPath());
                    try {
                        open.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        bed.kubeconfig("{server: 'http://127.0.0.1:" + server.getAddress().getPort() + "'}", "{}");
        try (Session session = session()) {
            Completer completer = completer(session, Duration.ofMillis(1));
            for (int i = 0; i < 20; i++) {
                tabEverywhere(completer);
            }
            // All of this came back although nothing was answered; nothing was asked twice.
            assertThat(open.getCount()).isEqualTo(1);
            assertThat(asked).doesNotHaveDuplicates();
        } finally {
            open.countDown();
            server.stop(0);
        }
    }
}
