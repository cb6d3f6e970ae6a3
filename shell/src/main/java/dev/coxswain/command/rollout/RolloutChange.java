package dev.coxswain.command.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code rollout restart|pause|resume}: one small patch. */
final class RolloutChange implements Command {
    /** Makes the patch of an object. */
    @FunctionalInterface
    interface Change {
        /**
         * The strategic patch.
         *
         * @throws FailureException where the object must not be changed so
         */
        ObjectNode of(Invocation invocation, Subject subject, JsonNode live);
    }

    private final Signature signature;
    private final Sources sources;
    private final String done;
    private final String already;
    private final Change change;

    private RolloutChange(
            Signature declared, Sources sources, String done, String already, Change change) {
        this.signature =
                declared.argument(Argument.rest("TYPE/NAME").values(Values.Source.RESOURCE_REFS))
                        .flag(TargetFlags.SELECTOR, DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                        .flags(WriteFlags.FILES)
                        .flags(OutputFlags.WRITE);
        this.sources = sources;
        this.done = done;
        this.already = already;
        this.change = change;
    }

    static List<Command> all(Sources sources) {
        return List.of(
                new RolloutChange(
                        Signature.of("rollout restart", "Replace a workload's pods one by one")
                                .example("rollout restart deploy/web", "Fresh pods"),
                        sources,
                        "restarted",
                        "restarted",
                        RolloutChange::restart),
                new RolloutChange(
                        Signature.of("rollout pause", "Hold a deployment's roll-out back")
                                .example("rollout pause deploy/web", "Change several things"),
                        sources,
                        "paused",
                        "already paused",
                        (_, subject, live) -> paused(subject, live, true)),
                new RolloutChange(
                        Signature.of("rollout resume", "Let a deployment roll out again")
                                .example("rollout resume deploy/web", "Roll them out"),
                        sources,
                        "resumed",
                        "not paused",
                        (_, subject, live) -> paused(subject, live, false)));
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<Subject> subjects =
                Subject.rolledOut(invocation, sources, invocation.arguments().positional());
        return Writes.of(invocation, Subject.steps(subjects, each -> one(invocation, each)));
    }

    private List<Item> one(Invocation invocation, Subject subject) {
        ObjectNode live = subject.live(invocation);
        ObjectNode patch = change.of(invocation, subject, live);
        if (patch.isEmpty()) {
            throw FailureException.plain(
                    subject.ref().type().qualifiedPlural()
                            + " \""
                            + subject.ref().name()
                            + "\" is "
                            + already);
        }
        ObjectNode after = subject.patched(invocation, live, patch, "kubectl-rollout");
        return List.of(Placement.written(invocation, subject.ref(), after, done));
    }

    private static ObjectNode paused(Subject subject, JsonNode live, boolean wanted) {
        if (!subject.ref().type().kind().equals("Deployment")) {
            throw FailureException.plain(
                    subject.ref().type().qualifiedPlural()
                            + " \""
                            + subject.ref().name()
                            + "\" "
                            + (wanted ? "pausing" : "resuming")
                            + " is not supported");
        }
        return Subject.specFlag(live, "paused", wanted);
    }

    private static ObjectNode restart(Invocation invocation, Subject subject, JsonNode live) {
        String kind = subject.ref().type().kind();
        if (!List.of("Deployment", "DaemonSet", "StatefulSet").contains(kind)) {
            throw FailureException.plain(
                    subject.ref().type().plural()
                            + " \""
                            + subject.ref().name()
                            + "\""
                            + " restarting is not supported");
        }
        if (live.path("spec").path("paused").asBoolean(false)) {
            throw FailureException.plain(
                    subject.ref().type().qualifiedPlural()
                            + " \""
                            + subject.ref().name()
                            + "\" can't restart paused deployment (run rollout resume first)");
        }
        return restartedAt(invocation, subject, live);
    }

    private static ObjectNode restartedAt(Invocation invocation, Subject subject, JsonNode live) {
        String now =
                ZonedDateTime.now(invocation.session().clock())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        String last =
                Json.text(
                        live,
                        "spec",
                        "template",
                        "metadata",
                        "annotations",
                        "kubectl.kubernetes.io/restartedAt");
        if (last.equals(now)) {
            throw FailureException.plain(
                    "failed to create patch for "
                            + subject.ref().name()
                            + ": if restart has already been triggered within the past second,"
                            + " please wait before attempting to trigger another");
        }
        ObjectNode annotations = Tree.object("kubectl.kubernetes.io/restartedAt", now);
        return Tree.object(
                "spec",
                Tree.object(
                        "template",
                        Tree.object("metadata", Tree.object("annotations", annotations))));
    }
}
