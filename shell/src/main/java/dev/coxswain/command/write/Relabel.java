package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code label} and {@code annotate}: sets and removes labels or annotations. */
final class Relabel implements Command {
    private static final Flag<Boolean> OVERWRITE =
            Flag.bool("overwrite").help("Change values that are there already");
    private static final Flag<Boolean> LIST =
            Flag.bool("list").help("Show what is set, after changing it");
    private static final Flag<String> RESOURCE_VERSION =
            Flag.text("resource-version").help("Only if the object is still at this version");

    private final Sources sources;
    private final boolean labels;
    private final Signature signature;

    Relabel(Sources sources, boolean labels) {
        this.sources = sources;
        this.labels = labels;
        String name = labels ? "label" : "annotate";
        String what = labels ? "labels" : "annotations";
        this.signature =
                Signature.of(name, "Set and remove " + what)
                        .argument(
                                Argument.rest("TYPE[/NAME] [NAME…] KEY=VALUE… KEY-")
                                        .values(Values.Source.RESOURCE_REFS))
                        .flags(WriteFlags.FILES)
                        .flags(TargetFlags.READ)
                        .flag(TargetFlags.ALL, OVERWRITE, LIST, RESOURCE_VERSION)
                        .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                        .flags(OutputFlags.WRITE)
                        .example(name + " pod web tier=front", "Set one")
                        .example(name + " pods --all tier-", "Remove one from all pods");
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> targets = new ArrayList<>();
        Map<String, String> set = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        for (String word : invocation.arguments().positional()) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                set.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (word.endsWith("-") && word.length() > 1) {
                removed.add(word.substring(0, word.length() - 1));
            } else {
                targets.add(word);
            }
        }
        for (String key : removed) {
            if (set.containsKey(key)) {
                throw FailureException.plain(
                        "can not both modify and remove "
                                + (labels ? "a label" : "an annotation")
                                + " in the same command");
            }
        }
        if (set.isEmpty() && removed.isEmpty() && !invocation.get(LIST)) {
            throw FailureException.plain(
                    "at least one " + (labels ? "label" : "annotation") + " update is required");
        }
        List<Subject> subjects = Subject.of(invocation, sources, targets);
        return Writes.of(
                invocation, Subject.steps(subjects, each -> one(invocation, each, set, removed)));
    }

    private List<Item> one(
            Invocation invocation, Subject subject, Map<String, String> set, Set<String> removed) {
        ObjectNode live = subject.live(invocation);
        String field = labels ? "labels" : "annotations";
        JsonNode now = live.path("metadata").path(field);
        ObjectNode changes = Json.object();
        if (!invocation.get(OVERWRITE)) {
            refuse(now, set);
        }
        set.forEach(
                (key, value) -> {
                    if (!now.path(key).asText("").equals(value) || !now.has(key)) {
                        changes.put(key, value);
                    }
                });
        removed.stream().filter(now::has).forEach(changes::putNull);
        if (labels) {
            removed.stream()
                    .filter(key -> !now.has(key))
                    .forEach(key -> invocation.notices().line("label \"" + key + "\" not found."));
        }
        ObjectNode after = live;
        if (!changes.isEmpty() && DryRun.of(invocation) != DryRun.CLIENT) {
            String version = invocation.get(RESOURCE_VERSION);
            ObjectNode metadata = Tree.object(field, changes);
            if (!version.isEmpty()) {
                metadata.put("resourceVersion", version);
            }
            after =
                    invocation
                            .objects()
                            .patch(
                                    subject.ref(),
                                    Request.PatchType.MERGE,
                                    Tree.object("metadata", metadata),
                                    WriteFlags.options(
                                            invocation,
                                            labels ? "kubectl-label" : "kubectl-annotate"));
        }
        List<Item> items = new ArrayList<>();
        items.add(Placement.written(invocation, subject.ref(), after, done(changes, set, removed)));
        if (invocation.get(LIST)) {
            after.path("metadata")
                    .path(field)
                    .properties()
                    .forEach(
                            each ->
                                    items.add(
                                            Item.written(
                                                    each.getValue(),
                                                    null,
                                                    each.getKey()
                                                            + "="
                                                            + each.getValue().asText())));
        }
        return items;
    }

    private String done(ObjectNode changes, Map<String, String> set, Set<String> removed) {
        if (!labels) {
            return "annotated";
        }
        if (changes.isEmpty()) {
            return "not labeled";
        }
        return set.isEmpty() && !removed.isEmpty() ? "unlabeled" : "labeled";
    }

    private void refuse(JsonNode now, Map<String, String> set) {
        for (Map.Entry<String, String> each : set.entrySet()) {
            String key = each.getKey();
            if (!now.has(key) || now.path(key).asText().equals(each.getValue())) {
                continue;
            }
            throw FailureException.plain(
                    labels
                            ? "'"
                                    + key
                                    + "' already has a value ("
                                    + now.path(key).asText()
                                    + "), and --overwrite is false"
                            : "--overwrite is false but found the following declared annotation(s):"
                                    + " '"
                                    + key
                                    + "' already has a value ("
                                    + now.path(key).asText()
                                    + ")");
        }
    }
}
