package dev.coxswain.practice.node.image;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The images there are: the table of known ones, and which other names are believed in. */
public final class ImageCatalog {
    private final JsonNode table;
    private final Map<String, Optional<Image>> found = new ConcurrentHashMap<>();

    public ImageCatalog(JsonNode table) {
        this.table = table;
    }

    /** The table that comes with the program. */
    public static ImageCatalog standard() {
        try (InputStream in =
                ImageCatalog.class.getResourceAsStream("/dev/coxswain/practice/node/images.json")) {
            if (in == null) {
                throw new IllegalStateException("the image table is missing");
            }
            return new ImageCatalog(Json.parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole name: {@code docker.io/library/nginx:latest} for {@code nginx}. */
    public static String normalized(String name) {
        String tagged =
                name.lastIndexOf(':') > name.lastIndexOf('/') || name.contains("@")
                        ? name
                        : name + ":latest";
        String first = tagged.contains("/") ? tagged.substring(0, tagged.indexOf('/')) : "";
        if (first.isEmpty()) {
            return "docker.io/library/" + tagged;
        }
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return registry ? tagged : "docker.io/" + tagged;
    }

    /** Whether the text can be an image's name at all. */
    public static boolean valid(String name) {
        return name.matches("[a-z0-9]+([._:/@-]+[A-Za-z0-9_]+)*");
    }

    /** What of a name that is not valid is wrong, where that can be said; else empty. */
    public static String objection(String name) {
        int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
        String repository = tag < 0 ? name : name.substring(0, tag);
        String whole = repository.contains("/") ? repository : "library/" + repository;
        return repository.equals(repository.toLowerCase(Locale.ROOT))
                ? ""
                : ": repository name (" + whole + ") must be lowercase";
    }

    /** The image of a name; empty where no registry would have it. */
    public Optional<Image> find(String name) {
        return found.computeIfAbsent(name, this::search);
    }

    private Optional<Image> search(String name) {
        for (JsonNode word : table.path("refused")) {
            if (name.contains(word.asText())) {
                return Optional.empty();
            }
        }
        String whole = normalized(name);
        String path = whole.replaceFirst("^docker\\.io/(library/)?", "");
        int at = path.indexOf('@');
        int colon = path.lastIndexOf(':');
        String base = at >= 0 ? path.substring(0, at) : path.substring(0, colon);
        String tag = at >= 0 ? "latest" : path.substring(colon + 1);
        for (JsonNode image : table.path("images")) {
            List<String> names = Image.texts(image.path("names"));
            if (names.stream().anyMatch(base::matches)) {
                return tag.matches(image.path("tags").asText())
                        ? Optional.of(new Image(whole, image))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
