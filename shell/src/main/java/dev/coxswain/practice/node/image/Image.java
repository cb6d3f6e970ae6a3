package dev.coxswain.practice.node.image;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.node.files.Entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One container image: what is known of it as data.
 *
 * @param reference the whole name with its registry and tag
 * @param data its entry of the image table
 */
public record Image(String reference, JsonNode data) {
    /** The end of a program that was asked to stop, or that ends by itself. */
    public record End(Duration after, int exitCode) {}

    public List<String> command() {
        return texts(data.path("command"));
    }

    /** What {@code ps} calls its main process. */
    public String title() {
        return data.path("title").asText(String.join(" ", command()));
    }

    public String directory() {
        return data.path("workdir").asText("/");
    }

    public String user() {
        return data.path("user").asText("root");
    }

    public long size() {
        return data.path("size").asLong();
    }

    public Map<String, String> environment() {
        var all = new TreeMap<String, String>();
        data.path("environment")
                .properties()
                .forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }

    public boolean has(String program) {
        return texts(data.path("programs")).contains(program);
    }

    /** Whether the image holds no shell and no tools. */
    public boolean bare() {
        return data.path("bare").asBoolean();
    }

    /** Whether its own program is the shell, which ends when it has no input. */
    public boolean isShell() {
        String first = command().isEmpty() ? "" : command().getFirst();
        return List.of("sh", "/bin/sh", "bash").contains(first);
    }

    /** How its program answers TERM. */
    public Optional<End> stop() {
        return end("stop");
    }

    /** How its program ends by itself. */
    public Optional<End> exits() {
        return end("exits");
    }

    private Optional<End> end(String key) {
        JsonNode end = data.path(key);
        return end.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        new End(
                                Duration.ofMillis((long) (end.path("seconds").asDouble() * 1000)),
                                end.path("exit").asInt()));
    }

    /** What it serves, by port; the port {@code declared} stands for those its container names. */
    public Map<String, JsonNode> serves() {
        var all = new LinkedHashMap<String, JsonNode>();
        data.path("serves").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
        return all;
    }

    public String server() {
        return data.path("server").asText("practice");
    }

    public JsonNode log() {
        return data.path("log");
    }

    /** The files of the image, those every image has among them. */
    public Map<String, Entry> files(Instant made) {
        var all = new TreeMap<String, Entry>();
        all.put("/etc/passwd", text("root:x:0:0:root:/root:/bin/sh\n", made));
        all.put("/etc/os-release", text("NAME=\"Practice Linux\"\nID=practice\n", made));
        for (String directory :
                List.of("/tmp", "/root", "/home", "/var/log", "/run", "/proc", "/dev")) {
            all.put(directory, Entry.directory(directory.equals("/tmp") ? 01777 : 0755, made));
        }
        if (!bare()) {
            for (String program : List.of("sh", "ls", "cat", "echo", "sleep")) {
                all.put("/bin/" + program, Entry.file(new byte[0], 0755, made));
            }
        }
        all.put(directory(), Entry.directory(0755, made));
        data.path("files")
                .properties()
                .forEach(e -> all.put(e.getKey(), text(e.getValue().asText(), made)));
        String own = data.path("needs").path("file").asText("");
        if (!own.isEmpty()) {
            all.put(own, Entry.file(new byte[0], 0644, made));
        }
        all.remove("/");
        return all;
    }

    private static Entry text(String text, Instant made) {
        return Entry.file(text.getBytes(StandardCharsets.UTF_8), 0644, made);
    }

    /** The digest it is known by; made from its name, so always the same. */
    public String digest() {
        try {
            byte[] hash =
                    java.security.MessageDigest.getInstance("SHA-256")
                            .digest(reference.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + java.util.HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a container's status calls the image. */
    public String imageId() {
        int tag = reference.lastIndexOf(':');
        String name = tag > reference.lastIndexOf('/') ? reference.substring(0, tag) : reference;
        return name + "@" + digest();
    }

    static List<String> texts(JsonNode array) {
        var all = new ArrayList<String>();
        array.forEach(each -> all.add(each.asText()));
        return all;
    }

    static JsonNode none() {
        return Json.object();
    }
}
