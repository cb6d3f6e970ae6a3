package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.FailureException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of objects that a kustomization names.
 *
 * @param name as the kustomization names it
 */
record ObjectFile(Path path, String name) {
    /**
     * The objects, those of lists one by one.
     *
     * @throws Kustomization.Unfit where one is no object of Kubernetes
     */
    List<KustomizedObject> objects() {
        List<KustomizedObject> objects = new ArrayList<>();
        try {
            Yaml.words(Files.readString(path)).forEach(each -> add(objects, each));
        } catch (YamlException e) {
            throw FailureException.plain(
                    "accumulating resources: accumulating resources from '"
                            + name
                            + "': MalformedYAMLError: "
                            + e.words()
                            + " in File: "
                            + name);
        } catch (IOException e) {
            throw FailureException.plain("error reading " + path + ": " + e.getMessage());
        }
        return objects;
    }

    private static void add(List<KustomizedObject> objects, JsonNode value) {
        String kind = Json.text(value, "kind");
        if (kind.endsWith("List") && value.path("items").isArray()) {
            value.path("items").forEach(each -> add(objects, each));
            return;
        }
        if (!(value instanceof ObjectNode object) || kind.isEmpty()) {
            throw new Kustomization.Unfit("missing Resource metadata");
        }
        String name = Json.text(value, "metadata", "name");
        if (name.isEmpty()) {
            throw new Kustomization.Unfit(
                    "missing metadata.name in object {{"
                            + Json.text(value, "apiVersion")
                            + " "
                            + kind
                            + "} {{ } map[] map[]}}");
        }
        objects.add(new KustomizedObject(object));
    }
}
