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
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code label} and {@code annotate}: sets and removes labels or annotations. */
final class Relabel implements Command {
    static final Flag<Boolean> LIST = Flag.bool("list").help("Show what is set, change nothing");
    private static final Flag<Boolean> OVERWRITE =
            Flag.bool("overwrite").help("Change values that are there already");
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
                        .flag(TargetFlags.ALL, OVERWRITE, LIST, RESOURCE_VERSION, WriteFlags.LOCAL)
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
        LabelChange change = LabelChange.of(invocation, labels);
        List<Subject> subjects =
                invocation.get(WriteFlags.LOCAL)
                        ? Subject.local(invocation, sources)
                        : Subject.of(invocation, sources, change.targets());
        if (!invocation.get(RESOURCE_VERSION).isEmpty() && subjects.size() > 1) {
            throw FailureException.plain(
                    "--resource-version may only be used with a single resource");
        }
        boolean several = subjects.size() > 1;
        return Writes.of(
                invocation,
                Subject.steps(
                        subjects,
                        each ->
                                invocation.get(LIST)
                                        ? listed(invocation, each, change, several)
                                        : one(invocation, each, change)));
    }

    private List<Item> one(Invocation invocation, Subject subject, LabelChange change) {
        ObjectNode live = subject.live(invocation);
        List<Item> items = new ArrayList<>();
        JsonNode now = live.path("metadata").path(change.field());
        ObjectNode changes = change.of(now, invocation.get(OVERWRITE));
        if (labels) {
            change.removed().stream()
                    .filter(key -> !now.has(key))
                    .forEach(
                            key ->
                                    items.add(
                                            Item.written(
                                                    Json.object(),
                                                    null,
                                                    "label \"" + key + "\" not found.")));
        }
        ObjectNode after = changed(live, change.field(), changes);
        String done = labels ? done(live, after, invocation.get(OVERWRITE)) : "annotated";
        boolean asks = !changes.isEmpty() && DryRun.of(invocation) != DryRun.CLIENT;
        if (asks && !invocation.get(WriteFlags.LOCAL)) {
            after = send(invocation, subject, change.field(), changes);
        }
        if (invocation.has(OutputFlags.OUTPUT)) {
            items.clear();
        }
        items.add(Placement.written(invocation, subject.ref(), after, done));
        return items;
    }

    private ObjectNode send(
            Invocation invocation, Subject subject, String field, ObjectNode changes) {
        ObjectNode metadata = Tree.object(field, changes);
        String version = invocation.get(RESOURCE_VERSION);
        if (!version.isEmpty()) {
            metadata.put("resourceVersion", version);
        }
        String manager = labels ? "kubectl-label" : "kubectl-annotate";
        return invocation
                .objects()
                .patch(
                        subject.ref(),
                        Request.PatchType.MERGE,
                        Tree.object("metadata", metadata),
                        WriteFlags.options(invocation, manager));
    }

    private static ObjectNode changed(ObjectNode live, String field, ObjectNode changes) {
        ObjectNode after = live.deepCopy();
        if (changes.isEmpty()) {
            return after;
        }
        ObjectNode values = after.withObjectProperty("metadata").withObjectProperty(field);
        changes.properties()
                .forEach(
                        each -> {
                            if (each.getValue().isNull()) {
                                values.remove(each.getKey());
                            } else {
                                values.set(each.getKey(), each.getValue());
                            }
                        });
        if (values.isEmpty()) {
            after.withObjectProperty("metadata").remove(field);
        }
        return after;
    }

    private static String done(ObjectNode live, ObjectNode after, boolean overwrite) {
        if (live.equals(after)) {
            return "not labeled";
        }
        boolean shorter = Json.compact(after).length() < Json.compact(live).length();
        return shorter && !overwrite ? "unlabeled" : "labeled";
    }

    /** The values as they would be, in lines; nothing is sent. */
    private List<Item> listed(
            Invocation invocation, Subject subject, LabelChange change, boolean several) {
        ObjectNode live = subject.live(invocation);
        JsonNode now = live.path("metadata").path(change.field());
        ObjectNode after = changed(live, change.field(), change.of(now, invocation.get(OVERWRITE)));
        List<Item> items = new ArrayList<>();
        if (several) {
            ResourceRef ref = subject.ref();
            ResourceType type = ref.type();
            items.add(
                    Item.written(
                            Json.object(),
                            null,
                            "Listing "
                                    + change.field()
                                    + " for "
                                    + type.kind()
                                    + "."
                                    + type.group()
                                    + "/"
                                    + ref.name()
                                    + ":"));
        }
        String indent = several ? " " : "";
        after.path("metadata")
                .path(change.field())
                .properties()
                .forEach(
                        each ->
                                items.add(
                                        Item.written(
                                                each.getValue(),
                                                null,
                                                indent
                                                        + each.getKey()
                                                        + "="
                                                        + each.getValue().asText())));
        return items;
    }
}
