package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Target;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Targets;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code rollout history}: the revisions that are kept of workloads. */
final class RolloutHistory implements Command {
    private static final Signature SIGNATURE =
            Signature.of("rollout history", "Show the revisions that are kept of a workload")
                    .argument(Argument.rest("TYPE/NAME").values(Values.Source.RESOURCE_REFS))
                    .flag(TargetFlags.SELECTOR)
                    .example("rollout history deploy/web", "Which revisions can I go back to?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Targets targets =
                Targets.of(
                        invocation,
                        invocation.arguments().positional(),
                        Targets.Rule.TYPE_MEANS_ALL);
        if (targets.isEmpty()) {
            throw FailureException.plain("required resource not specified");
        }
        StringBuilder text = new StringBuilder();
        List<Failure> failures = new ArrayList<>();
        for (Target target : targets.all()) {
            try {
                for (ResourceRef ref : refs(invocation, target)) {
                    text.append(history(invocation, ref));
                }
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new Lines(new ByteArrayInputStream(bytes), () -> Outcome.of(failures));
    }

    private static List<ResourceRef> refs(Invocation invocation, Target target) {
        return switch (target) {
            case Target.Named(var ref) -> List.of(ref);
            case Target.Given(var ref, _) -> List.of(ref);
            case Target.Listed(var type, var namespace, var selector) -> {
                List<ResourceRef> refs = new ArrayList<>();
                var list = dev.coxswain.cluster.Objects.listRequest(type, namespace, selector);
                try (ItemSource items = invocation.objects().stream(type, list)) {
                    for (Item item = items.next(); item != null; item = items.next()) {
                        refs.add(
                                new ResourceRef(
                                        type,
                                        namespace,
                                        Json.text(item.json(), "metadata", "name")));
                    }
                }
                yield refs;
            }
        };
    }

    private static String history(Invocation invocation, ResourceRef ref) {
        ObjectNode live = invocation.objects().get(ref);
        if (!List.of("Deployment", "DaemonSet", "StatefulSet").contains(ref.type().kind())) {
            throw FailureException.plain(
                    "no history viewer has been implemented for \"" + ref.type().kind() + "\"");
        }
        StringBuilder text = new StringBuilder(ref.qualifiedName() + " \n");
        List<Revisions.Revision> all = Revisions.of(invocation, ref, live).all();
        if (all.isEmpty()) {
            return text.append("No rollout history found.\n\n").toString();
        }
        text.append("REVISION  CHANGE-CAUSE\n");
        for (Revisions.Revision each : all) {
            String cause =
                    Json.text(
                            each.object(), "metadata", "annotations", "kubernetes.io/change-cause");
            text.append(String.format("%-10d", each.number()))
                    .append(cause.isEmpty() ? "<none>" : cause)
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
