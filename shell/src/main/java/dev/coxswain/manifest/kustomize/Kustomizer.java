package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;
import dev.coxswain.manifest.ContentHash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds the objects that a directory with a kustomization stands for. */
public final class Kustomizer {
    private final Notices notices;
    private final LabelMatch labels;
    private final boolean confined;

    /**
     * @param notices told of deprecated fields
     * @param labels how the label selectors of patches are read
     * @param confined whether files must lie in or below the directory that names them
     */
    public Kustomizer(Notices notices, LabelMatch labels, boolean confined) {
        this.notices = notices;
        this.labels = labels;
        this.confined = confined;
    }

    /**
     * The objects, in the order in which they are to be written.
     *
     * @param directory where relative names start
     * @param name the directory with the kustomization
     * @throws FailureException in kubectl's words where it cannot be built
     */
    public List<ObjectNode> build(Path directory, String name) {
        Path root = root(directory, name);
        Kustomization kustomization = Kustomization.read(root, notices, confined);
        List<KustomizedObject> objects =
                new Layers(notices, labels).build(kustomization, List.of(root));
        for (KustomizedObject each : objects) {
            if (each.isHashed()) {
                each.rename(each.id().name() + "-" + hash(each));
            }
        }
        new References(objects).update();
        return ObjectOrder.of(kustomization.path("sortOptions"), objects).stream()
                .map(KustomizedObject::json)
                .toList();
    }

    /** The hash leaves the name out, so that a prefix does not change it. */
    private static String hash(KustomizedObject object) {
        ObjectNode json = object.json();
        ObjectNode hashed = Json.object();
        hashed.put("kind", object.kind()).put("name", "");
        if (object.kind().equals("Secret")) {
            hashed.set("type", json.path("type"));
        }
        hashed.set("data", json.has("data") ? json.path("data") : Json.NODES.textNode(""));
        if (json.has("binaryData")) {
            hashed.set("binaryData", json.path("binaryData"));
        }
        return ContentHash.ofFields(hashed);
    }

    private static Path root(Path directory, String name) {
        if (name.contains("://") || name.startsWith("github.com/")) {
            throw Layers.remote(name);
        }
        Path path = directory.resolve(name).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw FailureException.plain(
                    "must build at directory: not a valid directory: "
                            + Layers.missing(name, path));
        }
        if (!Files.isDirectory(path)) {
            throw FailureException.plain(
                    "must build at directory: '" + path + "': file is not directory");
        }
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw FailureException.plain("error reading " + path + ": " + e.getMessage());
        }
    }
}
