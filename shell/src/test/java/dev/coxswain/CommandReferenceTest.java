package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Signature;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The README's reference is that of the declarations; {@code -Dreadme.fix=true} writes it. */
class CommandReferenceTest {
    private static final String BEGIN = "<!-- commands: begin -->\n";
    private static final String END = "<!-- commands: end -->";
    private static final Path README =
            Path.of(System.getProperty("project.root", ".."), "README.md");

    private static CommandTable table() {
        return Commands.table(
                new Commands.Uses(
                        () -> {
                            throw new IllegalStateException("nobody asks");
                        },
                        () -> {
                            throw new IllegalStateException("nobody runs");
                        },
                        List::of,
                        () -> {
                            throw new IllegalStateException("nobody completes");
                        },
                        new Practice(Program.surroundings(Path.of("none")), _ -> {}),
                        new dev.coxswain.command.learn.Tour(Path.of("none"))));
    }

    @Test
    void theReadmeNamesEveryCommand() throws Exception {
        String text = Files.readString(README);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String fresh = CommandReference.markdown(table());
        if (Boolean.getBoolean("readme.fix")) {
            Files.writeString(README, text.substring(0, begin) + fresh + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(fresh);
        }
    }

    @Test
    void everyCommandSaysWhatItDoesAndShowsAnExample() {
        var wanting = new TreeSet<String>();
        for (Command command : table().commands()) {
            Signature signature = command.signature();
            if (signature.summary().isBlank()
                    || signature.summary().endsWith(".")
                    || signature.examples().isEmpty()
                    || signature.flags().stream().anyMatch(flag -> flag.help().isBlank())) {
                wanting.add(signature.name());
            }
        }
        assertThat(wanting).isEmpty();
    }
}
