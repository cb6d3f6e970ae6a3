package dev.coxswain.cluster.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that answers by rote, and a cluster that asks it. */
abstract class ByRote {
    static final String POD = "/api/v1/namespaces/default/pods/web";

    @TempDir Path directory;
    final List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server;
    Bed bed;

    /** What the server does with a request, told the number of requests before it. */
    interface Script {
        void answer(HttpExchange exchange, int before) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        bed = new Bed(directory);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    Cluster cluster(Script script) {
        return cluster("{token: secret}", script);
    }

    Cluster cluster(String user, Script script) {
        server.createContext(
                "/",
                exchange -> {
                    int before = asked.size();
                    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    exchange.getRequestBody().readAllBytes();
                    script.answer(exchange, before);
                });
        bed.kubeconfig("{server: 'http://127.0.0.1:" + server.getAddress().getPort() + "/'}", user);
        return bed.open();
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
