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

    /**
     * @param directory where relative names start
     */
    public ManifestReader(
            Path directory, InputStream standardInput, UrlFetch web, Cancellation cancellation) {
        this.directory = directory;
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

    private static List<Entry> documents(String file, byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (YamlChunk chunk : Yaml.split(new String(bytes, StandardCharsets.UTF_8))) {
            try {
                for (YamlDocument document : Yaml.read(chunk)) {
                    number++;
                    entries.addAll(objects(file, number, document));
                }
            } catch (YamlException e) {
                entries.add(
                        broken(
                                "error parsing "
                                        + file
                                        + ": error converting YAML to JSON: "
                                        + e.words()));
                break;
            }
        }
        return entries;
    }

    private static List<Entry> objects(String file, int number, YamlDocument document) {
        JsonNode value = document.value();
        if (!(value instanceof ObjectNode object)) {
            String what = value.isArray() ? "array" : value.isTextual() ? "string" : "number";
            return List.of(
                    broken(
                            "unable to decode \""
                                    + file
                                    + "\": json: cannot unmarshal "
                                    + what
                                    + " into Go value of type unstructured.detector"));
        }
        if (Json.text(object, "kind").isEmpty()) {
            return List.of(
                    broken(
                            "unable to decode \""
                                    + file
                                    + "\": Object 'Kind' is missing in '"
                                    + Json.compact(object)
                                    + "'"));
        }
        if (!Json.text(object, "kind").endsWith("List") || !object.path("items").isArray()) {
            return List.of(new Entry.Read(new Manifest(object, file, number, document)));
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode each : object.path("items")) {
            entries.addAll(
                    objects(
                            file,
                            number,
                            new YamlDocument(each, document.line(), document.lines())));
        }
        return entries;
    }

    private static Entry broken(String message) {
        return new Entry.Broken(new Failure.Plain(message, null));
    }
}
