package dev.coxswain.command.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code edit}: changes live objects in the person's own editor. */
public final class EditObjects implements Command {
    public static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .defaulting("yaml")
                    .values(Values.words("yaml", "json", "kyaml"))
                    .help("Edit as yaml, json or kyaml");
    static final Flag<String> SUBRESOURCE =
            Flag.text("subresource")
                    .values(Values.words("status", "scale", "resize"))
                    .help("Edit this part of the object");
    public static final Flag<Boolean> WINDOWS =
            Flag.bool("windows-line-endings").help("End lines as on Windows");
    static final Flag<Boolean> OUTPUT_PATCH =
            Flag.bool("output-patch").help("Print what is sent of each object that was changed");
    private static final Signature SIGNATURE =
            Signature.of("edit", "Change live objects in your editor")
                    .describe(
                            "The editor is KUBE_EDITOR or EDITOR, else vi. A change that the server"
                                    + " refuses opens the file again with the reasons.")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flags(WriteFlags.FILES)
                    .flag(
                            OUTPUT,
                            SUBRESOURCE,
                            WINDOWS,
                            TargetFlags.SELECTOR,
                            LastApplied.SAVE_CONFIG)
                    .flag(WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flag(OUTPUT_PATCH, OutputFlags.TEMPLATE, OutputFlags.ALLOW_MISSING)
                    .flag(OutputFlags.SHOW_MANAGED_FIELDS)
                    .example("edit deployment/web", "Change what you like")
                    .example("edit -o json configmap settings", "The same as JSON");

    private final Sources sources;

    public EditObjects(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        EditedText text = text(invocation);
        List<Subject> subjects = subjects(invocation, sources);
        if (subjects.isEmpty()) {
            throw FailureException.plain("edit cancelled, no objects found");
        }
        List<ObjectNode> live = new ArrayList<>();
        subjects.forEach(each -> live.add(each.live(invocation)));
        EditPurpose purpose = new EditPurpose.Live(invocation);
        return EditResult.of(
                invocation, new EditSession(invocation, subjects, live, text, purpose));
    }

    /**
     * How objects are written for a person to edit.
     *
     * @throws FailureException in kubectl's words where nobody could edit that
     */
    public static EditedText text(Invocation invocation) {
        String format = invocation.get(OUTPUT);
        if (!List.of("yaml", "json", "kyaml").contains(format)) {
            throw FailureException.plain(
                    "unable to match a printer suitable for the output format \""
                            + format
                            + "\", allowed formats are: json,kyaml,yaml");
        }
        return new EditedText(format, invocation.get(WINDOWS));
    }

    /**
     * The objects that words or files name.
     *
     * @throws FailureException in kubectl's words where nothing is named
     */
    public static List<Subject> subjects(Invocation invocation, Sources sources) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        return Subject.rolledOut(invocation, sources, words);
    }
}
