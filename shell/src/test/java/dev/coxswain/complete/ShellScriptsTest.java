package dev.coxswain.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The scripts, tried in the real shells with a program that answers as {@code cox} does. */
class ShellScriptsTest {
    private static final String COX =
            """
            #!/bin/sh
            test "$1" = __complete || exit 1
            shift 2
            case "$*" in
                "get pods we") printf 'web-1\\tRunning\\nweb-2\\t\\n' ;;
                "get pod/we") printf 'pod/web-1\\t\\n' ;;
            esac
            """;
    private final ShellScripts scripts = new ShellScripts(new Bench().table);
    @TempDir Path directory;

    private String run(String shell, String extension, String script, String ask)
            throws IOException, InterruptedException {
        boolean there =
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(each -> Files.isExecutable(Path.of(each, shell)));
        Assumptions.assumeTrue(there, shell + " is not installed");
        Path cox = directory.resolve("cox");
        Files.writeString(cox, COX);
        Files.setPosixFilePermissions(cox, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = directory.resolve("cox." + extension);
        Files.writeString(file, script);
        Path asking = directory.resolve("ask." + extension);
        Files.writeString(asking, ask.replace("SCRIPT", file.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(shell, asking.toString()).redirectErrorStream(true);
        builder.environment().merge("PATH", directory + ":", (path, own) -> own + path);
        builder.environment().put("HOME", directory.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private String bash(String line) throws IOException, InterruptedException {
        return run(
                "bash",
                "bash",
                scripts.bash(),
                "source SCRIPT\nCOMP_LINE='"
                        + line
                        + "'\nCOMP_POINT=${#COMP_LINE}\nread -r -a COMP_WORDS <<< \"$COMP_LINE\"\n"
                        + "[[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')\n"
                        + "COMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_cox\n"
                        + "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
    }

    @Test
    void bashCompletes() throws IOException, InterruptedException {
        assertThat(bash("cox ro")).isEqualTo("rollout\n");
        assertThat(bash("cox logs --all-c")).isEqualTo("--all-containers\n");
        assertThat(bash("cox get pods we")).isEqualTo("web-1\nweb-2\n");
        assertThat(bash("cox get pod/we")).isEqualTo("pod/web-1\n");
    }

    @Test
    void fishCompletes() throws IOException, InterruptedException {
        String ask =
                """
                source SCRIPT
                complete -C 'cox roll'
                complete -C 'cox logs --all-c'
                complete -C 'cox get pods we'
                """;
        assertThat(run("fish", "fish", scripts.fish(), ask))
                .isEqualTo(
                        """
                        rollout
                        --all-containers\tEvery container of the pods
                        web-1\tRunning
                        web-2
                        """);
    }

    @Test
    void zshReadsTheScriptAndKnowsWordsAndFlags() throws IOException, InterruptedException {
        String ask =
                """
                compdef() { print "compdef $*" }
                source SCRIPT
                _cox_name logs web-1
                print
                _cox_flags logs | grep -- --all-c
                compadd() { print -l -- "$@" }
                words=(cox get pods we) CURRENT=4 PREFIX=we
                _cox
                """;
        assertThat(run("zsh", "zsh", scripts.zsh(), ask))
                .isEqualTo(
                        """
                        compdef _cox cox
                        logs
                        --all-containers
                        -l
                        -d
                        shown
                        --
                        web-1
                        web-2
                        """);
    }
}
