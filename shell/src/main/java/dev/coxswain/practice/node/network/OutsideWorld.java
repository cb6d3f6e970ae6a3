package dev.coxswain.practice.node.network;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The internet as pods of the practice cluster find it: made up, so that names outside the cluster
 * resolve and answer without anything leaving this machine.
 */
public final class OutsideWorld {
    private static final Pattern NAME =
            Pattern.compile(
                    "([a-z0-9-]+\\.)+(com|org|net|io|dev|edu|gov|info|eu|uk|de|fr|nl|us|app|cloud)");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final JsonNode sites;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    private OutsideWorld(JsonNode sites) {
        this.sites = sites;
    }

    /** The world of the table that comes with the program. */
    public static OutsideWorld standard() {
        try (InputStream in = OutsideWorld.class.getResourceAsStream("world.json")) {
            return new OutsideWorld(
                    Json.parse(
                            new String(
                                    java.util.Objects.requireNonNull(in).readAllBytes(),
                                    StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a name, always the same one; empty where it is no name of the outside. */
    public Optional<String> lookup(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        // 203.0.113.0/24 is set aside for examples
        int hash = name.hashCode();
        for (int i = 0; i < 254; i++) {
            String address = "203.0.113." + (1 + Math.floorMod(hash + i, 254));
            String known = names.putIfAbsent(address, name);
            if (known == null || known.equals(name)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    public boolean knows(String address) {
        return names.containsKey(address);
    }

    /**
     * What the site at an address answers.
     *
     * @return empty where it has no such port
     */
    public Optional<byte[]> answer(String address, int port, byte[] request) {
        String name = names.get(address);
        if (name == null || (port != HTTP && port != HTTPS)) {
            return Optional.empty();
        }
        String path = HttpText.parse(request).target().replaceAll("[?#].*", "");
        JsonNode site = sites.path(name);
        if (site.isMissingNode()) {
            String page =
                    "<html>\n<body>\n<h1>%s</h1>\n<p>A page outside the practice cluster.</p>\n</body>\n</html>\n"
                            .formatted(name);
            return Optional.of(
                    HttpText.answer(
                            200, "text/html", "practice", page.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] body = site.path(path).asText("").getBytes(StandardCharsets.UTF_8);
        return Optional.of(
                HttpText.answer(site.has(path) ? 200 : 404, "text/plain", "practice", body));
    }
}
