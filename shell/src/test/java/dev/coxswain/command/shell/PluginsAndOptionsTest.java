package dev.coxswain.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.CommandTable;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.read.Typed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code plugin list} and {@code options} print. */
class PluginsAndOptionsTest {
    private final FakeCluster cluster = new FakeCluster();

    private String plugins(Path home, String... words) {
        cluster.directory = home;
        cluster.environment = Map.of("PATH", "one:two:three");
        return Typed.at(
                cluster, new ListPlugins(() -> new CommandTable(List.of(new Options()))), words);
    }

    private static void program(Path file, boolean runs) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(runs)).isTrue();
    }

    @Test
    void pluginsAreListedWithWhatIsWrongWithThem(@TempDir Path home) throws IOException {
        program(home.resolve("one/kubectl-tidy"), true);
        program(home.resolve("one/kubectl-options"), true);
        program(home.resolve("two/kubectl-idle"), false);
        program(home.resolve("two/kubectl-tidy"), true);
        assertThat(plugins(home))
                .isEqualTo(
                        """
                        The following compatible plugins are available:

                        one/kubectl-options
                        one/kubectl-tidy
                        two/kubectl-idle
                        two/kubectl-tidy
                        ! Unable to read directory "three" from your PATH: open three: no such file or directory. Skipping...
                        !   - warning: kubectl-options overwrites existing command: "kubectl options"
                        !   - warning: two/kubectl-idle identified as a kubectl plugin, but it is not executable
                        !   - warning: two/kubectl-tidy is overshadowed by a similarly named plugin: one/kubectl-tidy
                        ! error: 3 plugin warnings were found
                        [1]
                        """);
        assertThat(plugins(home, "--name-only")).contains("\nkubectl-idle\n");
    }

    @Test
    void noPluginIsAFailure(@TempDir Path home) {
        assertThat(plugins(home))
                .endsWith("! error: unable to find any kubectl plugins in your PATH\n[1]\n");
    }

    @Test
    void optionsAreTheFlagsOfEveryCommand() {
        assertThat(Typed.at(cluster, new Options()))
                .startsWith(
                        """
                        The following options can be passed to any command:

                            --as='':
                        \tUser to impersonate.

                        """)
                .contains("    -n, --namespace='':\n\tNamespace to act in.\n");
    }
}
