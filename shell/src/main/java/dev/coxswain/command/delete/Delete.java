package dev.coxswain.command.delete;

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
import dev.coxswain.command.write.Deadline;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.RawWrite;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code delete}: removes objects and waits until they are gone. */
public final class Delete implements Command {
    private static final Flag<Boolean> IGNORE_NOT_FOUND =
            Flag.bool("ignore-not-found").help("What is not there is no failure");
    private static final Flag<Boolean> INTERACTIVE =
            Flag.bool("interactive").shorthand('i').help("Ask before anything is deleted");
    private static final Signature SIGNATURE =
            Signature.of("delete", "Remove objects and wait until they are gone")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flags(WriteFlags.FILES)
                    .flags(TargetFlags.READ)
                    .flag(TargetFlags.ALL, Deletion.CASCADE, Deletion.GRACE, Deletion.NOW)
                    .flag(Deletion.FORCE, Deletion.WAIT, Deletion.TIMEOUT, IGNORE_NOT_FOUND)
                    .flag(INTERACTIVE, RawWrite.RAW)
                    .flag(DryRun.FLAG, OutputFlags.OUTPUT)
                    .example("delete pod web", "One pod")
                    .example("delete -f web.yaml", "What a manifest describes")
                    .example("delete pods -l app=web --wait=false", "All with a label, at once");

    private final Sources sources;

    public Delete(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (!invocation.get(RawWrite.RAW).isEmpty()) {
            return RawWrite.send(invocation, Request.Method.DELETE);
        }
        check(invocation);
        ObjectNode options = Deletion.options(invocation);
        List<String> words = invocation.arguments().positional();
        List<Subject> subjects = Subject.of(invocation, sources, words);
        if (invocation.get(Deletion.FORCE)) {
            invocation
                    .notices()
                    .warning(
                            "Immediate deletion does not wait for confirmation that the running"
                                    + " resource has been terminated. The resource may continue to"
                                    + " run on the cluster indefinitely.");
        }
        if (subjects.isEmpty()) {
            Item nothing = Item.written(Json.object(), null, "No resources found");
            return Writes.one(invocation, () -> List.of(nothing));
        }
        if (invocation.get(INTERACTIVE) && DryRun.of(invocation) == DryRun.NONE) {
            return asked(invocation, subjects, options);
        }
        return Writes.of(invocation, steps(invocation, subjects, options));
    }

    private static void check(Invocation invocation) {
        String output = invocation.get(OutputFlags.OUTPUT);
        if (!output.isEmpty() && !output.equals("name")) {
            throw FailureException.plain(
                    "unexpected -o output mode: " + output + ". We only support '-o name'");
        }
    }

    private static List<Writes.Step> steps(
            Invocation invocation, List<Subject> subjects, ObjectNode options) {
        Map<ResourceRef, String> going = new LinkedHashMap<>();
        List<Writes.Step> steps =
                new ArrayList<>(
                        Subject.steps(
                                subjects, subject -> one(invocation, subject, options, going)));
        if (invocation.get(Deletion.WAIT)
                && DryRun.of(invocation) == DryRun.NONE
                && !invocation.get(Deletion.FORCE)) {
            Deadline deadline = Deadline.in(invocation.get(Deletion.TIMEOUT));
            steps.add(
                    () -> {
                        going.forEach((ref, uid) -> Removal.wait(invocation, ref, uid, deadline));
                        return List.of();
                    });
        }
        return steps;
    }

    /** Says what would go, and goes on where the person says yes. */
    private static Result asked(Invocation invocation, List<Subject> subjects, ObjectNode options) {
        StringBuilder text =
                new StringBuilder("You are about to delete the following ")
                        .append(subjects.size())
                        .append(" resource(s):\n");
        subjects.forEach(each -> text.append(each.ref().qualifiedName()).append('\n'));
        String question = text + "Do you want to continue? (y/N): ";
        Terminal terminal = invocation.terminal();
        String answer =
                terminal == null
                        ? Answers.line(invocation.standardInput())
                        : terminal.ask(question).strip();
        // Without a terminal nobody ends the question's line, so what follows stands behind it.
        String before = terminal == null ? question : "";
        if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
            Item cancelled = Item.written(Json.object(), null, before + "deletion is cancelled");
            return Writes.one(invocation, () -> List.of(cancelled));
        }
        List<Writes.Step> steps = new ArrayList<>(steps(invocation, subjects, options));
        Writes.Step first = steps.getFirst();
        steps.set(0, () -> first.run().stream().map(each -> behind(before, each)).toList());
        return Writes.of(invocation, steps);
    }

    private static Item behind(String text, Item item) {
        return new Item(item.json(), item.origin(), text + item.message());
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
            throw subject.manifest() == null
                    ? e
                    : Placement.refused(e, subject.manifest(), "deleting");
        }
        going.put(ref, Removal.uid(answer));
        String place = ref.namespace() == null ? "" : " from " + ref.namespace() + " namespace";
        String done = invocation.get(Deletion.FORCE) ? "force deleted" : "deleted";
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
