package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.node.image.ImageCatalog;
import dev.coxswain.practice.store.Shelf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was made to fail on the nodes, kept on a shelf until it is taken back: nodes that are cut
 * off, images that cannot be pulled, pods whose containers crash. Safe for use by many threads.
 */
final class Failures {
    /**
     * One of them.
     *
     * @param kind {@code node}, {@code image} or {@code crash}
     * @param name the node, the image as it was named, or the pod as {@code namespace/name}
     */
    record Failure(String kind, String name) {}

    private final Shelf shelf;
    private final Map<String, Failure> known = new ConcurrentHashMap<>();

    Failures(Shelf shelf) {
        this.shelf = shelf;
        for (String each : shelf.names("")) {
            ObjectNode text = (ObjectNode) Json.parse(shelf.get(each).orElseThrow());
            known.put(each, new Failure(Json.text(text, "kind"), Json.text(text, "name")));
        }
    }

    /** A node no longer answers, or again. */
    void node(String name, boolean fails) {
        set("node " + name, fails ? new Failure("node", name) : null);
    }

    boolean node(String name) {
        return known.containsKey("node " + name);
    }

    /** An image cannot be pulled, whichever way its name is written, or can again. */
    void image(String name, boolean fails) {
        String whole = ImageCatalog.normalized(name);
        set("image " + whole, fails ? new Failure("image", name) : null);
    }

    boolean image(String name) {
        return known.containsKey("image " + ImageCatalog.normalized(name));
    }

    /** The containers of a pod crash, or no longer. */
    void crash(String uid, String pod, boolean fails) {
        set("crash " + uid, fails ? new Failure("crash", pod) : null);
    }

    boolean crash(String uid) {
        return known.containsKey("crash " + uid);
    }

    /** The pod is no more. */
    void forgetPod(String uid) {
        set("crash " + uid, null);
    }

    /** Everything but nodes works again. */
    void clear() {
        for (String each : List.copyOf(known.keySet())) {
            if (!each.startsWith("node ")) {
                set(each, null);
            }
        }
    }

    private void set(String key, @Nullable Failure failure) {
        if (failure == null) {
            if (known.remove(key) != null) {
                shelf.remove(key);
            }
        } else if (!failure.equals(known.put(key, failure))) {
            ObjectNode text = Json.object().put("kind", failure.kind());
            shelf.put(key, Json.bytes(text.put("name", failure.name())));
        }
    }

    List<Failure> all() {
        return known.keySet().stream().sorted().map(known::get).toList();
    }

    /** The nodes that are cut off. */
    List<String> nodes() {
        List<String> names = new ArrayList<>();
        all().stream()
                .filter(each -> each.kind().equals("node"))
                .forEach(each -> names.add(each.name()));
        return names;
    }
}
