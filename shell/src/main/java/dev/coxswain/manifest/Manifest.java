package dev.coxswain.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.YamlDocument;

/**
 * One object to be written and where it came from.
 *
 * @param object a copy that belongs to the reader
 * @param file the file or URL, {@code STDIN} for the standard input
 * @param number which document of the file, from 1
 * @param source the document, for the lines of its fields
 */
public record Manifest(ObjectNode object, String file, int number, YamlDocument source) {
    /** Where a field stands, as {@code f.yaml, document 2, line 14}. */
    public String place(String path) {
        return file + ", document " + number + ", line " + source.lineOf(path);
    }

    public String apiVersion() {
        return object.path("apiVersion").asText("");
    }

    public String kind() {
        return object.path("kind").asText("");
    }

    public String name() {
        return object.path("metadata").path("name").asText("");
    }

    /** The namespace the object names, empty where it names none. */
    public String namespace() {
        return object.path("metadata").path("namespace").asText("");
    }
}
