package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a beginners' course is worked through: a directory of manifests and a practice cluster. */
abstract class BookDesk {
    @TempDir Path home;
    Path directory;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createDirectory(home.resolve("book"));
    }

    void manifest(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /** Writes a workload of one container; {@code more} goes on below it, indented from there. */
    void workload(String kind, String name, String image, String more) throws IOException {
        String text =
                """
                apiVersion: apps/v1
                kind: %s
                metadata:
                  name: %2$s
                spec:
                  selector:
                    matchLabels:
                      app: %2$s
                  template:
                    metadata:
                      labels:
                        app: %2$s
                    spec:
                      containers:
                        - name: %2$s
                          image: %3$s
                """
                        .formatted(kind, name, image);
        manifest(name + ".yaml", text + more.indent(6));
    }

    Program.Ran typed(String lines) {
        return new Program(home).in(directory).typed(lines).run("--practice");
    }

    String done(String lines) {
        Program.Ran ran = typed(lines);
        assertThat(ran.code()).as(ran.toString()).isZero();
        return ran.output();
    }

    static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
