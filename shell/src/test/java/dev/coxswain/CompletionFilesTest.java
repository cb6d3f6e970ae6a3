package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The checked-in completion scripts are fresh; {@code -Dcompletions.fix=true} writes them. */
class CompletionFilesTest {
    private static final Map<String, String> FILES =
            Map.of("bash", "cox.bash", "zsh", "_cox", "fish", "cox.fish");

    @TempDir Path home;

    @Test
    void theScriptsAreThoseOfTheDeclarations() throws Exception {
        Path directory = Path.of(System.getProperty("project.root", ".."), "completions");
        for (Map.Entry<String, String> each : FILES.entrySet()) {
            String fresh = new Program(home).run("completion", each.getKey()).output();
            assertThat(fresh).isNotEmpty();
            Path file = directory.resolve(each.getValue());
            if (Boolean.getBoolean("completions.fix")) {
                Files.createDirectories(directory);
                Files.writeString(file, fresh);
            } else {
                assertThat(Files.readString(file)).as(file.toString()).isEqualTo(fresh);
            }
        }
    }
}
