package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ctrl-C at a program that runs one line. */
class InterruptionTest {
    @TempDir Path home;

    private Process start(String line) throws IOException {
        // Whoever starts the tests may ignore the signal, and would hand that on.
        List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", ClassPath.absolute(), "dev.coxswain.Main"));
        words.addAll(List.of("--practice", "-c", line));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("KUBECONFIG");
        return builder.start();
    }

    private static int interrupted(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        return process.waitFor();
    }

    @Test
    void aForwardingEndsWell() throws Exception {
        Process process =
                start(
                        "run web --image=nginx && wait --for=condition=Ready pod/web"
                                + " && port-forward web :80");
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("pod/web created");
            assertThat(said.readLine()).isEqualTo("pod/web condition met");
            assertThat(said.readLine()).startsWith("Forwarding from 127.0.0.1:");
            assertThat(interrupted(process)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aLineThatIsNotDoneIsInterrupted() throws Exception {
        Process process = start("echo begun; sleep 600; echo never");
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("begun");
            assertThat(interrupted(process)).isEqualTo(130);
            assertThat(said.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }
}
