package dev.coxswain;

import dev.coxswain.flow.Cancellation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program run inside a test, with streams and surroundings of its own. */
final class Program {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory;
    private String input = "";

    /**
     * @param home an empty directory that stands for the person's home
     */
    Program(Path home) {
        this.home = home;
        this.directory = home;
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    Program in(Path other) {
        directory = other;
        return this;
    }

    Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Program typed(String text) {
        input = text;
        return this;
    }

    /** What a run printed, and its exit code. */
    record Ran(String output, String error, int code) {}

    Ran run(String... words) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        output,
                        error,
                        false,
                        false,
                        false);
        int code = new Cox(streams, surroundings(), new Cancellation()).run(List.of(words));
        return new Ran(
                output.toString(StandardCharsets.UTF_8),
                error.toString(StandardCharsets.UTF_8),
                code);
    }

    /** Whether the machine has a program of that name. */
    static boolean isInstalled(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
    }

    private Surroundings surroundings() {
        return surroundings(home, directory, environment);
    }

    static Surroundings surroundings(Path home) {
        return surroundings(home, home, Map.of());
    }

    private static Surroundings surroundings(
            Path home, Path directory, Map<String, String> environment) {
        Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
        return new Surroundings(
                Map.copyOf(environment),
                home,
                directory,
                home.resolve(".config/cox"),
                home.resolve(".local/state/cox"),
                home.resolve(".cache/cox"),
                home.resolve(".local/share/cox"),
                root);
    }
}
