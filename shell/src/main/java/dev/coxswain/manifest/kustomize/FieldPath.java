package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * A way to fields of an object, {@code spec/template/spec/containers[]/image}; slashes in keys are
 * escaped by a backslash.
 */
record FieldPath(List<String> steps) {
    static FieldPath of(String text) {
        return new FieldPath(
                List.of(text.split("(?<!\\\\)/")).stream()
                        .map(step -> step.replace("\\/", "/"))
                        .toList());
    }

    /**
     * Visits the objects that hold, or could hold, the field at the end.
     *
     * @param create whether objects that are missing on the way are made
     * @param visit given the holder and the field's name
     */
    void visit(ObjectNode root, boolean create, BiConsumer<ObjectNode, String> visit) {
        walk(root, 0, create, visit);
    }

    private void walk(JsonNode at, int step, boolean create, BiConsumer<ObjectNode, String> visit) {
        if (!(at instanceof ObjectNode object)) {
            return;
        }
        String name = steps.get(step);
        boolean list = name.endsWith("[]");
        String field = list ? name.substring(0, name.length() - 2) : name;
        if (step == steps.size() - 1) {
            if (create || object.has(field)) {
                visit.accept(object, field);
            }
            return;
        }
        JsonNode next = object.path(field);
        if (next.isArray()) {
            next.forEach(each -> walk(each, step + 1, create, visit));
            return;
        }
        if (create && !list && (next.isMissingNode() || next.isNull())) {
            next = Json.object();
            object.set(field, next);
        }
        walk(next, step + 1, create, visit);
    }
}
