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
    private final Map<String, Volume> open = new HashMap<>();

    PodFiles(World world) {
        this.world = world;
        this.shelf = world.shelves().apply("files");
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
        boolean token = Json.at(pod, "spec", "automountServiceAccountToken").asBoolean(true);
        if (token
                && mounts.stream()
                        .noneMatch(m -> m.path().startsWith("/var/run/secrets/kubernetes.io"))) {
            var files =
                    Map.of(
                            "namespace",
                            file(Meta.namespace(pod), 0644),
                            "token",
                            file("practice-token", 0644),
                            "ca.crt",
                            file("practice-ca", 0644));
            mounts.add(
                    new Mount(
                            "/var/run/secrets/kubernetes.io/serviceaccount",
                            new ProjectedVolume(() -> files, made),
                            "/",
                            true));
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
            return new ProjectedVolume(() -> projected(pod, spec), now);
        }
        if (spec.has("hostPath")) {
            Volume node = durable("node");
            String path = FileTree.absolute("/", Json.text(spec, "hostPath", "path"));
            ensure(node, path);
            return new SubVolume(node, path);
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
        Volume node = durable("node");
        ensure(node, FileTree.absolute("/", path));
        return new SubVolume(node, FileTree.absolute("/", path));
    }

    private void ensure(Volume volume, String path) {
        if (!path.equals("/") && volume.get(path).isEmpty()) {
            ensure(volume, FileTree.parent(path));
            volume.put(path, Entry.directory(0755, world.timeline().instant()));
        }
    }

    private Map<String, Entry> projected(JsonNode pod, JsonNode spec) {
        var files = new HashMap<String, Entry>();
        if (spec.has("projected")) {
            int mode = Json.at(spec, "projected", "defaultMode").asInt(0644);
            Json.at(spec, "projected", "sources")
                    .forEach(source -> source(pod, source, mode, files));
        } else {
            JsonNode inner =
                    spec.path(
                            spec.has("configMap")
                                    ? "configMap"
                                    : spec.has("secret") ? "secret" : "downwardAPI");
            source(pod, spec, inner.path("defaultMode").asInt(0644), files);
        }
        return files;
    }

    private void source(JsonNode pod, JsonNode source, int mode, Map<String, Entry> into) {
        if (source.has("configMap")) {
            JsonNode spec = source.path("configMap");
            into.putAll(
                    content(
                            "configmaps",
                            Meta.namespace(pod),
                            Json.text(spec, "name"),
                            spec.path("items"),
                            mode));
        } else if (source.has("secret")) {
            JsonNode spec = source.path("secret");
            String name =
                    spec.has("secretName")
                            ? Json.text(spec, "secretName")
                            : Json.text(spec, "name");
            into.putAll(content("secrets", Meta.namespace(pod), name, spec.path("items"), mode));
        } else if (source.has("downwardAPI")) {
            for (JsonNode item : Json.at(source, "downwardAPI", "items")) {
                String value =
                        Environment.field(current(pod), Json.text(item, "fieldRef", "fieldPath"));
                into.put(item.path("path").asText(), file(value, item.path("mode").asInt(mode)));
            }
        } else if (source.has("serviceAccountToken")) {
            into.put(
                    Json.at(source, "serviceAccountToken", "path").asText("token"),
                    file("practice-token", mode));
        }
    }

    private JsonNode current(JsonNode pod) {
        return objects().get(Key.of("pods", pod)).map(each -> (JsonNode) each).orElse(pod);
    }

    private Map<String, Entry> content(
            String type, String namespace, String name, JsonNode items, int mode) {
        var files = new HashMap<String, Entry>();
        JsonNode object =
                objects()
                        .get(new Key(type, namespace, name))
                        .map(o -> (JsonNode) o)
                        .orElse(Json.object());
        var contents = contents(type, object);
        if (items.isArray() && !items.isEmpty()) {
            for (JsonNode item : items) {
                byte[] bytes = contents.get(item.path("key").asText());
                if (bytes != null) {
                    files.put(
                            item.path("path").asText(),
                            Entry.file(bytes, item.path("mode").asInt(mode), Meta.created(object)));
                }
            }
        } else {
            contents.forEach(
                    (key, bytes) -> files.put(key, Entry.file(bytes, mode, Meta.created(object))));
        }
        return files;
    }

    /** The entries of a ConfigMap or Secret as bytes. */
    static Map<String, byte[]> contents(String type, JsonNode object) {
        var all = new HashMap<String, byte[]>();
        boolean secret = type.equals("secrets");
        object.path("data")
                .properties()
                .forEach(
                        each ->
                                all.put(
                                        each.getKey(),
                                        secret
                                                ? decode(each.getValue())
                                                : each.getValue()
                                                        .asText()
                                                        .getBytes(StandardCharsets.UTF_8)));
        object.path("binaryData")
                .properties()
                .forEach(each -> all.put(each.getKey(), decode(each.getValue())));
        return all;
    }

    private static byte[] decode(JsonNode value) {
        return java.util.Base64.getMimeDecoder().decode(value.asText());
    }

    /** What keeps a pod's volumes from being mounted; empty when nothing does. */
    List<String> missing(JsonNode pod) {
        var all = new ArrayList<String>();
        String namespace = Meta.namespace(pod);
        for (JsonNode spec : Json.at(pod, "spec", "volumes")) {
            String volume = spec.path("name").asText();
            absent(spec, "configMap", "name", "configmaps", namespace)
                    .ifPresent(
                            name ->
                                    all.add(
                                            "MountVolume.SetUp failed for volume \""
                                                    + volume
                                                    + "\" : configmap \""
                                                    + name
                                                    + "\" not found"));
            absent(spec, "secret", "secretName", "secrets", namespace)
                    .ifPresent(
                            name ->
                                    all.add(
                                            "MountVolume.SetUp failed for volume \""
                                                    + volume
                                                    + "\" : secret \""
                                                    + name
                                                    + "\" not found"));
        }
        return all;
    }

    private Optional<String> absent(
            JsonNode spec, String source, String field, String type, String namespace) {
        JsonNode inner = spec.path(source);
        String name = inner.path(field).asText("");
        boolean fine =
                inner.isMissingNode()
                        || inner.path("optional").asBoolean()
                        || objects().get(new Key(type, namespace, name)).isPresent();
        return fine ? Optional.empty() : Optional.of(name);
    }
}
