package dev.coxswain.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.http.Identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * Where a practice cluster answers and how one is let in.
 *
 * @param port the port on 127.0.0.1
 * @param certificate the authority to trust, and nothing else, in PEM
 * @param token the bearer token
 */
public record Endpoint(int port, String certificate, String token) {
    private static final String FILE = "endpoint.json";

    static Endpoint of(int port, Identity identity) {
        return new Endpoint(port, identity.certificate(), identity.token());
    }

    public String url() {
        return "https://127.0.0.1:" + port;
    }

    /** A kubeconfig with one context, {@code practice}; JSON, which is YAML too. */
    public ObjectNode kubeconfig() {
        ObjectNode config = Json.object().put("apiVersion", "v1").put("kind", "Config");
        ObjectNode cluster = config.putArray("clusters").addObject().put("name", "practice");
        cluster.putObject("cluster")
                .put("server", url())
                .put(
                        "certificate-authority-data",
                        Base64.getEncoder()
                                .encodeToString(certificate.getBytes(StandardCharsets.UTF_8)));
        ObjectNode user = config.putArray("users").addObject().put("name", "practice");
        user.putObject("user").put("token", token);
        ObjectNode context = config.putArray("contexts").addObject().put("name", "practice");
        context.putObject("context")
                .put("cluster", "practice")
                .put("user", "practice")
                .put("namespace", "default");
        return config.put("current-context", "practice");
    }

    void remember(Path directory) throws IOException {
        ObjectNode text = Json.object().put("port", port);
        text.put("certificate", certificate).put("token", token);
        Identity.write(directory.resolve(FILE), Json.compact(text));
    }

    /** The endpoint a host left in a directory. */
    static Endpoint read(Path directory) throws IOException {
        try {
            JsonNode text = Json.parse(Files.readString(directory.resolve(FILE)));
            return new Endpoint(
                    text.path("port").asInt(),
                    text.path("certificate").asText(),
                    text.path("token").asText());
        } catch (java.io.UncheckedIOException e) {
            throw new IOException("unreadable " + directory.resolve(FILE), e);
        }
    }

    /** The port of the last host; 0 for none. */
    static int rememberedPort(Path directory) {
        try {
            return Files.exists(directory.resolve(FILE)) ? read(directory).port() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether someone answers there. */
    boolean answers() {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The endpoint of a host that is running or just starting. */
    static Endpoint awaitHost(Path directory, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(directory.resolve(FILE))) {
                Endpoint endpoint = read(directory);
                if (endpoint.answers()) {
                    return endpoint;
                }
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException("another process holds " + directory + " but does not answer");
    }
}
