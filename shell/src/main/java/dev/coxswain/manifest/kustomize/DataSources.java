package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.EnvironmentFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The keys and values that a generator's {@code envs}, {@code literals} and {@code files} give. */
final class DataSources {
    private final Map<String, byte[]> values = new TreeMap<>();
    private final Kustomization kustomization;
    private final Path root;
    private final JsonNode entry;
    private String kind = "";

    DataSources(Kustomization kustomization, JsonNode entry) {
        this.kustomization = kustomization;
        this.root = kustomization.root();
        this.entry = entry;
    }

    Map<String, byte[]> read(String ofKind) {
        kind = ofKind.toLowerCase(Locale.ROOT);
        List<String> envs = texts("envs");
        if (!Json.text(entry, "env").isEmpty()) {
            envs.add(Json.text(entry, "env"));
        }
        envs.forEach(each -> environment(each, envs));
        texts("literals").forEach(each -> literal(each, texts("literals")));
        texts("files").forEach(each -> file(each, texts("files")));
        return values;
    }

    private List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        entry.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private void literal(String text, List<String> all) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw unread(
                    "literal sources " + listed(all),
                    "invalid literal source " + text + ", expected key=value");
        }
        String value = text.substring(equals + 1);
        boolean quoted =
                value.length() > 1
                        && value.charAt(0) == value.charAt(value.length() - 1)
                        && (value.startsWith("'") || value.startsWith("\""));
        put(
                text.substring(0, equals),
                (quoted ? value.substring(1, value.length() - 1) : value)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void file(String text, List<String> all) {
        int equals = text.indexOf('=');
        String source = "file sources: " + listed(all);
        if (equals == 0) {
            throw unread(
                    source,
                    "missing key name for file path \"" + text.substring(1) + "\" in source");
        }
        if (equals == text.length() - 1) {
            throw unread(
                    source,
                    "missing file path for key name \""
                            + text.substring(0, equals)
                            + "\" in source");
        }
        String name = text.substring(equals + 1);
        String key =
                equals < 0 ? name.substring(name.lastIndexOf('/') + 1) : text.substring(0, equals);
        put(key, bytes(name, source));
    }

    private void environment(String name, List<String> all) {
        EnvironmentFile.read(bytes(name, "env source files: " + listed(all)), this::put);
    }

    private byte[] bytes(String name, String source) {
        Path path = root.resolve(name).normalize();
        try {
            if (!Files.exists(path)) {
                throw unread(source, Layers.missing(path.toString(), path));
            }
            Path real = path.toRealPath();
            if (!kustomization.admits(real)) {
                throw unread(
                        source, "security; file '" + real + "' is not in or below '" + root + "'");
            }
            return Files.readAllBytes(real);
        } catch (IOException e) {
            throw FailureException.plain("error reading " + path + ": " + e.getMessage());
        }
    }

    private void put(String key, byte[] value) {
        if (values.put(key, value) != null) {
            throw FailureException.plain(
                    kind
                            + " "
                            + Json.text(entry, "name")
                            + " illegally repeats the key `"
                            + key
                            + "`");
        }
    }

    private static String listed(List<String> texts) {
        return "[" + String.join(" ", texts) + "]";
    }

    private static FailureException unread(String source, String why) {
        return FailureException.plain("loading KV pairs: " + source + ": " + why);
    }
}
