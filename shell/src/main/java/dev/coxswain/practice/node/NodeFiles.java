package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.MemoryVolume;
import dev.coxswain.practice.node.files.Volume;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is on the node's own disk before anybody writes to it. */
final class NodeFiles {
    private static final List<String> DIRECTORIES =
            List.of(
                    "/bin",
                    "/boot",
                    "/dev",
                    "/etc",
                    "/home",
                    "/mnt",
                    "/opt",
                    "/proc",
                    "/root",
                    "/run",
                    "/srv",
                    "/sys",
                    "/tmp",
                    "/usr",
                    "/var",
                    "/var/lib",
                    "/var/lib/kubelet",
                    "/var/log",
                    "/var/log/containers",
                    "/var/log/pods");

    private NodeFiles() {}

    /** The disk as it is now: the logs of the present pods are on it. */
    static Volume base(Objects objects) {
        Map<String, Entry> files = new HashMap<>();
        Instant made =
                objects.list("nodes", "").stream()
                        .findFirst()
                        .map(Meta::created)
                        .orElse(Instant.EPOCH);
        DIRECTORIES.forEach(each -> files.put(each, Entry.directory(0755, made)));
        files.put("/etc/hostname", text(NodeContext.NAME + "\n", made));
        files.put("/etc/os-release", text("NAME=\"Practice Linux\"\nID=practice\n", made));
        for (ObjectNode pod : objects.list("pods", "")) {
            String directory =
                    "/var/log/pods/%s_%s_%s"
                            .formatted(Meta.namespace(pod), Meta.name(pod), Meta.uid(pod));
            files.put(directory, Entry.directory(0755, Meta.created(pod)));
            PodNames.containers(pod)
                    .forEach(
                            each ->
                                    files.put(
                                            directory + "/" + each.path("name").asText(),
                                            Entry.directory(0755, Meta.created(pod))));
        }
        return MemoryVolume.of(files, made);
    }

    private static Entry text(String text, Instant made) {
        return Entry.file(text.getBytes(StandardCharsets.UTF_8), 0644, made);
    }
}
