package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The terminal nobody sees, with a stand-in for the program that is rehearsed at it. */
class StageTest {
    @TempDir Path directory;

    @Test
    void linesAreTypedOnceTheProgramAsks() throws Exception {
        Path said = directory.resolve("said");
        String script =
                "test -t 0 && test -t 1 && printf 'here › ' && read a && echo \"$a\" > \"$1\""
                        + " && stty size >> \"$1\"; exit 7";

        int code = Stage.run(List.of("/bin/sh", "-c", script, "sh", said.toString()));

        assertThat(code).isEqualTo(7);
        assertThat(Files.readString(said)).isEqualTo("echo a\n30 100\n");
    }
}
