package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
                    for word; do
                        case $word in
                            -XX:SharedArchiveFile=*) echo "shared=${word#*=}" ;;
                            -XX:TieredStopAtLevel=1) echo "brief" ;;
                            -XX:NewRatio=1) echo "young" ;;
                            -Xms*) echo "lasting" ;;
                        esac
                    done
                    while [ $# -gt 0 ] && [ "$1" != -jar ]; do shift; done
                    printf '<%s>' "$@"
                ) >"$SAID"
                """);
        java.toFile().setExecutable(true);
    }

    private String start(String locale, String line) throws Exception {
        return start(locale, line, Map.of("COX_NO_ARCHIVE", "1"));
    }

    private String start(String locale, String line, Map<String, String> more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().put("SAID", directory.resolve("said").toString());
        builder.environment().put("LC_ALL", locale);
        builder.environment().putAll(more);
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

    @Test
    void aSessionIsOneWhateverFlagsStandInFront() throws Exception {
        for (String line :
                List.of("", "-n shop", "--context=a -n b", "--context a --practice", "-s get")) {
            assertThat(start("C.UTF-8", "./cox " + line)).contains("lasting\n");
        }
        for (String line : List.of("get pods", "-n shop get pods", "-c pwd", "--as=x -c pwd")) {
            assertThat(start("C.UTF-8", "./cox " + line)).contains("brief\n");
        }
        assertThat(start("C.UTF-8", "./cox jq .")).contains("brief\n").contains("young\n");
        assertThat(start("C.UTF-8", "./cox get jq")).doesNotContain("young");
        assertThat(start("C.UTF-8", "./cox -n shop a.groovy"))
                .doesNotContain("brief")
                .doesNotContain("lasting");
    }

    @Test
    void archivesOfThisBuildAreUsed() throws Exception {
        Path archives = archives();
        assertThat(start("C.UTF-8", "./cox", Map.of()))
                .contains("shared=" + archives + ".aot:" + archives + ".jsa\n");
    }

    @Test
    void archivesOfAnEarlierBuildAreNotAndNewOnesAreTriedThrice() throws Exception {
        Path archives = archives();
        Path jar = checkout.resolve("shell/target/cox.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        // The stand-in cannot make any: after three starts it is remembered until another build.
        Path making = Path.of(archives + ".making");
        for (String time : List.of("1", "2", "")) {
            assertThat(start("C.UTF-8", "./cox", Map.of())).doesNotContain("shared=");
            Path failed = Path.of(archives + ".failed" + time);
            while (!Files.exists(failed) || Files.exists(making)) {
                Thread.sleep(10);
            }
            Files.setLastModifiedTime(failed, FileTime.from(Instant.now().plusSeconds(90)));
        }
        start("C.UTF-8", "./cox", Map.of());
        assertThat(making).doesNotExist();
    }

    @Test
    void aBuildEndsWithTheStartThatWaitsForIt() throws Exception {
        Files.delete(checkout.resolve("shell/target/cox.jar"));
        Path maven = directory.resolve("bin/mvn");
        Path said = directory.resolve("maven");
        Files.createDirectories(maven.getParent());
        Files.writeString(
                maven,
                """
                #!/bin/sh
                echo $$ >"$SAID.new" && mv "$SAID.new" "$SAID"
                exec sleep 600
                """);
        maven.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder("./cox").directory(checkout.toFile());
        builder.environment().put("PATH", maven.getParent() + ":/usr/bin:/bin");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().put("SAID", said.toString());
        Process start = builder.redirectErrorStream(true).start();
        while (!Files.exists(said)) {
            Thread.sleep(10);
        }
        long build = Long.parseLong(Files.readString(said).strip());

        start.destroy();

        assertThat(start.waitFor()).isEqualTo(143);
        assertThat(ProcessHandle.of(build).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(checkout.resolve("shell/target/.building")).doesNotExist();
    }

    @Test
    void nothingIsKeptWhereThereIsNoHome() throws Exception {
        archives();
        assertThat(start("C.UTF-8", "./cox", Map.of("HOME", ""))).doesNotContain("shared=");
    }

    /** Archives as if made after the build; their path without the endings. */
    private Path archives() throws Exception {
        Path archives =
                Path.of(
                        directory.resolve(".cache/cox/start")
                                + directory.resolve("jdk").toString()
                                + checkout.toRealPath()
                                + "/25.0.1");
        Files.createDirectories(archives.getParent());
        FileTime later = FileTime.from(Instant.now().plusSeconds(30));
        for (String ending : new String[] {".aot", ".jsa"}) {
            Path file = Files.createFile(Path.of(archives + ending));
            Files.setLastModifiedTime(file, later);
        }
        return archives;
    }
}
