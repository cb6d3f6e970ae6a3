package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.read.FoundObjects;
import dev.coxswain.command.read.describe.PodTemplateText;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.command.write.Sources;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code rollout history}: the revisions that are kept of workloads, or one of them whole. */
final class RolloutHistory implements Command {
    private static final Flag<Long> REVISION =
            Flag.integer("revision", 0).help("Show this revision's pod template");

    private static final Signature SIGNATURE =
            Signature.of("rollout history", "Show the revisions that are kept of a workload")
                    .argument(Argument.rest("TYPE/NAME").values(Values.Source.RESOURCE_REFS))
                    .flag(REVISION, TargetFlags.SELECTOR)
                    .flags(FileTargets.FLAGS)
                    .flags(OutputFlags.WRITE)
                    .example("rollout history deploy/web", "Which revisions can I go back to?")
                    .example("rollout history deploy/web --revision=2", "What was in the second?");

    private final RolloutTargets targets;

    RolloutHistory(Sources sources) {
        this.targets = new RolloutTargets(sources);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        long revision = RolloutTargets.revision(invocation.get(REVISION));
        Output output = OutputFlags.withoutColumns(invocation.arguments());
        boolean text = output.format() == OutputFormat.TABLE;
        List<Failure> failures = new ArrayList<>();
        List<Item> shown = new ArrayList<>();
        FoundObjects found = targets.read(invocation);
        failures.addAll(found.failures());
        for (Item workload : found.items()) {
            try {
                ResourceType type = RolloutTargets.ref(workload).type();
                WorkloadHistory history = WorkloadHistory.of(invocation, type, workload.json());
                if (revision > 0) {
                    shown.add(one(invocation, workload, history.revision(revision)));
                } else if (text) {
                    shown.add(
                            Item.written(
                                    workload.json(), workload.origin(), table(workload, history)));
                } else {
                    history.revisions().forEach(each -> shown.add(Item.of(each.object())));
                }
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        return new Items(
                Items.source(() -> ItemSource.of(shown), () -> Outcome.ofObjects(failures)),
                Items.Shape.DECLARED,
                output);
    }

    private static Item one(
            Invocation invocation, Item workload, WorkloadHistory.Revision revision) {
        String text =
                RolloutTargets.ref(workload).qualifiedName()
                        + " with revision #"
                        + revision.number()
                        + "\n"
                        + PodTemplateText.of(
                                revision.template(), invocation.session().clock().instant());
        return Item.written(revision.object(), null, text);
    }

    private static String table(Item workload, WorkloadHistory history) {
        StringBuilder text =
                new StringBuilder(RolloutTargets.ref(workload).qualifiedName() + " \n");
        if (history.revisions().isEmpty()) {
            return text.append("No rollout history found.").toString();
        }
        text.append("REVISION  CHANGE-CAUSE\n");
        for (WorkloadHistory.Revision each : history.revisions()) {
            text.append(String.format("%-10d", each.number()))
                    .append(cause(each.kept()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String cause(JsonNode kept) {
        String cause = Json.text(kept, "metadata", "annotations", "kubernetes.io/change-cause");
        return cause.isEmpty() ? "<none>" : cause;
    }
}
