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
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code edit}: changes live objects in the person's own editor. */
final class EditObjects implements Command {
    private static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .defaulting("yaml")
                    .values(Values.words("yaml", "json"))
                    .help("Edit as yaml or json");
    static final Flag<String> SUBRESOURCE =
            Flag.text("subresource")
                    .values(Values.words("status", "scale", "resize"))
                    .help("Edit this part of the object");
    static final Flag<Boolean> WINDOWS =
            Flag.bool("windows-line-endings").help("End lines as on Windows");
    private static final Signature SIGNATURE =
            Signature.of("edit", "Change live objects in your editor")
                    .describe(
                            "The editor is KUBE_EDITOR or EDITOR, else vi. A change that the server"
                                    + " refuses opens the file again with the reasons.")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flags(WriteFlags.FILES)
                    .flag(OUTPUT, SUBRESOURCE, WINDOWS, TargetFlags.SELECTOR, Create.SAVE_CONFIG)
                    .flag(WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flag(OutputFlags.SHOW_MANAGED_FIELDS)
                    .example("edit deployment/web", "Change what you like")
                    .example("edit -o json configmap settings", "The same as JSON");

    private final Sources sources;

    EditObjects(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String format = invocation.get(OUTPUT);
        if (!format.equals("yaml") && !format.equals("json")) {
            throw FailureException.plain(
                    "unable to match a printer suitable for the output format \""
                            + format
                            + "\", allowed formats are: json,yaml");
        }
        List<Subject> subjects = Subject.rolledOut(invocation, sources, words(invocation));
        if (subjects.isEmpty()) {
            throw FailureException.plain("edit cancelled, no objects found");
        }
        EditedText text = new EditedText(format.equals("json"), invocation.get(WINDOWS));
        return session(invocation, subjects, text);
    }

    private static List<String> words(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        return words;
    }

    private static Result session(Invocation invocation, List<Subject> subjects, EditedText text) {
        List<ObjectNode> live = new ArrayList<>();
        subjects.forEach(each -> live.add(each.live(invocation)));
        EditSession session = new EditSession(invocation, subjects, live, text);
        Terminal terminal = invocation.terminal();
        if (terminal == null) {
            Outcome outcome = session.run();
            return new Lines(
                    new ByteArrayInputStream(session.said().getBytes(StandardCharsets.UTF_8)),
                    () -> outcome);
        }
        return new Takeover(
                "edit",
                screen -> {
                    Outcome outcome = session.run();
                    try {
                        screen.output().write(session.said().getBytes(StandardCharsets.UTF_8));
                        screen.output().flush();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return outcome;
                });
    }
}
