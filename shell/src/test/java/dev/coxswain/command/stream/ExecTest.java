package dev.coxswain.command.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.WritingCommands;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ExecTest {
    private static final String EXIT_3 =
            """
            {"status":"Failure","reason":"NonZeroExitCode","message":"command terminated",
             "details":{"causes":[{"reason":"ExitCode","message":"3"}]}}
            """;
    private static final Exec EXEC = new Exec(WritingCommands.sources());
    @TempDir Path directory;

    private final StreamBed bed = new StreamBed();

    @Test
    void passesOutputErrorsAndExitCodeOn() {
        bed.cluster.channel(
                new FakeChannel("v5.channel.k8s.io")
                        .says(1, "")
                        .says(1, "out\n")
                        .says(2, "err\n")
                        .says(3, EXIT_3)
                        .ends());
        assertThat(bed.run(EXEC, "two", "--", "sh", "-c", "exit 3"))
                .isEqualTo(
                        """
                        out
                        ! Defaulted container "a" out of: a, b
                        2 err
                        ! command terminated with exit code 3
                        exit 3
                        """);
        assertThat(bed.cluster.requests)
                .last()
                .isEqualTo(
                        "CONNECT /api/v1/namespaces/default/pods/two/exec?command=sh&command=-c"
                                + "&command=exit+3&container=a&stdout=true&stderr=true");
    }

    @Test
    void closesStandardInputSoThatReadersEnd() {
        FakeChannel channel = new FakeChannel("v5.channel.k8s.io");
        channel.onSend(
                message -> {
                    if (message[0] == (byte) 255) {
                        channel.says(3, "{\"status\":\"Success\"}").ends();
                    } else {
                        channel.says(1, java.util.Arrays.copyOfRange(message, 1, message.length));
                    }
                });
        bed.cluster.channel(channel);
        bed.input = new byte[] {1, 0, (byte) 0xff, '\n'};
        assertThat(bed.run(EXEC, "-i", "two", "-c", "b", "--", "cat")).endsWith("exit 0\n");
        assertThat(bed.output).isEqualTo(bed.input);
    }

    @Test
    void saysTheServersOwnWords() {
        bed.cluster.channel(
                new FakeChannel("v4.channel.k8s.io")
                        .says(3, "{\"status\":\"Failure\",\"message\":\"Internal: no such file\"}")
                        .ends());
        assertThat(bed.run(EXEC, "two", "-c", "a", "--", "nosuch"))
                .isEqualTo("! error: Internal: no such file\nexit 1\n");
    }

    @Test
    void aConnectionThatEndsWithoutStatusIsAFailure() {
        bed.cluster.channel(new FakeChannel("v4.channel.k8s.io").says(1, "half").ends());
        assertThat(bed.run(EXEC, "two", "-c", "a", "--", "x"))
                .isEqualTo("half! error: the connection to the container was lost\nexit 1\n");
    }

    @Test
    void aFileNamesThePod() throws IOException {
        Path file = directory.resolve("two.yaml");
        String pod = "{apiVersion: v1, kind: Pod, metadata: {name: two}}\n";
        Files.writeString(file, pod);
        bed.cluster.channel(
                new FakeChannel("v5.channel.k8s.io").says(3, "{\"status\":\"Success\"}").ends());

        assertThat(bed.run(EXEC, "-f", file.toString(), "-c", "a", "--", "ls"))
                .isEqualTo("exit 0\n");
        assertThat(bed.cluster.requests).last().asString().contains("/pods/two/exec?command=ls");
        assertThat(bed.run(EXEC, "two", "-f", file.toString(), "--", "ls"))
                .isEqualTo(
                        "! error: resource/name arguments cannot be provided when a path is"
                                + " specified\nexit 1\n");

        Files.writeString(file, pod + "---\n" + pod);
        assertThat(bed.run(EXEC, "-f", file.toString(), "--", "ls"))
                .isEqualTo("! error: cannot exec into multiple objects at a time\nexit 1\n");
    }

    @Test
    void refusesInKubectlsWords() {
        assertThat(bed.run(EXEC, "two", "ls"))
                .isEqualTo(
                        """
                        ! error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead
                        ! See 'help exec' for its flags.
                        exit 1
                        """);
        assertThat(bed.run(EXEC, "two"))
                .isEqualTo(
                        "! error: you must specify at least one command for the container\n"
                                + "exit 1\n");
        assertThat(bed.run(EXEC, "--", "ls"))
                .isEqualTo("! error: pod, type/name or --filename must be specified\nexit 1\n");
        assertThat(bed.run(EXEC, "nope", "--", "ls"))
                .isEqualTo("! Error from server (NotFound): pods \"nope\" not found\nexit 1\n");
        assertThat(bed.run(EXEC, "two", "-c", "x", "--", "ls"))
                .isEqualTo("! error: container x is not valid for pod two out of: a, b\nexit 1\n");
    }

    @Test
    void aRequestForATerminalWithoutOneIsSaid() {
        bed.cluster.channel(
                new FakeChannel("v5.channel.k8s.io").says(3, "{\"status\":\"Success\"}").ends());
        assertThat(bed.run(EXEC, "-it", "two", "-c", "a", "--", "sh"))
                .isEqualTo(
                        "! Unable to use a TTY - input is not a terminal or the right kind of"
                                + " file\nexit 0\n");
    }
}
