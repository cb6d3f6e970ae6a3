package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqOptions;
import dev.coxswain.jq.value.Utf8;

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
 * @param libraries search directories as given; those that exist are absolute
 * @param directory what {@code .} stands for
 * @param origin what other relative directories start from: where the importing file is
 * @param home what {@code ~} stands for, or null
 */
public record ModuleFiles(
        List<String> libraries, Path directory, Path origin, @Nullable Path home) {
    static final ModuleFiles NONE = new ModuleFiles(List.of(), Path.of(""), Path.of(""), null);

    /** jq's own search directories. */
    private static final List<String> STANDARD =
            List.of("~/.jq", "$ORIGIN/../lib/jq", "$ORIGIN/../lib");

    /** Those that a program's options name. */
    public static ModuleFiles of(JqOptions options) {
        Path directory = options.directory();
        List<String> libraries = new ArrayList<>();
        for (String each : options.libraries().isEmpty() ? STANDARD : options.libraries()) {
            boolean plain = !each.startsWith("~") && !each.startsWith("$");
            Path path = plain ? directory.resolve(each) : directory;
            libraries.add(plain && Files.exists(path) ? real(path).toString() : each);
        }
        Path file = options.file();
        Path origin = file == null ? null : file.getParent();
        return new ModuleFiles(
                List.copyOf(libraries),
                directory,
                origin == null ? directory : origin,
                options.home());
    }

    /** The same for what a module in this file imports. */
    ModuleFiles within(Path file) {
        Path parent = file.getParent();
        return parent == null ? this : new ModuleFiles(libraries, directory, parent, home);
    }

    /** The user's own library, which every program includes, or null where there is none. */
    @Nullable Path own() {
        Path own = home == null ? null : home.resolve(".jq");
        return own != null && Files.isRegularFile(own) ? real(own) : null;
    }

    /**
     * The module's file, or null where there is none.
     *
     * @param search where its import says that it is, or null where that says nothing
     * @throws JqException where the name is one that no module may have
     */
    @Nullable Path find(String name, @Nullable JsonNode search, String ending) {
        check(name);
        String last = name.substring(name.lastIndexOf('/') + 1);
        List<String> tries = List.of(name, name + "/jq/main", name + "/" + last);
        for (String each : directories(search)) {
            Path base = base(each);
            if (base == null) {
                continue;
            }
            for (String attempt : tries) {
                // Not resolved as a path of its own: a leading slash is only one more of them.
                Path file = Path.of(base + "/" + attempt + ending);
                if (Files.isRegularFile(file)) {
                    return real(file);
                }
            }
        }
        return null;
    }

    private static void check(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new JqException("Module path contains a NUL byte");
        }
        String before = null;
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw new JqException(
                        "Relative paths to modules may not traverse to parent directories ("
                                + name
                                + ")");
            }
            if (part.equals(before)) {
                throw new JqException(
                        "module names must not have equal consecutive components: " + name);
            }
            before = part;
        }
    }

    private List<String> directories(@Nullable JsonNode search) {
        List<String> all = new ArrayList<>();
        if (search == null) {
            all.add(".");
            all.addAll(libraries);
        } else if (search.isTextual()) {
            all.add(search.textValue());
        } else if (search.isArray()) {
            search.forEach(each -> all.add(each.isTextual() ? each.textValue() : ""));
        }
        return all;
    }

    private @Nullable Path base(String text) {
        if (text.isEmpty() || text.startsWith("$ORIGIN") || text.indexOf('\0') >= 0) {
            return null;
        }
        if (text.equals(".")) {
            return directory.toAbsolutePath();
        }
        if (text.equals("~") || text.startsWith("~/")) {
            return home == null ? null : home.resolve(text.substring(Math.min(2, text.length())));
        }
        return origin.resolve(text).toAbsolutePath();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    static String read(Path file) {
        try {
            return Utf8.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
