package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Another name, tag or digest for an image, wherever containers use it. */
final class ImageChange {
    private static final List<FieldPath> KNOWN =
            Stream.of("spec/", "spec/template/spec/")
                    .flatMap(
                            spec ->
                                    Stream.of(
                                            spec + "containers[]/image",
                                            spec + "initContainers[]/image",
                                            spec + "volumes[]/image/reference"))
                    .map(FieldPath::of)
                    .toList();

    private final Pattern image;
    private final JsonNode change;

    private ImageChange(Pattern image, JsonNode change) {
        this.image = image;
        this.change = change;
    }

    static ImageChange of(JsonNode change) {
        return new ImageChange(
                Pattern.compile(
                        "("
                                + Pattern.quote(Json.text(change, "name"))
                                + ")(?::(?<tag>[a-zA-Z0-9_.{}-]*))?"
                                + "(?:@(?<digest>sha256:[a-zA-Z0-9_.{}-]*))?"),
                change);
    }

    void apply(ObjectNode object) {
        if (!Json.text(object, "kind").equals("CustomResourceDefinition")) {
            walk(object);
        }
        // As with kubectl, which so adds a tagSuffix twice where both roads lead to an image.
        KNOWN.forEach(path -> path.visit(object, false, this::change));
    }

    private void walk(JsonNode value) {
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            boolean containers =
                    each.getKey().equals("containers") || each.getKey().equals("initContainers");
            if (containers && each.getValue().isArray()) {
                each.getValue().forEach(this::container);
            } else {
                walk(each.getValue());
            }
        }
        if (value.isArray()) {
            value.forEach(this::walk);
        }
    }

    private void container(JsonNode container) {
        if (container instanceof ObjectNode object) {
            change(object, "image");
        }
    }

    private void change(ObjectNode holder, String field) {
        if (holder.path(field).isTextual()) {
            Matcher matcher = image.matcher(holder.path(field).asText());
            if (matcher.matches()) {
                holder.put(field, changed(matcher));
            }
        }
    }

    private String changed(Matcher now) {
        String name = Json.text(change, "newName");
        String tag = now.group("tag") == null ? "" : now.group("tag");
        String digest = now.group("digest") == null ? "" : now.group("digest");
        String newTag = Json.text(change, "newTag");
        String newDigest = Json.text(change, "digest");
        if (!newTag.isEmpty() && !newDigest.isEmpty()) {
            tag = newTag;
            digest = newDigest;
        } else if (!newTag.isEmpty()) {
            tag = newTag;
            digest = "";
        } else if (!newDigest.isEmpty()) {
            tag = "";
            digest = newDigest;
        }
        tag += Json.text(change, "tagSuffix");
        return (name.isEmpty() ? now.group(1) : name)
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }
}
