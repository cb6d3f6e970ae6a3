package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every source file is formatted; {@code -Dtest=FormatTest -Dformat.fix=true} formats them. */
class FormatTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("project.root", ".."), "shell", "src").normalize();

    @Test
    void everyFileIsFormatted() throws Exception {
        boolean fix = Boolean.getBoolean("format.fix");
        Formatter formatter =
                new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
        List<Path> wrong = new ArrayList<>();
        List<Path> files;
        try (var walk = Files.walk(SOURCES)) {
            files = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
        for (Path file : files) {
            String before = Files.readString(file);
            String ordered = ImportOrderer.reorderImports(before, Style.AOSP);
            String after = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
            if (!after.equals(before)) {
                if (fix) {
                    Files.writeString(file, after);
                } else {
                    wrong.add(SOURCES.relativize(file));
                }
            }
        }
        assertThat(files).isNotEmpty();
        assertThat(wrong).as("run with -Dformat.fix=true to format them").isEmpty();
    }
}
