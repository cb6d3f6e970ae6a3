package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The script that starts the program, with a stand-in for Java that says what it was given. */
class LauncherTest {
    @TempDir Path directory;
    private Path checkout;

    @BeforeEach
    void checkout() throws Exception {
        checkout = directory.resolve("a check out");
        Files.createDirectories(checkout.resolve("shell/src/main"));
        Files.createDirectories(checkout.resolve("shell/target"));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createFile(checkout.resolve("shell/pom.xml"));
        Files.createFile(checkout.resolve("shell/target/cox.jar"));
        Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();
        Files.copy(root.resolve("cox"), checkout.resolve("cox"));
        checkout.resolve("cox").toFile().setExecutable(true);
        Path java = directory.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(
                java,
                """
                #!/bin/sh
                (
                    for stream in 0 1 2; do readlink /proc/$$/fd/$stream; done
                    echo "locale=${LC_ALL:-${LC_CTYPE:-$LANG}}"
                    while [ $# -gt 0 ] && [ "$1" != -jar ]; do shift; done
                    printf '<%s>' "$@"
                ) >"$HOME/said"
                """);
        java.toFile().setExecutable(true);
    }

    private String start(String locale, String line) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().put("COX_NO_ARCHIVE", "1");
        builder.environment().put("LC_ALL", locale);
        builder.directory(checkout.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).isEmpty();
        assertThat(process.waitFor()).isZero();
        return Files.readString(directory.resolve("said"));
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        assertThat(start("C.UTF-8", "./cox -c 'get  pods' \"\" 'a\"b'"))
                .endsWith("/shell/target/cox.jar><-c><get  pods><><a\"b>")
                .contains("/a check out/");
    }

    @Test
    void aClosedStreamIsNotGivenToAnotherFile() throws Exception {
        assertThat(start("C.UTF-8", "./cox <&- >&- 2>&-"))
                .startsWith("/dev/null\n/dev/null\n/dev/null\n");
        assertThat(start("C.UTF-8", "./cox <&-")).startsWith("/dev/null\npipe:");
    }

    @Test
    void textIsUtf8WhereTheLocaleSaysNothing() throws Exception {
        assertThat(start("C", "./cox")).contains("locale=C.UTF-8\n");
        assertThat(start("", "./cox")).contains("locale=C.UTF-8\n");
        assertThat(start("xx_YY.UTF-8", "./cox")).contains("locale=C.UTF-8\n");
        assertThat(start("C.UTF-8", "./cox")).contains("locale=C.UTF-8\n");
    }
}
