package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every block of the README runs as it stands, in order, on one practice cluster. */
class ReadmeTest {
    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(cox|sh)\n(.*?)^```");

    @TempDir Path home;

    @Test
    void everyBlockRuns() throws Exception {
        List<String> failures = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        int count = 0;
        while (blocks.find()) {
            count++;
            Program.Ran ran =
                    blocks.group(1).equals("cox")
                            ? new Program(home).in(ROOT).typed(blocks.group(2)).run("--practice")
                            : shell(blocks.group(2));
            if (ran.code() != 0 || !ran.error().isEmpty()) {
                failures.add(blocks.group(2) + "\n→ " + ran);
            }
        }
        assertThat(count).isGreaterThan(4);
        assertThat(failures).isEmpty();
    }

    /** The block in a real shell in which {@code cox} is this build. */
    private Program.Ran shell(String block) throws Exception {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path cox = bin.resolve("cox");
        Files.writeString(
                cox,
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.coxswain.Main \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                ClassPath.absolute()));
        cox.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", block);
        builder.directory(ROOT.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("KUBECONFIG");
        Path error = home.resolve("error.txt");
        Process process = builder.redirectError(error.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Program.Ran(output, Files.readString(error), code);
    }
}
