package dev.coxswain.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlChunk;
import dev.coxswain.document.YamlDocument;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code -f} names: files, directories, patterns, URLs and the standard input. */
public final class ManifestReader {
    private final Path directory;
    private final InputStream standardInput;
    private final UrlFetch web;
    private final Cancellation cancellation;
    private final boolean validated;

    /**
     * Reads with the checks that a write makes before it asks a server, or without.
     *
     * @param directory where relative names start
     * @param validated whether objects without a kind are told as kubectl's validation tells them
     */
    public ManifestReader(
            Path directory,
            InputStream standardInput,
            UrlFetch web,
            Cancellation cancellation,
            boolean validated) {
        this.directory = directory;
        this.validated = validated;
        this.standardInput = standardInput;
        this.web = web;
        this.cancellation = cancellation;
    }

    /**
     * The objects of all names, in order; what cannot be read stands in its place, so that the rest
     * is still done, as in kubectl.
     *
     * @param names as they stand after {@code -f}
     * @throws FailureException where a name means nothing that exists
     */
    public List<Entry> read(List<String> names, boolean recursive) {
        ManifestFiles files = new ManifestFiles(directory, recursive);
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            if (name.equals("-")) {
                entries.addAll(documents("STDIN", stdin()));
            } else if (name.startsWith("http://") || name.startsWith("https://")) {
                entries.addAll(documents(name, web.read(name, cancellation)));
            } else {
                for (String file : files.of(name)) {
                    entries.addAll(documents(file, bytes(file)));
                }
            }
        }
        return entries;
    }

    private byte[] stdin() {
        try {
            return standardInput.readAllBytes();
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File("error reading standard input: " + e.getMessage()), e);
        }
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(directory.resolve(file));
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File("error reading " + file + ": " + e.getMessage()), e);
        }
    }

    private List<Entry> documents(String file, byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (YamlChunk chunk : Yaml.split(new String(bytes, StandardCharsets.UTF_8))) {
            try {
                for (YamlDocument document : Yaml.read(chunk)) {
                    number++;
                    entries.addAll(objects(file, number, document));
                    if (refused(document.value()) != null) {
                        return entries;
                    }
                }
            } catch (YamlException e) {
                String head = "error parsing " + file + ": ";
                String hint =
                        chunk.line() > 1
                                ? "(the document begins at line " + chunk.line() + ")"
                                : null;
                entries.add(
                        new Entry.Broken(
                                new Failure.Plain(
                                        e.isYaml()
                                                ? head
                                                        + "error converting YAML to JSON: "
                                                        + e.words()
                                                : head + e.words(),
                                        hint)));
                break;
            }
        }
        return entries;
    }

    private List<Entry> objects(String file, int number, YamlDocument document) {
        JsonNode value = document.value();
        String refused = refused(value);
        if (refused != null) {
            return List.of(
                    broken(
                            "error validating \""
                                    + file
                                    + "\": error validating data: "
                                    + refused
                                    + "; if you choose to ignore these errors, turn validation off"
                                    + " with --validate=false"));
        }
        String unreadable = unreadable(value);
        if (unreadable != null || !(value instanceof ObjectNode object)) {
            return List.of(broken("unable to decode \"" + file + "\": " + unreadable));
        }
        String kind = Json.text(object, "kind");
        if (!kind.endsWith("List") || !object.path("items").isArray()) {
            return List.of(new Entry.Read(new Manifest(object, file, number, document)));
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode each : object.path("items")) {
            if (!kind.equals("List") && each instanceof ObjectNode item && !item.has("kind")) {
                item.put("kind", kind.substring(0, kind.length() - "List".length()));
                item.set("apiVersion", object.path("apiVersion"));
            }
            entries.addAll(
                    objects(
                            file,
                            number,
                            new YamlDocument(each, document.line(), document.lines())));
        }
        return entries;
    }

    /** Why validation refuses a document, which is the last that is read of its file then. */
    private @Nullable String refused(JsonNode value) {
        return validated ? ManifestCheck.refused(value) : null;
    }

    private static @Nullable String unreadable(JsonNode value) {
        if (!value.isObject()) {
            return ManifestCheck.cannot(value, "value", "unstructured.detector");
        }
        if (Json.text(value, "kind").isEmpty()) {
            return "Object 'Kind' is missing in '" + Json.compact(value) + "'";
        }
        return ManifestCheck.unreadable(value);
    }

    private static Entry broken(String message) {
        return new Entry.Broken(new Failure.Plain(message, null));
    }
}
