package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The ControllerRevisions that keep what the pod template of a set has been.
 *
 * @param hashLabel the label that says a revision's hash
 */
record TemplateHistory(SetPods pods, String hashLabel) {
    private static final String TYPE = "controllerrevisions.apps";
    private static final String GENERATION = "deprecated.daemonset.template.generation";

    private Objects objects() {
        return pods.objects();
    }

    /** What a set has, oldest first; those without an owner that match it become its own. */
    private List<ObjectNode> of(ObjectNode set) {
        var own = new ArrayList<ObjectNode>();
        JsonNode selector = Json.at(set, "spec", "selector");
        for (ObjectNode each : objects().list(TYPE, Meta.namespace(set))) {
            if (Meta.controlledBy(each, set)) {
                own.add(each);
            } else if (Meta.controller(each).isEmpty()
                    && LabelMatch.selector(selector, Meta.labels(each))) {
                Pods.adopt(objects(), Key.of(TYPE, each), pods.reference(set)).ifPresent(own::add);
            }
        }
        own.sort(Comparator.comparingLong(each -> each.path("revision").asLong()));
        return own;
    }

    /** The revision of the template as it is now, made or brought to the end where need be. */
    ObjectNode present(ObjectNode set) {
        List<ObjectNode> all = of(set);
        long last = all.isEmpty() ? 0 : all.getLast().path("revision").asLong();
        JsonNode wanted = Template.bare(Json.at(set, "spec", "template"));
        for (ObjectNode each : all.reversed()) {
            if (template(each).equals(wanted)) {
                return again(set, each, last);
            }
        }
        return create(set, last + 1);
    }

    private ObjectNode again(ObjectNode set, ObjectNode revision, long last) {
        long number = revision.path("revision").asLong();
        boolean named = Meta.labels(revision).has(hashLabel);
        if (number == last && named) {
            return revision;
        }
        return objects()
                .modify(
                        Key.of(TYPE, revision),
                        Objects.MAIN,
                        each -> {
                            each.put("revision", number == last ? last : last + 1);
                            label(set, each, Meta.name(each).replaceFirst(".*-", ""));
                        })
                .orElse(revision);
    }

    private void label(ObjectNode set, ObjectNode revision, String hash) {
        ObjectNode labels = revision.withObjectProperty("metadata").withObjectProperty("labels");
        Json.at(set, "spec", "template", "metadata", "labels")
                .properties()
                .forEach(each -> labels.set(each.getKey(), each.getValue()));
        labels.put(hashLabel, hash);
    }

    private ObjectNode create(ObjectNode set, long number) {
        JsonNode template = Json.at(set, "spec", "template");
        int collisions = 0;
        Key key = named(set, Template.hash(template, collisions));
        while (objects().get(key).isPresent()) {
            key = named(set, Template.hash(template, ++collisions));
        }
        ObjectNode revision = Json.object();
        ObjectNode metadata =
                revision.putObject("metadata")
                        .put("name", key.name())
                        .put("namespace", key.namespace());
        label(set, revision, Template.hash(template, collisions));
        ObjectNode annotations = metadata.putObject("annotations");
        if (Json.at(set, "metadata", "annotations") instanceof ObjectNode given) {
            annotations.setAll(given.deepCopy());
        }
        if (pods.kind().equals("DaemonSet")) {
            annotations.put(GENERATION, Json.at(set, "metadata", "generation").asText("1"));
        }
        metadata.putArray("ownerReferences").add(pods.reference(set));
        ObjectNode kept = Json.object().put("$patch", "replace");
        kept.setAll((ObjectNode) template.deepCopy());
        revision.putObject("data").putObject("spec").set("template", kept);
        return objects().create(TYPE, revision.put("revision", number));
    }

    private static Key named(ObjectNode set, String hash) {
        return new Key(TYPE, Meta.namespace(set), Meta.name(set) + "-" + hash);
    }

    /** The hash of a revision, by which the pods of a DaemonSet name it. */
    String hash(JsonNode revision) {
        return Json.text(revision, "metadata", "labels", hashLabel);
    }

    /** The template a revision keeps. */
    static JsonNode template(JsonNode revision) {
        JsonNode template = Template.bare(Json.at(revision, "data", "spec", "template"));
        if (template instanceof ObjectNode object) {
            object.remove("$patch");
        }
        return template;
    }

    /** The template of the revision of a name; as it is now where that is gone. */
    JsonNode template(ObjectNode set, String name) {
        return objects()
                .get(new Key(TYPE, Meta.namespace(set), name))
                .map(TemplateHistory::template)
                .orElse(Json.at(set, "spec", "template"));
    }

    /**
     * Forgets the oldest beyond the set's limit.
     *
     * @param live the names or hashes of those that are still needed
     */
    void trim(ObjectNode set, Set<String> live) {
        List<ObjectNode> spare =
                of(set).stream()
                        .filter(each -> !live.contains(Meta.name(each)))
                        .filter(each -> !live.contains(hash(each)))
                        .toList();
        int limit = Json.at(set, "spec", "revisionHistoryLimit").asInt(10);
        for (ObjectNode each : spare.subList(0, Math.max(0, spare.size() - limit))) {
            objects().delete(Key.of(TYPE, each), Deletion.NOW);
        }
    }
}
