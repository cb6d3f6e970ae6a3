package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** Ctrl-C at the prompt, seen from both ends: the screen and a server that notices. */
class ControlKeysTest {
    @TempDir Path home;
    private HangingServer server;
    private TypedPrompt prompt;

    @BeforeEach
    void start() throws Exception {
        server = new HangingServer();
        prompt = new TypedPrompt(home, server.address());
    }

    @AfterEach
    void end() throws Exception {
        prompt.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "get pods -n hang, /api/v1/namespaces/hang/pods",
        "get pods -w, watch=",
        "logs -f web, /pods/web/log",
        "exec web -- sleep 600, /pods/web/exec",
        "get pods -n hang | .items | length, /api/v1/namespaces/hang/pods",
        "cox('get pods -n hang'), /api/v1/namespaces/hang/pods",
    })
    void ctrlCClosesTheRequestAndGivesThePromptBack(String line, String target) throws Exception {
        prompt.enter(line);
        assertThat(server.hanging()).contains(target);
        prompt.interrupt();
        assertThat(server.closed()).contains(target);
        assertThat(prompt.run("echo \"code $?\"")).contains("code 130");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo be''gun; echo '1' | jq 'until(false; .)'",
                "println 'be' + 'gun'; while (true) { }",
                "println 'be' + 'gun'; (1..100000000000).each { }",
            })
    void ctrlCEndsWhatNeverAsksAnybody(String line) throws Exception {
        int from = prompt.enter(line);
        prompt.await("begun", from);
        prompt.interrupt();
        assertThat(prompt.run("echo \"code $?\"")).contains("code 130");
    }

    @Test
    void ctrlCClosesTheDoorOfAForwarding() throws Exception {
        String said = prompt.await("->", prompt.enter("port-forward pod/web :80"));
        int port = Integer.parseInt(said.replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+) ->.*", "$1"));
        new java.net.Socket("127.0.0.1", port).close();
        prompt.interrupt();
        assertThat(prompt.run("println 'po' + 'rt ' + (new ServerSocket(" + port + ").localPort)"))
                .contains("port " + port);
    }

    @Test
    void aFullDiskIsSaidOnceAndTheShellGoesOn() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "the system has no /dev/full");
        Path file = home.resolve(".local/state/cox/history");
        Files.delete(file);
        Files.createSymbolicLink(file, full);
        String warning =
                "Warning: the history cannot be kept in " + file + ": No space left on device";
        assertThat(prompt.run("echo o''ne")).containsOnlyOnce(warning).contains("one");
        assertThat(prompt.run("echo t''wo")).contains("two").doesNotContain("Warning");
    }
}
