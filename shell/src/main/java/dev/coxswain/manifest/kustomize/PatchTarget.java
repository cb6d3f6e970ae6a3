package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which objects a patch is for: patterns of names, and selectors.
 *
 * @param selector the field {@code target}
 */
record PatchTarget(JsonNode selector, LabelMatch labels) {
    List<KustomizedObject> among(List<KustomizedObject> objects) {
        return objects.stream().filter(this::matches).toList();
    }

    private boolean matches(KustomizedObject object) {
        Id now = object.id();
        return meets("group", now.group())
                && meets("version", now.version())
                && meets("kind", now.kind())
                && object.ids().stream()
                        .anyMatch(
                                id ->
                                        meets("name", id.name())
                                                && (text("namespace").equals("default")
                                                        ? id.effectiveNamespace().equals("default")
                                                        : meets("namespace", id.namespace())))
                && selected(object, "labelSelector", "labels")
                && selected(object, "annotationSelector", "annotations");
    }

    private String text(String field) {
        return Json.text(selector, field);
    }

    private boolean meets(String field, String value) {
        String pattern = text(field);
        try {
            return pattern.isEmpty() || Pattern.matches(pattern, value);
        } catch (PatternSyntaxException e) {
            throw FailureException.plain(
                    "the " + field + " of a patch's target is no regular expression: " + pattern);
        }
    }

    private boolean selected(KustomizedObject object, String field, String pairs) {
        return text(field).isEmpty()
                || labels.matches(text(field), Json.at(object.json(), "metadata", pairs));
    }
}
