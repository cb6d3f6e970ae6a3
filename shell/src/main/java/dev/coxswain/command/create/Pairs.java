package dev.coxswain.command.create;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.EnvironmentFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Data from {@code --from-literal}, {@code --from-file} and {@code --from-env-file}. */
final class Pairs {
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]+");

    private final Map<String, byte[]> data = new TreeMap<>();
    private final Invocation invocation;

    private final Words words;

    /**
     * What is being filled.
     *
     * @param where as {@code Data for ConfigMap "web"}
     * @param kind as {@code ConfigMap}
     */
    record Words(String where, String kind) {}

    private Pairs(Invocation invocation, Words words) {
        this.invocation = invocation;
        this.words = words;
    }

    static Map<String, byte[]> of(
            Invocation invocation,
            Words words,
            List<String> literals,
            List<String> files,
            List<String> env) {
        Pairs pairs = new Pairs(invocation, words);
        if (!env.isEmpty() && !(literals.isEmpty() && files.isEmpty())) {
            throw FailureException.plain(
                    "from-env-file cannot be combined with from-file or from-literal");
        }
        files.forEach(pairs::file);
        literals.forEach(pairs::literal);
        env.forEach(pairs::environment);
        return pairs.data;
    }

    /** Reads {@code k=v,k=v} as {@code --labels} has it. */
    static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String each : text.split(",", -1)) {
            if (each.isEmpty()) {
                continue;
            }
            int equals = each.indexOf('=');
            if (equals <= 0) {
                throw FailureException.plain("unexpected label spec: " + each);
            }
            labels.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return labels;
    }

    private void literal(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw FailureException.plain("invalid literal source " + text + ", expected key=value");
        }
        if (equals == 0) {
            throw FailureException.plain("invalid literal source " + text + ", expected key=value");
        }
        String value = text.substring(equals + 1);
        boolean quoted =
                value.length() > 1
                        && ((value.startsWith("'") && value.endsWith("'"))
                                || (value.startsWith("\"") && value.endsWith("\"")));
        put(
                text.substring(0, equals),
                (quoted ? value.substring(1, value.length() - 1) : value)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void file(String text) {
        int equals = text.indexOf('=');
        if (equals != text.lastIndexOf('=')) {
            throw FailureException.plain("key names or file paths cannot contain '='");
        }
        if (equals == 0) {
            throw FailureException.plain(
                    "key name for file path " + text.substring(1) + " missing");
        }
        if (equals == text.length() - 1) {
            throw FailureException.plain(
                    "file path for key name " + text.substring(0, equals) + " missing");
        }
        String name = text.substring(equals + 1);
        Path path = invocation.session().directory().resolve(name);
        if (Files.isDirectory(path)) {
            if (equals >= 0) {
                throw FailureException.plain("cannot give a key name for a directory path");
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(each -> put(String.valueOf(each.getFileName()), read(each)));
            } catch (IOException e) {
                throw new FailureException(
                        new Failure.File("error reading " + name + ": " + e.getMessage()), e);
            }
            return;
        }
        String key = equals < 0 ? String.valueOf(path.getFileName()) : text.substring(0, equals);
        put(key, read(path));
    }

    private byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File(
                            "error reading " + path.getFileName() + ": no such file or directory"),
                    e);
        }
    }

    private void environment(String name) {
        EnvironmentFile.read(read(invocation.session().directory().resolve(name)), this::put);
    }

    private void put(String key, byte[] value) {
        if (!KEY.matcher(key).matches()) {
            throw FailureException.plain(
                    "\""
                            + key
                            + "\" is not a valid key name for a "
                            + words.kind()
                            + ": a valid config key must consist of alphanumeric characters, '-',"
                            + " '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex"
                            + " used for validation is '[-._a-zA-Z0-9]+')");
        }
        if (data.put(key, value) != null) {
            throw FailureException.plain(
                    "cannot add key \""
                            + key
                            + "\", another key by that name already exists in "
                            + words.where());
        }
    }
}
