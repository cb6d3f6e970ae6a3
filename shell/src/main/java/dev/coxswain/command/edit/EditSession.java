package dev.coxswain.command.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.delete.Removal;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.document.Json;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Outcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Editing some objects until the server takes them or the person gives up. */
public final class EditSession {
    private final Invocation invocation;
    private final EditedText text;
    private final Editor editor;
    private final EditPurpose purpose;
    private final List<Item> done = new ArrayList<>();
    private List<Subject> subjects;
    private List<ObjectNode> originals;

    /**
     * @param originals the objects as the server has them, one for each subject
     */
    public EditSession(
            Invocation invocation,
            List<Subject> subjects,
            List<ObjectNode> originals,
            EditedText text,
            EditPurpose purpose) {
        this.invocation = invocation;
        this.purpose = purpose;
        this.subjects = subjects;
        this.originals = originals.stream().map(this::shown).toList();
        this.text = text;
        this.editor = new Editor(invocation);
    }

    /** What was done. */
    List<Item> done() {
        return done;
    }

    private ObjectNode shown(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (!invocation.get(OutputFlags.SHOW_MANAGED_FIELDS)) {
            copy.withObjectProperty("metadata").remove("managedFields");
        }
        return copy;
    }

    /** Edits until there is nothing left to be done. */
    Outcome run() {
        Path file = Editor.file(text.ending());
        String before = text.body(originals);
        List<String> reasons = List.of();
        while (true) {
            String shown = text.file(purpose.head(), reasons, before);
            String edited = EditedText.stripped(editor.edit(file, shown));
            if (edited.equals(EditedText.stripped(before))) {
                return reasons.isEmpty()
                        ? cancelled(file, "Edit cancelled, no changes made.")
                        : kept(file, "Edit cancelled, no valid changes were saved.");
            }
            if (edited.isBlank() && !validated()) {
                return cancelled(file, "Edit cancelled, saved file was empty.");
            }
            before = edited;
            reasons = new ArrayList<>();
            List<ObjectNode> objects = objects(edited, reasons);
            Outcome outcome = reasons.isEmpty() ? send(file, objects, reasons) : null;
            if (outcome != null) {
                return outcome;
            }
            if (reasons.isEmpty()) {
                delete(file);
                return Outcome.DONE;
            }
        }
    }

    private boolean validated() {
        String word = invocation.get(WriteFlags.VALIDATE);
        return !word.equals("ignore") && !word.equals("false");
    }

    /** The objects of the edited text; the reasons tell why there are none. */
    private List<ObjectNode> objects(String edited, List<String> reasons) {
        String problem;
        try {
            List<ObjectNode> objects = EditedText.objects(edited);
            if (!objects.isEmpty()) {
                return objects;
            }
            problem = "invalid object to validate";
        } catch (YamlException e) {
            problem = e.words();
        }
        if (validated()) {
            String named = named(subjects.getFirst().ref());
            notice("error: " + named + " is invalid");
            reasons.add(named + " was not valid:");
            reasons.add(
                    "* <nil>: Invalid value: \"The edited file failed validation\": " + problem);
        } else {
            reasons.add(
                    "The edited file had a syntax error: error parsing edited-file: error"
                            + " converting YAML to JSON: "
                            + problem);
        }
        return List.of();
    }

    private Outcome cancelled(Path file, String words) {
        delete(file);
        notice(words);
        return Outcome.DONE;
    }

    private Outcome kept(Path file, String words) {
        return kept(file, new Failure.Plain(words, null));
    }

    private Outcome kept(Path file, Failure failure) {
        notice("A copy of your changes has been stored to \"" + file + "\"");
        return Outcome.of(List.of(failure));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // A file left in the temporary directory harms nobody.
        }
    }

    /**
     * Sends what was changed; the reasons tell what is to be edited again.
     *
     * @return null where there is no more to say
     */
    private @Nullable Outcome send(Path file, List<ObjectNode> edited, List<String> reasons) {
        List<Subject> left = new ArrayList<>();
        List<ObjectNode> leftOriginals = new ArrayList<>();
        boolean stuck = false;
        boolean gone = false;
        for (ObjectNode object : edited) {
            int at = purpose.isRepeated() || originals.size() > 1 ? index(object) : 0;
            if (at < 0) {
                return kept(file, "At least one of apiVersion, kind and name was changed");
            }
            Subject subject = subjects.get(at);
            try {
                done.add(purpose.send(subject, originals.get(at), object));
            } catch (FailureException e) {
                if (!purpose.isRepeated()) {
                    return kept(file, e.failure());
                }
                String named = named(subject.ref());
                if (e.failure() instanceof Failure.Api api && api.reason().equals("Invalid")) {
                    notice("error: " + named + " is invalid");
                    reasons.add(named + " was not valid:");
                    api.causes().forEach(c -> reasons.add("* " + c.field() + ": " + c.message()));
                    left.add(subject);
                    leftOriginals.add(originals.get(at));
                } else if (Removal.missing(e)) {
                    gone = true;
                    notice("error: " + named + " could not be found on the server");
                } else {
                    stuck = true;
                    notice("error: " + named + " could not be patched: " + of(e));
                }
            }
        }
        subjects = left;
        originals = leftOriginals;
        return stuck || gone ? unsaved(file, stuck) : null;
    }

    private Outcome unsaved(Path file, boolean stuck) {
        invocation
                .notices()
                .line(
                        stuck
                                ? "You can run `kubectl replace -f "
                                        + file
                                        + "` to try this update again."
                                : "The edits you made on deleted resources have been saved to \""
                                        + file
                                        + "\"");
        return Outcome.exit(1);
    }

    private void notice(String words) {
        invocation.notices().line(words);
    }

    private static String of(FailureException e) {
        return e.failure() instanceof Failure.Api api
                ? api.message()
                : String.valueOf(e.getMessage());
    }

    private static String named(ResourceRef ref) {
        return ref.type().qualifiedPlural() + " \"" + ref.name() + "\"";
    }

    private int index(ObjectNode object) {
        for (int i = 0; i < originals.size(); i++) {
            ObjectNode original = originals.get(i);
            if (Json.text(original, "metadata", "name")
                            .equals(Json.text(object, "metadata", "name"))
                    && original.path("kind").equals(object.path("kind"))
                    && original.path("apiVersion").equals(object.path("apiVersion"))) {
                return i;
            }
        }
        return -1;
    }
}
