package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.List;

/** The config maps and secrets that a kustomization makes of files and values. */
final class Generators {
    private final Kustomization kustomization;

    Generators(Kustomization kustomization) {
        this.kustomization = kustomization;
    }

    /**
     * Adds what is generated, or merges it with what is there.
     *
     * @throws FailureException in kubectl's words where the sources or the names do not fit
     */
    void run(List<KustomizedObject> objects) {
        for (JsonNode each : kustomization.path("configMapGenerator")) {
            add(objects, new GeneratedData(kustomization, each, "ConfigMap"));
        }
        for (JsonNode each : kustomization.path("secretGenerator")) {
            add(objects, new GeneratedData(kustomization, each, "Secret"));
        }
    }

    private static void add(List<KustomizedObject> objects, GeneratedData data) {
        KustomizedObject made = new KustomizedObject(data.object());
        if (data.isHashed()) {
            made.hashLater();
        }
        Id id = made.id();
        String behavior = data.behavior();
        KustomizedObject present =
                objects.stream().filter(each -> each.is(id)).findFirst().orElse(null);
        boolean merges = behavior.equals("merge") || behavior.equals("replace");
        if (present == null && merges) {
            throw unfit(id, " does not exist; cannot merge or replace");
        }
        if (present == null) {
            objects.add(made);
            return;
        }
        if (!merges) {
            throw unfit(
                    id,
                    " exists; can not use behavior: '"
                            + (behavior.equals("create") ? "create" : "unspecified")
                            + "', behavior must be merge or replace");
        }
        merge(present.json(), made.json(), behavior.equals("merge"));
        if (data.isHashed()) {
            present.hashLater();
        }
    }

    private static void merge(ObjectNode whole, ObjectNode made, boolean keeps) {
        for (String field : List.of("data", "binaryData")) {
            JsonNode values = made.path(field);
            ObjectNode kept =
                    keeps && whole.get(field) instanceof ObjectNode now ? now : Json.object();
            values.properties().forEach(each -> kept.set(each.getKey(), each.getValue()));
            if (kept.isEmpty()) {
                whole.remove(field);
            } else {
                whole.set(field, kept);
            }
        }
        meta(whole, made);
    }

    private static void meta(ObjectNode whole, ObjectNode made) {
        for (String field : List.of("labels", "annotations")) {
            JsonNode pairs = Json.at(made, "metadata", field);
            if (!pairs.isEmpty()) {
                ObjectNode kept = whole.withObjectProperty("metadata").withObjectProperty(field);
                pairs.properties().forEach(each -> kept.set(each.getKey(), each.getValue()));
            }
        }
    }

    private static FailureException unfit(Id id, String words) {
        return FailureException.plain("merging from generator: id " + id.words() + words);
    }
}
