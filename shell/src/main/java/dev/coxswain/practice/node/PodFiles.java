package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.World;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.files.MemoryVolume;
import dev.coxswain.practice.node.files.Mount;
import dev.coxswain.practice.node.files.OverlayVolume;
import dev.coxswain.practice.node.files.ShelfVolume;
import dev.coxswain.practice.node.files.Volume;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Shelf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file systems of the node: containers' own layers, and the volumes pods mount. */
final class PodFiles {
    private final World world;
    private final Shelf shelf;
    private final ConfiguredFiles configured;
    private final Map<String, Volume> open = new HashMap<>();

    PodFiles(World world) {
        this.world = world;
        this.shelf = world.shelves().apply("files");
        this.configured = new ConfiguredFiles(world.objects());
    }

    private Volume durable(String prefix) {
        return open.computeIfAbsent(
                prefix, name -> new ShelfVolume(shelf, name, world.timeline().instant()));
    }

    /** Forgets the written layer of one life of a container. */
    void forgetContainer(String containerId) {
        forget("layers/" + containerId);
    }

    void forgetPod(String uid) {
        open.keySet().stream()
                .filter(name -> name.startsWith("pods/" + uid + "/"))
                .toList()
                .forEach(this::forget);
        shelf.removeAll("pods/" + uid + "/");
    }

    void forgetVolume(String uid) {
        forget("volumes/" + uid);
    }

    private void forget(String prefix) {
        open.remove(prefix);
        shelf.removeAll(prefix + "/");
    }

    /** What a container sees. */
    FileTree tree(JsonNode pod, JsonNode container, Image image, String containerId) {
        Instant made = world.timeline().instant();
        Map<String, Entry> base = image.files(Meta.created(pod));
        String ip = Json.text(pod, "status", "podIP");
        String hosts = "127.0.0.1\tlocalhost\n" + ip + "\t" + PodNames.hostname(pod) + "\n";
        base.put("/etc/hostname", file(PodNames.hostname(pod) + "\n", 0644));
        base.put("/etc/hosts", file(hosts, 0644));
        String search = Meta.namespace(pod) + ".svc.cluster.local svc.cluster.local cluster.local";
        base.put(
                "/etc/resolv.conf",
                file("search " + search + "\nnameserver 10.96.0.10\noptions ndots:5\n", 0644));
        Volume written = durable("layers/" + containerId);
        var mounts = new ArrayList<Mount>();
        boolean readOnly =
                Json.at(container, "securityContext", "readOnlyRootFilesystem").asBoolean();
        mounts.add(
                new Mount(
                        "/",
                        new OverlayVolume(MemoryVolume.of(base, made), written),
                        "/",
                        readOnly));
        for (JsonNode mount : container.path("volumeMounts")) {
            volume(pod, mount.path("name").asText())
                    .ifPresent(volume -> mounts.add(mount(mount, volume)));
        }
        return new FileTree(mounts, world.timeline());
    }

    private static Entry file(String text, int mode) {
        return Entry.file(text.getBytes(StandardCharsets.UTF_8), mode, Instant.EPOCH);
    }

    private static Mount mount(JsonNode mount, Volume volume) {
        String path = FileTree.absolute("/", mount.path("mountPath").asText());
        String sub = FileTree.absolute("/", mount.path("subPath").asText(""));
        if (volume instanceof ProjectedVolume && !sub.equals("/")) {
            // the file itself, not the link to it, is what such a mount shows
            sub = "/" + volume.get("/..data").map(Entry::text).orElse("") + sub;
        } else if (!sub.equals("/") && volume.writable() && volume.get(sub).isEmpty()) {
            volume.put(sub, Entry.directory(0755, Instant.EPOCH));
        }
        return new Mount(
                path, volume, sub, mount.path("readOnly").asBoolean() || !volume.writable());
    }

    private Optional<Volume> volume(JsonNode pod, String name) {
        for (JsonNode each : Json.at(pod, "spec", "volumes")) {
            if (each.path("name").asText().equals(name)) {
                return Optional.of(volume(pod, each));
            }
        }
        return Optional.empty();
    }

    private Volume volume(JsonNode pod, JsonNode spec) {
        String namespace = Meta.namespace(pod);
        Instant now = world.timeline().instant();
        if (spec.has("configMap")
                || spec.has("secret")
                || spec.has("downwardAPI")
                || spec.has("projected")) {
            return new ProjectedVolume(() -> configured.of(pod, spec), now);
        }
        if (spec.has("hostPath")) {
            return onNode(Json.text(spec, "hostPath", "path"));
        }
        if (spec.has("persistentVolumeClaim")) {
            String claim = Json.text(spec, "persistentVolumeClaim", "claimName");
            var key = new Key("persistentvolumeclaims", namespace, claim);
            String volume =
                    objects().get(key).map(c -> Json.text(c, "spec", "volumeName")).orElse("");
            return persistent(volume);
        }
        return durable("pods/" + Meta.uid(pod) + "/" + spec.path("name").asText());
    }

    private Objects objects() {
        return world.objects();
    }

    private Volume persistent(String name) {
        JsonNode volume =
                objects()
                        .get(new Key("persistentvolumes", "", name))
                        .map(v -> (JsonNode) v)
                        .orElse(Json.object());
        String host = Json.text(volume, "spec", "hostPath", "path");
        String local = Json.text(volume, "spec", "local", "path");
        String path = host.isEmpty() ? local : host;
        if (path.isEmpty()) {
            return durable("volumes/" + Meta.uid(volume));
        }
        return onNode(path);
    }

    /** A directory of the node itself, made where it is missing. */
    private Volume onNode(String path) {
        var node = new OverlayVolume(NodeFiles.base(objects()), durable("node"));
        String whole = FileTree.absolute("/", path);
        ensure(node, whole);
        return new SubVolume(node, whole);
    }

    /** What keeps a pod's volumes from being mounted; empty when nothing does. */
    List<String> missing(JsonNode pod) {
        return configured.missing(pod);
    }

    private void ensure(Volume volume, String path) {
        if (!path.equals("/") && volume.get(path).isEmpty()) {
            ensure(volume, FileTree.parent(path));
            volume.put(path, Entry.directory(0755, world.timeline().instant()));
        }
    }
}
