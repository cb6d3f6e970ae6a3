package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
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
import java.util.List;
import java.util.Map;

/** {@code set image}: changes the images of a workload's containers. */
final class SetImage implements Command {
    private static final Signature SIGNATURE =
            Signature.of("set image", "Change the images of a workload's containers")
                    .argument(
                            Argument.rest("TYPE/NAME CONTAINER=IMAGE…")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(TargetFlags.SELECTOR, TargetFlags.ALL)
                    .flags(WriteFlags.FILES)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                    .flags(OutputFlags.WRITE)
                    .example("set image deploy/web nginx=nginx:1.27", "Roll out another version");

    private final Sources sources;

    SetImage(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Map<String, String> images = new LinkedHashMap<>();
        List<String> targets = new ArrayList<>();
        for (String word : invocation.arguments().positional()) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                images.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                targets.add(word);
            }
        }
        if (images.isEmpty()) {
            throw FailureException.plain("at least one image update is required");
        }
        List<Subject> subjects = Subject.of(invocation, sources, targets);
        return Writes.of(
                invocation, Subject.steps(subjects, each -> one(invocation, each, images)));
    }

    private static List<Item> one(
            Invocation invocation, Subject subject, Map<String, String> images) {
        ObjectNode live = subject.live(invocation);
        String kind = subject.ref().type().kind();
        List<String> path =
                switch (kind) {
                    case "Pod" -> List.of("spec");
                    case "CronJob" -> List.of("spec", "jobTemplate", "spec", "template", "spec");
                    default -> List.of("spec", "template", "spec");
                };
        JsonNode spec = Json.at(live, path.toArray(String[]::new));
        ObjectNode changes = Json.object();
        for (Map.Entry<String, String> each : images.entrySet()) {
            if (!change(spec, each.getKey(), each.getValue(), changes)) {
                throw FailureException.plain(
                        "unable to find container named \"" + each.getKey() + "\"");
            }
        }
        if (changes.isEmpty()) {
            return List.of();
        }
        ObjectNode patch = changes;
        for (String step : path.reversed()) {
            patch = Tree.object(step, patch);
        }
        ObjectNode after =
                DryRun.of(invocation) == DryRun.CLIENT
                        ? live
                        : invocation
                                .objects()
                                .patch(
                                        subject.ref(),
                                        Request.PatchType.STRATEGIC,
                                        patch,
                                        WriteFlags.options(invocation, "kubectl-set"));
        return List.of(Placement.written(invocation, subject.ref(), after, "image updated"));
    }

    /** Notes the change; false where no container has the name. */
    private static boolean change(JsonNode spec, String name, String image, ObjectNode changes) {
        boolean found = false;
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode each : spec.path(list)) {
                String own = Json.text(each, "name");
                if (!own.equals(name) && !name.equals("*")) {
                    continue;
                }
                found = true;
                if (!Json.text(each, "image").equals(image)) {
                    changes.withArrayProperty(list).add(Tree.object("name", own, "image", image));
                }
            }
        }
        return found;
    }
}
