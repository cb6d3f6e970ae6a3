package dev.coxswain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.session.Settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The settings and aliases of a person, in {@code config.yaml}. */
final class SettingsFile {
    private final Path file;
    private final Notices notices;

    SettingsFile(Path directory, Notices notices) {
        this.file = directory.resolve("config.yaml");
        this.notices = notices;
    }

    /** What the file holds; a broken one is said and left alone. */
    Settings read() {
        if (!Files.exists(file)) {
            return new Settings(Map.of(), Map.of(), this::write);
        }
        try {
            JsonNode document = Yaml.parse(Files.readString(file));
            return new Settings(
                    strings(document.path("settings")),
                    strings(document.path("aliases")),
                    this::write);
        } catch (IOException | FailureException e) {
            notices.warning("the settings in " + file + " cannot be read: " + e.getMessage());
            return new Settings(Map.of(), Map.of(), (_, _) -> {});
        }
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> all = new TreeMap<>();
        object.properties().forEach(each -> all.put(each.getKey(), each.getValue().asText()));
        return all;
    }

    private void write(Map<String, String> settings, Map<String, String> aliases) {
        ObjectNode document = Json.object();
        ObjectNode values = document.putObject("settings");
        settings.forEach(values::put);
        ObjectNode lines = document.putObject("aliases");
        aliases.forEach(lines::put);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling("config.yaml.new");
            // JSON is YAML; a person may rewrite it in the longer form.
            Files.writeString(fresh, document.toPrettyString() + "\n");
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            notices.warning("the settings cannot be kept in " + file + ": " + e.getMessage());
        }
    }
}
