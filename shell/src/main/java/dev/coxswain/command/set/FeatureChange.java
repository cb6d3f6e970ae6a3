package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.ThreeWay;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;

import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code set} commands do: change a copy of each object and send the difference, or with
 * {@code --local} ask nobody and show the copy.
 *
 * @param done what is said of a changed object, as {@code image updated}
 * @param refusal what is said before the server's reason
 * @param always whether an object that stays as it is counts as changed
 */
record FeatureChange(Invocation invocation, String done, String refusal, boolean always) {
    /** Changes an object in place. */
    @FunctionalInterface
    interface Change {
        /**
         * Does it.
         *
         * @param named how errors name the object, as {@code deployments/web}
         * @throws FailureException where the object cannot be changed so
         */
        void in(ObjectNode object, String named);
    }

    /** The declaration with what all {@code set} commands take. */
    static Signature declared(Signature signature, String words) {
        return signature
                .argument(Argument.rest(words).values(Values.Source.RESOURCE_REFS))
                .flag(TargetFlags.SELECTOR, TargetFlags.ALL, WriteFlags.LOCAL)
                .flags(WriteFlags.FILES)
                .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                .flags(OutputFlags.WRITE);
    }

    /** Changes what the words or files name. */
    Items each(Sources sources, List<String> targets, Change change) {
        List<Writes.Step> steps = new ArrayList<>();
        if (invocation.get(WriteFlags.LOCAL)) {
            for (Entry entry : sources.read(invocation, "set")) {
                steps.add(() -> local(entry, change));
            }
        } else {
            List<Subject> subjects = Subject.of(invocation, sources, targets);
            steps.addAll(Subject.steps(subjects, each -> List.of(one(each, change))));
        }
        return Writes.of(
                invocation,
                steps,
                Items.Shape.DECLARED,
                OutputFlags.withoutColumns(invocation.arguments()));
    }

    private List<Item> local(Entry entry, Change change) {
        Manifest manifest =
                switch (entry) {
                    case Entry.Read(var read) -> read;
                    case Entry.Broken(var failure) -> throw new FailureException(failure);
                };
        ObjectNode object = TypedForm.of(manifest.object());
        ResourceRef ref =
                new ResourceRef(Generated.type(object), invocation.namespace(), manifest.name());
        change.in(object, ref.type().singular() + "/" + ref.name());
        return List.of(Item.written(object, new Origin("", ref), ref.qualifiedName() + " " + done));
    }

    private Item one(Subject subject, Change change) {
        ObjectNode live = subject.live(invocation);
        ObjectNode changed = live.deepCopy();
        change.in(changed, subject.ref().type().plural() + "/" + subject.ref().name());
        ObjectNode patch = new ThreeWay(true).patch(live, changed, live);
        if (patch.isEmpty() && !always) {
            return Item.written(live, invocation.objects().origin(subject.ref().type(), live), "");
        }
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            return Placement.written(invocation, subject.ref(), changed, done);
        }
        try {
            ObjectNode after =
                    invocation
                            .objects()
                            .patch(
                                    subject.ref(),
                                    Request.PatchType.STRATEGIC,
                                    patch,
                                    WriteFlags.options(invocation, "kubectl-set"));
            return Placement.written(invocation, subject.ref(), after, done);
        } catch (FailureException e) {
            throw Generated.said(e, refusal);
        }
    }

    /**
     * Words that name objects, and words of the form {@code key=value}, told apart as kubectl does.
     *
     * @param targets what names objects
     * @param pairs the others
     */
    record Words(List<String> targets, List<String> pairs) {
        static Words of(List<String> all, boolean removals) {
            List<String> targets = new ArrayList<>();
            List<String> pairs = new ArrayList<>();
            for (String word : all) {
                boolean removal = removals && word.endsWith("-") && !word.contains("/");
                (word.contains("=") || removal ? pairs : targets).add(word);
            }
            return new Words(targets, pairs);
        }
    }

    /** The name of an object's kind and its own, as {@code Deployment/web}. */
    static String kindAndName(ObjectNode object) {
        return Json.text(object, "kind") + "/" + Json.text(object, "metadata", "name");
    }
}
