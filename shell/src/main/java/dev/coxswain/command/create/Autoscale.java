package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** {@code autoscale}: has the number of a workload's pods follow their load. */
final class Autoscale implements Command {
    private static final Flag<Long> MIN = Flag.integer("min", -1).help("The fewest pods");
    private static final Flag<Long> MAX = Flag.integer("max", -1).help("The most pods; needed");
    private static final Flag<Long> CPU_PERCENT =
            Flag.integer("cpu-percent", -1).help("Wanted use of the requested CPU, in percent");
    private static final Flag<String> CPU =
            Flag.text("cpu")
                    .placeholder("80%|500m")
                    .help("Wanted use of CPU, per pod or in percent");
    private static final Flag<String> MEMORY =
            Flag.text("memory")
                    .placeholder("80%|1Gi")
                    .help("Wanted use of memory, per pod or in percent");
    private static final Flag<String> NAME =
            Flag.text("name").placeholder("NAME").help("Name of the autoscaler; else the object's");
    private static final Signature SIGNATURE =
            Signature.of("autoscale", "Let the number of pods follow their load")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(MIN, MAX, CPU_PERCENT, CPU, MEMORY, NAME)
                    .flags(WriteFlags.FILES)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, LastApplied.SAVE_CONFIG)
                    .flags(OutputFlags.WRITE)
                    .example("autoscale deploy/web --min=2 --max=10 --cpu=80%", "Two to ten pods");

    private final Sources sources;

    Autoscale(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (invocation.has(CPU_PERCENT)) {
            invocation
                    .notices()
                    .line(
                            "Flag --cpu-percent has been deprecated, Use --cpu with percentage or"
                                    + " resource quantity format (e.g., '70%' for utilization or"
                                    + " '500m' for milliCPU).");
        }
        Generator.require(invocation, List.of(MAX));
        long min = invocation.get(MIN);
        long max = invocation.get(MAX);
        if (max < 1) {
            throw FailureException.plain(
                    "--max=MAXPODS is required and must be at least 1, max: " + max);
        }
        if (max < min) {
            throw FailureException.plain(
                    "--max=MAXPODS must be larger or equal to --min=MINPODS, max: "
                            + max
                            + ", min: "
                            + min);
        }
        List<Subject> subjects =
                Subject.of(invocation, sources, invocation.arguments().positional());
        return Writes.of(invocation, Subject.steps(subjects, each -> one(invocation, each)));
    }

    private static List<Item> one(Invocation invocation, Subject subject) {
        subject.live(invocation);
        ResourceType scaled = subject.ref().type();
        if (!scaled.subresources().contains("scale")) {
            throw FailureException.plain(
                    "cannot autoscale a "
                            + scaled.kind()
                            + ": could not find scale subresource for "
                            + scaled.group()
                            + "/"
                            + scaled.version()
                            + ", Resource="
                            + scaled.plural()
                            + " in discovery information");
        }
        ResourceType type =
                invocation
                        .cluster()
                        .types()
                        .ofKind(
                                "autoscaling/v2",
                                "HorizontalPodAutoscaler",
                                invocation.cancellation())
                        .orElseThrow(() -> FailureException.plain("this server has no autoscaler"));
        ObjectNode scaler = Generated.placed(invocation, make(invocation, subject.ref()));
        String name = Json.text(scaler, "metadata", "name");
        ResourceRef made = new ResourceRef(type, subject.ref().namespace(), name);
        ObjectNode after =
                DryRun.of(invocation) == DryRun.CLIENT
                        ? scaler
                        : invocation
                                .objects()
                                .create(
                                        type,
                                        made.namespace(),
                                        LastApplied.saved(invocation, scaler),
                                        WriteFlags.options(invocation, "kubectl-autoscale"));
        // kubectl words the client's dry run so.
        String done = DryRun.of(invocation) == DryRun.CLIENT ? "created" : "autoscaled";
        return List.of(Placement.written(invocation, made, after, done));
    }

    private static ObjectNode make(Invocation invocation, ResourceRef ref) {
        String given = invocation.get(NAME);
        long min = invocation.get(MIN);
        long percent = invocation.get(CPU_PERCENT);
        List<ObjectNode> metrics = new ArrayList<>();
        String cpu = percent >= 0 ? percent + "%" : invocation.get(CPU);
        add(metrics, "cpu", cpu);
        add(metrics, "memory", invocation.get(MEMORY));
        return Tree.object(
                "kind", "HorizontalPodAutoscaler",
                "apiVersion", "autoscaling/v2",
                "metadata",
                        Tree.object(
                                "name",
                                given.isEmpty() ? ref.name() : given,
                                "namespace",
                                invocation.namespaceGiven() ? ref.namespace() : null),
                "spec",
                        Tree.object(
                                "scaleTargetRef",
                                        Tree.object(
                                                "kind", ref.type().kind(),
                                                "name", ref.name(),
                                                "apiVersion", ref.type().apiVersion()),
                                "minReplicas", min > 0 ? min : null,
                                "maxReplicas", invocation.get(MAX),
                                "metrics", Tree.arrayOrNull(metrics)),
                "status",
                        Tree.object("desiredReplicas", 0, "currentMetrics", Json.NODES.nullNode()));
    }

    private static void add(List<ObjectNode> metrics, String resource, @Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        ObjectNode target =
                wanted.endsWith("%")
                        ? Tree.object("type", "Utilization", "averageUtilization", percent(wanted))
                        : Tree.object("type", "AverageValue", "averageValue", wanted);
        metrics.add(
                Tree.object(
                        "type",
                        "Resource",
                        "resource",
                        Tree.object("name", resource, "target", target)));
    }

    private static long percent(String text) {
        String digits = text.substring(0, text.length() - 1);
        if (!digits.matches("[1-9]\\d{0,8}")) {
            throw FailureException.plain("invalid percentage: " + text);
        }
        return Long.parseLong(digits);
    }
}
