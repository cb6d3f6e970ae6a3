package dev.coxswain.repl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coxswain.ClassPath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A real terminal with the shell in it: keys in, screen out. */
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path socket;

    Tmux(Path home, int columns, int rows) throws Exception {
        assumeTrue(isInstalled(), "tmux is not installed");
        socket = home.resolve("tmux.socket");
        Path start = home.resolve("start");
        Files.writeString(
                start,
                "#!/bin/sh\ntrap : INT\nexport HOME='%s' TERM=xterm-256color LANG=C.UTF-8\ncd \"$HOME\"\n"
                                .formatted(home)
                        + "unset KUBECONFIG XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME\n"
                        + "'%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dcox.terminal=012"
                                .formatted(Path.of(System.getProperty("java.home"), "bin", "java"))
                        + " --enable-native-access=ALL-UNNAMED -cp '%s' dev.coxswain.Main\n"
                                .formatted(ClassPath.absolute())
                        + "echo \"ended with $?\"\nexec sleep 600\n");
        start.toFile().setExecutable(true);
        run(
                "new-session",
                "-d",
                "-x",
                String.valueOf(columns),
                "-y",
                String.valueOf(rows),
                start.toString());
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Types text as it is. */
    Tmux type(String text) throws Exception {
        run("send-keys", "-l", text);
        return this;
    }

    /** Presses keys by tmux's names, as {@code Enter}, {@code Tab}, {@code C-c}. */
    Tmux press(String... keys) throws Exception {
        for (String key : keys) {
            run("send-keys", key);
        }
        return this;
    }

    /** Pastes as a terminal does that supports bracketed paste. */
    Tmux paste(String text) throws Exception {
        run("set-buffer", text);
        run("paste-buffer", "-p");
        return this;
    }

    Tmux resize(int columns, int rows) throws Exception {
        run("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
        return this;
    }

    /** What the screen shows, without blanks at the ends. */
    String screen() throws Exception {
        return run("capture-pane", "-p").stripTrailing();
    }

    /** Waits until the screen is as wanted. */
    String await(String what, Predicate<String> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String screen = screen();
        while (!wanted.test(screen)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no " + what + " on the screen:\n" + screen);
            }
            Thread.sleep(50);
            screen = screen();
        }
        return screen;
    }

    String awaitText(String text) throws Exception {
        return await(text, screen -> screen.contains(text));
    }

    @Override
    public void close() throws Exception {
        run("kill-server");
    }
}
