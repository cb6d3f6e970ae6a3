package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.document.Json;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.MergeKeys;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Outcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Editing some objects until the server takes them or the person gives up. */
final class EditSession {
    private final Invocation invocation;
    private final EditedText text;
    private final Editor editor;
    private final StringBuilder said = new StringBuilder();
    private List<Subject> subjects;
    private List<ObjectNode> originals;

    /**
     * @param originals the objects as the server has them, one for each subject
     */
    EditSession(
            Invocation invocation,
            List<Subject> subjects,
            List<ObjectNode> originals,
            EditedText text) {
        this.invocation = invocation;
        this.subjects = subjects;
        this.originals = originals.stream().map(this::shown).toList();
        this.text = text;
        this.editor = new Editor(invocation);
    }

    /** What was done, in lines. */
    String said() {
        return said.toString();
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
        String original = text.body(originals);
        String before = original;
        List<String> reasons = List.of();
        while (true) {
            String edited = EditedText.stripped(editor.edit(file, text.file(reasons, before)));
            boolean again = !reasons.isEmpty();
            if (again && edited.equals(EditedText.stripped(before))) {
                return kept(file, "Edit cancelled, no valid changes were saved.");
            }
            if (!again && edited.equals(EditedText.stripped(original))) {
                return cancelled(file, "Edit cancelled, no changes made.");
            }
            if (edited.isBlank()) {
                return cancelled(file, "Edit cancelled, saved file was empty.");
            }
            before = edited;
            reasons = new ArrayList<>();
            try {
                @Nullable Outcome outcome = send(file, EditedText.objects(edited), reasons);
                if (outcome != null) {
                    return outcome;
                }
                if (reasons.isEmpty()) {
                    delete(file);
                    return Outcome.DONE;
                }
                before = EditedText.stripped(before);
            } catch (YamlException e) {
                String where = "error parsing edited-file: error converting YAML to JSON: ";
                reasons.add("The edited file had a syntax error: " + where + e.words());
            }
        }
    }

    private Outcome cancelled(Path file, String words) {
        delete(file);
        invocation.notices().line(words);
        return Outcome.DONE;
    }

    private Outcome kept(Path file, String words) {
        invocation.notices().line("A copy of your changes has been stored to \"" + file + "\"");
        return Outcome.of(List.of(new Failure.Plain(words, null)));
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
            int at = index(object);
            if (at < 0) {
                return kept(file, "At least one of apiVersion, kind and name was changed");
            }
            Subject subject = subjects.get(at);
            try {
                say(subject, patch(subject, originals.get(at), object));
            } catch (FailureException e) {
                String named = named(subject.ref());
                if (e.failure() instanceof Failure.Api api && api.reason().equals("Invalid")) {
                    invocation.notices().line("error: " + named + " is invalid");
                    reasons.add(named + " was not valid:");
                    api.causes().forEach(c -> reasons.add("* " + c.field() + ": " + c.message()));
                    left.add(subject);
                    leftOriginals.add(originals.get(at));
                } else if (Removal.missing(e)) {
                    gone = true;
                    invocation
                            .notices()
                            .line("error: " + named + " could not be found on the server");
                } else {
                    stuck = true;
                    invocation
                            .notices()
                            .line("error: " + named + " could not be patched: " + of(e));
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

    private void say(Subject subject, String done) {
        said.append(subject.ref().qualifiedName()).append(' ').append(done).append('\n');
    }

    private String patch(Subject subject, ObjectNode original, ObjectNode edited) {
        if (original.equals(edited)) {
            return "skipped";
        }
        ObjectNode wanted =
                invocation.get(Create.SAVE_CONFIG) ? LastApplied.annotated(edited) : edited;
        ResourceRef ref = subject.ref();
        boolean strategic = MergeKeys.strategic(ref.type().group());
        ObjectNode patch = new ThreeWay(strategic).patch(original, wanted, original);
        String part = invocation.get(EditObjects.SUBRESOURCE);
        Request.PatchType type = strategic ? Request.PatchType.STRATEGIC : Request.PatchType.MERGE;
        Request request =
                Request.patch(ref.path() + (part.isEmpty() ? "" : "/" + part), type, patch);
        invocation
                .cluster()
                .send(
                        request.with(WriteFlags.validated(invocation, "kubectl-edit")),
                        invocation.cancellation());
        return "edited";
    }
}
