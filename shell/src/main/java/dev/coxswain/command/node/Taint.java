package dev.coxswain.command.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code taint}: keeps pods that do not tolerate it off a node, or lets them come again. */
final class Taint implements Command {
    private static final Flag<Boolean> OVERWRITE =
            Flag.bool("overwrite").help("Change a taint that has the key and effect already");
    private static final List<String> EFFECTS =
            List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final Signature SIGNATURE =
            Signature.of("taint", "Keep pods off nodes, unless they tolerate it")
                    .argument(
                            Argument.rest("node NODE… KEY[=VALUE]:EFFECT | KEY[:EFFECT]-")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(TargetFlags.SELECTOR, TargetFlags.ALL, OVERWRITE)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flags(OutputFlags.WRITE)
                    .example("taint node node-1 team=a:NoSchedule", "Only for those who tolerate")
                    .example("taint node node-1 team:NoSchedule-", "For everyone again");

    private final Sources sources;

    /**
     * One change.
     *
     * @param effect empty for all effects, where a taint is taken away
     */
    private record Spec(String key, String value, String effect, boolean removed) {
        boolean matches(JsonNode taint) {
            return Json.text(taint, "key").equals(key)
                    && (effect.isEmpty() || Json.text(taint, "effect").equals(effect));
        }

        ObjectNode json() {
            return Tree.object(
                    "effect", effect, "key", key, "value", value.isEmpty() ? null : value);
        }
    }

    Taint(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        WriteFlags.checkValidation(invocation);
        List<String> targets = new ArrayList<>();
        List<Spec> specs = new ArrayList<>();
        for (String word : invocation.arguments().positional()) {
            if (word.endsWith("-") || word.contains("=") || word.contains(":")) {
                specs.add(spec(word));
            } else {
                targets.add(word);
            }
        }
        if (targets.isEmpty() && invocation.input() == null) {
            throw FailureException.plain(
                    "one or more resources must be specified as <resource> <name>");
        }
        if (specs.isEmpty()) {
            throw FailureException.plain("at least one taint update is required");
        }
        check(targets, specs);
        List<Subject> subjects = Subject.of(invocation, sources, targets);
        return Writes.of(invocation, Subject.steps(subjects, each -> one(invocation, each, specs)));
    }

    private static void check(List<String> targets, List<Spec> specs) {
        String type = targets.isEmpty() ? "node" : targets.getFirst().split("/", 2)[0];
        if (!List.of("node", "nodes", "no").contains(type.toLowerCase(Locale.ROOT))) {
            throw FailureException.plain(
                    "invalid resource type " + type + ", only node types are supported");
        }
        Set<String> set = new HashSet<>();
        for (Spec spec : specs) {
            if (!spec.removed() && !set.add(spec.key() + "=" + spec.effect())) {
                throw FailureException.plain(
                        "duplicated taints with the same key and effect: {"
                                + spec.key()
                                + " "
                                + spec.value()
                                + " "
                                + spec.effect()
                                + " <nil>}");
            }
        }
        List<String> both =
                specs.stream()
                        .filter(Spec::removed)
                        .map(spec -> spec.key() + "=" + spec.effect())
                        .filter(set::contains)
                        .toList();
        if (!both.isEmpty()) {
            throw FailureException.plain(
                    "can not both modify and remove the following taint(s) in the same command: "
                            + String.join(", ", both));
        }
    }

    private static Spec spec(String word) {
        boolean removed = word.endsWith("-");
        String text = removed ? word.substring(0, word.length() - 1) : word;
        int colon = text.indexOf(':');
        String pair = colon < 0 ? text : text.substring(0, colon);
        String effect = colon < 0 ? "" : text.substring(colon + 1);
        int equals = pair.indexOf('=');
        if (colon < 0 && !removed) {
            throw FailureException.plain("invalid taint spec: " + word);
        }
        if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
            throw FailureException.plain(
                    "invalid taint effect: " + effect + ", unsupported taint effect");
        }
        return new Spec(
                equals < 0 ? pair : pair.substring(0, equals),
                equals < 0 ? "" : pair.substring(equals + 1),
                effect,
                removed);
    }

    private static List<Item> one(Invocation invocation, Subject subject, List<Spec> specs) {
        if (!subject.ref().type().kind().equals("Node")) {
            throw FailureException.plain(
                    "invalid resource type "
                            + subject.ref().type().plural()
                            + ", only node types are supported");
        }
        ObjectNode live = subject.live(invocation);
        ArrayNode taints = Json.array();
        specs.stream().filter(each -> !each.removed()).forEach(each -> taints.add(each.json()));
        boolean overwrite = invocation.get(OVERWRITE);
        List<String> already = new ArrayList<>();
        for (JsonNode taint : live.path("spec").path("taints")) {
            if (specs.stream().noneMatch(each -> each.matches(taint))) {
                taints.add(taint);
            } else if (specs.stream().anyMatch(each -> !each.removed() && each.matches(taint))) {
                already.add(Json.text(taint, "key"));
            }
        }
        if (!already.isEmpty() && !overwrite) {
            throw FailureException.plain(
                    "node "
                            + subject.ref().name()
                            + " already has "
                            + String.join(",", already)
                            + " taint(s) with same effect(s) and --overwrite is false");
        }
        requireThere(live, specs);
        String done = already.isEmpty() ? done(specs) : "modified";
        return List.of(patched(invocation, subject, live, taints, done));
    }

    private static Item patched(
            Invocation invocation,
            Subject subject,
            ObjectNode live,
            ArrayNode taints,
            String done) {
        ObjectNode patch = Tree.object("spec", Tree.object("taints", taints));
        ObjectNode after =
                DryRun.of(invocation) == DryRun.CLIENT
                        ? live
                        : invocation
                                .objects()
                                .patch(
                                        subject.ref(),
                                        Request.PatchType.MERGE,
                                        patch,
                                        WriteFlags.validated(invocation, "kubectl-taint"));
        // kubectl does not say of a taint that it was only tried.
        return Item.written(
                after,
                invocation.objects().origin(subject.ref().type(), after),
                subject.ref().qualifiedName() + " " + done);
    }

    private static String done(List<Spec> specs) {
        boolean some = specs.stream().anyMatch(Spec::removed);
        boolean all = specs.stream().allMatch(Spec::removed);
        return all ? "untainted" : some ? "modified" : "tainted";
    }

    private static void requireThere(ObjectNode live, List<Spec> specs) {
        for (Spec spec : specs) {
            boolean found = false;
            for (JsonNode taint : live.path("spec").path("taints")) {
                found |= spec.matches(taint);
            }
            if (spec.removed() && !found) {
                throw FailureException.plain(
                        "taint \""
                                + spec.key()
                                + (spec.effect().isEmpty() ? "" : ":" + spec.effect())
                                + "\" not found");
            }
        }
    }
}
