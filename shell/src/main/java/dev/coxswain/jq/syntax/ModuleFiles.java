package dev.coxswain.jq.syntax;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where modules are looked for.
 *
 * @param libraries search directories as given
 * @param directory what relative ones start from
 * @param home what {@code ~} stands for, or null
 */
public record ModuleFiles(List<String> libraries, Path directory, @Nullable Path home) {
    static final ModuleFiles NONE = new ModuleFiles(List.of(), Path.of(""), null);

    /** jq's own search directories. */
    public static final List<String> STANDARD =
            List.of("~/.jq", "$ORIGIN/../lib/jq", "$ORIGIN/../lib");

    /** The same for what a module in this directory imports. */
    ModuleFiles within(Path other) {
        return new ModuleFiles(libraries, other, home);
    }

    /** The module's file, or null where there is none. */
    @Nullable Path find(String name, List<String> search, String ending) {
        if (name.indexOf('\0') >= 0) {
            return null;
        }
        List<String> all = new ArrayList<>(search);
        all.addAll(libraries);
        String last = name.substring(name.lastIndexOf('/') + 1);
        for (String each : all) {
            Path base = base(each);
            if (base == null) {
                continue;
            }
            for (Path file :
                    List.of(
                            base.resolve(name + ending),
                            base.resolve(name).resolve(last + ending))) {
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    private @Nullable Path base(String text) {
        if (text.startsWith("$ORIGIN")) {
            return null;
        }
        if (text.equals("~") || text.startsWith("~/")) {
            return home == null ? null : home.resolve(text.substring(Math.min(2, text.length())));
        }
        return directory.resolve(text);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
