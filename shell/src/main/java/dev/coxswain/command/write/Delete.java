package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

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
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code delete}: removes objects and waits until they are gone. */
final class Delete implements Command {
    private static final Flag<String> CASCADE =
            Flag.text("cascade")
                    .defaulting("background")
                    .bare("background")
                    .values(Values.words("background", "foreground", "orphan"))
                    .help("What becomes of the objects it owns");
    private static final Flag<Long> GRACE =
            Flag.integer("grace-period", -1).help("Seconds to end in; -1 for the object's own");
    private static final Flag<Boolean> NOW =
            Flag.bool("now").help("End within a second, as --grace-period=1");
    private static final Flag<Boolean> FORCE =
            Flag.bool("force").help("With --grace-period=0, do not wait for the node's word");
    private static final Flag<Boolean> WAIT =
            Flag.bool("wait").defaulting(true).help("Wait until the objects are gone");
    private static final Flag<Boolean> IGNORE_NOT_FOUND =
            Flag.bool("ignore-not-found").help("What is not there is no failure");
    private static final Signature SIGNATURE =
            Signature.of("delete", "Remove objects and wait until they are gone")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flags(WriteFlags.FILES)
                    .flags(TargetFlags.READ)
                    .flag(TargetFlags.ALL, CASCADE, GRACE, NOW, FORCE, WAIT, IGNORE_NOT_FOUND)
                    .flag(DryRun.FLAG, OutputFlags.OUTPUT)
                    .example("delete pod web", "One pod")
                    .example("delete -f web.yaml", "What a manifest describes")
                    .example("delete pods -l app=web --wait=false", "All with a label, at once");

    private final Sources sources;

    Delete(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        ObjectNode options = options(invocation);
        List<String> words = invocation.arguments().positional();
        List<Subject> subjects = Subject.of(invocation, sources, words);
        boolean force = invocation.get(FORCE);
        if (force) {
            invocation
                    .notices()
                    .warning(
                            "Immediate deletion does not wait for confirmation that the running"
                                    + " resource has been terminated. The resource may continue to"
                                    + " run on the cluster indefinitely.");
        }
        Map<ResourceRef, String> going = new LinkedHashMap<>();
        List<Writes.Step> steps =
                new ArrayList<>(
                        Subject.steps(
                                subjects, subject -> one(invocation, subject, options, going)));
        if (subjects.isEmpty()) {
            steps.add(() -> List.of(Item.written(Json.object(), null, "No resources found")));
        }
        if (invocation.get(WAIT) && DryRun.of(invocation) == DryRun.NONE && !force) {
            steps.add(
                    () -> {
                        going.forEach((ref, uid) -> Removal.wait(invocation, ref, uid));
                        return List.of();
                    });
        }
        return Writes.of(invocation, steps);
    }

    private static ObjectNode options(Invocation invocation) {
        long grace = invocation.get(GRACE);
        if (invocation.get(NOW)) {
            if (grace != -1) {
                throw FailureException.plain(
                        "--now and --grace-period cannot be specified together");
            }
            grace = 1;
        }
        if (grace == 0 && !invocation.get(FORCE)) {
            grace = 1;
        } else if (invocation.get(FORCE) && grace < 0) {
            grace = 0;
        }
        return Tree.object(
                "kind",
                "DeleteOptions",
                "apiVersion",
                "v1",
                "gracePeriodSeconds",
                grace < 0 ? null : grace,
                "propagationPolicy",
                cascade(invocation),
                "dryRun",
                DryRun.of(invocation) == DryRun.SERVER ? List.of("All") : null);
    }

    private static String cascade(Invocation invocation) {
        String word = invocation.get(CASCADE);
        return switch (word) {
            case "background" -> "Background";
            case "foreground" -> "Foreground";
            case "orphan" -> "Orphan";
            case "true", "false" -> {
                boolean on = word.equals("true");
                invocation
                        .notices()
                        .line(
                                "warning: --cascade="
                                        + word
                                        + " is deprecated (boolean value) and can be replaced with"
                                        + " --cascade="
                                        + (on ? "background" : "orphan")
                                        + ".");
                yield on ? "Background" : "Orphan";
            }
            default ->
                    throw FailureException.plain(
                            "invalid cascade value ("
                                    + word
                                    + "). Must be \"background\", \"foreground\", or \"orphan\"");
        };
    }

    private static List<Item> one(
            Invocation invocation,
            Subject subject,
            ObjectNode options,
            Map<ResourceRef, String> going) {
        ResourceRef ref = subject.ref();
        ObjectNode answer;
        try {
            answer =
                    DryRun.of(invocation) == DryRun.CLIENT
                            ? subject.live(invocation)
                            : invocation.objects().delete(ref, options);
        } catch (FailureException e) {
            boolean listed = subject.known() != null || invocation.get(IGNORE_NOT_FOUND);
            if (listed && Removal.missing(e)) {
                return List.of();
            }
            throw e;
        }
        going.put(ref, Removal.uid(answer));
        String place = ref.namespace() == null ? "" : " from " + ref.namespace() + " namespace";
        String done = invocation.get(FORCE) ? "force deleted" : "deleted";
        return List.of(
                Item.written(
                        answer,
                        new Origin(invocation.cluster().context(), ref),
                        ref.type().qualifiedSingular()
                                + " \""
                                + ref.name()
                                + "\" "
                                + done
                                + place
                                + DryRun.of(invocation).suffix()));
    }
}
