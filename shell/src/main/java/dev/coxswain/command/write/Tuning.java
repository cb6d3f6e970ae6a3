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

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code rollout restart|pause|resume}, {@code cordon} and {@code uncordon}: one small patch. */
final class Tuning implements Command {
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
    private final Change change;
    private final Words words;

    /**
     * What is said.
     *
     * @param manager who owns the changed fields
     * @param type the type that words name objects of; empty where they say it themselves
     */
    private record Words(String done, String already, String manager, String type) {}

    private Tuning(Signature declared, Sources sources, Words words, Change change) {
        this.signature =
                declared.argument(
                                Argument.rest(words.type().isEmpty() ? "TYPE/NAME" : "NODE")
                                        .values(
                                                words.type().isEmpty()
                                                        ? Values.Source.RESOURCE_REFS
                                                        : Values.Source.NODES))
                        .flag(TargetFlags.SELECTOR, DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                        .flags(WriteFlags.FILES)
                        .flags(OutputFlags.WRITE);
        this.sources = sources;
        this.change = change;
        this.words = words;
    }

    static List<Command> all(Sources sources) {
        return List.of(
                new Tuning(
                        Signature.of("rollout restart", "Replace a workload's pods one by one")
                                .example("rollout restart deploy/web", "Fresh pods"),
                        sources,
                        new Words("restarted", "restarted", "kubectl-rollout", ""),
                        Tuning::restart),
                new Tuning(
                        Signature.of("rollout pause", "Hold a deployment's roll-out back")
                                .example("rollout pause deploy/web", "Change several things"),
                        sources,
                        new Words("paused", "already paused", "kubectl-rollout", ""),
                        (_, subject, live) -> paused(subject, live, true)),
                new Tuning(
                        Signature.of("rollout resume", "Let a deployment roll out again")
                                .example("rollout resume deploy/web", "Roll them out"),
                        sources,
                        new Words("resumed", "not paused", "kubectl-rollout", ""),
                        (_, subject, live) -> paused(subject, live, false)),
                new Tuning(
                        Signature.of("cordon", "Let no more pods come to a node")
                                .example("cordon node-1", "Before maintenance"),
                        sources,
                        new Words("cordoned", "already cordoned", "kubectl-cordon", "node"),
                        (_, _, live) -> flag(live, "unschedulable", true)),
                new Tuning(
                        Signature.of("uncordon", "Let pods come to a node again")
                                .example("uncordon node-1", "After maintenance"),
                        sources,
                        new Words("uncordoned", "already uncordoned", "kubectl-cordon", "node"),
                        (_, _, live) -> flag(live, "unschedulable", false)));
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> given = invocation.arguments().positional();
        List<String> named =
                words.type().isEmpty()
                        ? given
                        : given.stream()
                                .map(each -> each.contains("/") ? each : words.type() + "/" + each)
                                .toList();
        List<Subject> subjects =
                words.type().isEmpty()
                        ? Subject.rolledOut(invocation, sources, named)
                        : Subject.of(invocation, sources, nodes(invocation, named));
        return Writes.of(invocation, Subject.steps(subjects, each -> one(invocation, each)));
    }

    private List<String> nodes(Invocation invocation, List<String> named) {
        if (!named.isEmpty()) {
            return named;
        }
        if (!invocation.has(TargetFlags.SELECTOR)) {
            String verb = signature.name();
            throw FailureException.plain("USAGE: " + verb + " NODE [flags]");
        }
        return List.of("nodes");
    }

    private List<Item> one(Invocation invocation, Subject subject) {
        ObjectNode live = subject.live(invocation);
        ObjectNode patch = change.of(invocation, subject, live);
        if (patch.isEmpty() && words.type().isEmpty()) {
            throw FailureException.plain(
                    subject.ref().type().qualifiedPlural()
                            + " \""
                            + subject.ref().name()
                            + "\" is "
                            + words.already());
        }
        if (patch.isEmpty()) {
            return List.of(Placement.written(invocation, subject.ref(), live, words.already()));
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
                                        WriteFlags.options(invocation, words.manager()));
        return List.of(Placement.written(invocation, subject.ref(), after, words.done()));
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
        return flag(live, "paused", wanted);
    }

    private static ObjectNode flag(JsonNode live, String field, boolean wanted) {
        if (live.path("spec").path(field).asBoolean(false) == wanted) {
            return Tree.object();
        }
        ObjectNode spec = Tree.object();
        if (wanted) {
            spec.put(field, true);
        } else {
            spec.putNull(field);
        }
        return Tree.object("spec", spec);
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
