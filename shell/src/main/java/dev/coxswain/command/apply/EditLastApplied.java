package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.edit.EditObjects;
import dev.coxswain.command.edit.EditPurpose;
import dev.coxswain.command.edit.EditResult;
import dev.coxswain.command.edit.EditSession;
import dev.coxswain.command.edit.EditedText;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code apply edit-last-applied}: changes what is remembered as applied last, in an editor. */
final class EditLastApplied implements Command {
    private static final Signature SIGNATURE =
            Signature.of("apply edit-last-applied", "Change in your editor what was applied last")
                    .describe("The live fields of the objects stay as they are.")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flags(WriteFlags.FILES)
                    .flag(EditObjects.OUTPUT, EditObjects.WINDOWS, TargetFlags.SELECTOR)
                    .flag(WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flag(OutputFlags.SHOW_MANAGED_FIELDS)
                    .example("apply edit-last-applied deploy/web", "Change what was applied");

    private final Sources sources;

    EditLastApplied(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        EditedText text = EditObjects.text(invocation);
        List<Subject> subjects = new ArrayList<>();
        List<ObjectNode> applied = new ArrayList<>();
        for (Subject each : EditObjects.subjects(invocation, sources)) {
            ObjectNode manifest = LastApplied.of(each.live(invocation));
            if (manifest != null) {
                subjects.add(each);
                applied.add(manifest);
            }
        }
        if (subjects.isEmpty()) {
            throw FailureException.plain(
                    "no last-applied-configuration annotation found on resources, to create the"
                            + " annotation, use command `kubectl apply set-last-applied"
                            + " --create-annotation`");
        }
        return EditResult.of(
                invocation,
                new EditSession(
                        invocation, subjects, applied, text, new EditPurpose.Applied(invocation)));
    }
}
