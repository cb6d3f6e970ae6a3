package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.JsonPatch;
import dev.coxswain.manifest.LocalPatch;
import dev.coxswain.manifest.MergeKeys;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** {@code patch}: changes some fields of an object. */
final class Patch implements Command {
    private static final Flag<String> TYPE =
            Flag.text("type")
                    .defaulting("strategic")
                    .values(Values.words("strategic", "merge", "json"))
                    .help("How the patch is meant");
    private static final Flag<String> PATCH =
            Flag.text("patch").shorthand('p').placeholder("JSON").help("The patch, JSON or YAML");
    private static final Flag<String> PATCH_FILE =
            Flag.text("patch-file").values(Values.Source.FILES).help("File that holds the patch");
    private static final Flag<String> SUBRESOURCE =
            Flag.text("subresource")
                    .values(Values.words("status", "scale", "resize"))
                    .help("Patch this part of the object");
    private static final Signature SIGNATURE =
            Signature.of("patch", "Change some fields of an object")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(PATCH, PATCH_FILE, TYPE, SUBRESOURCE, WriteFlags.LOCAL)
                    .flags(WriteFlags.FILES)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                    .flags(OutputFlags.WRITE)
                    .example("patch deploy web -p '{\"spec\":{\"replicas\":2}}'", "Change a field");

    private final Sources sources;

    Patch(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Request.PatchType type =
                switch (invocation.get(TYPE)) {
                    case "strategic" -> Request.PatchType.STRATEGIC;
                    case "merge" -> Request.PatchType.MERGE;
                    case "json" -> Request.PatchType.JSON;
                    default ->
                            throw FailureException.plain(
                                    "--type must be one of [json merge strategic], not \""
                                            + invocation.get(TYPE)
                                            + "\"");
                };
        byte[] patch = patch(invocation);
        List<Subject> subjects =
                invocation.get(WriteFlags.LOCAL)
                        ? Subject.local(invocation, sources)
                        : Subject.of(invocation, sources, invocation.arguments().positional());
        return Writes.of(
                invocation, Subject.steps(subjects, each -> one(invocation, each, type, patch)));
    }

    private static byte[] patch(Invocation invocation) {
        String text = invocation.get(PATCH);
        String file = invocation.get(PATCH_FILE);
        if (text.isEmpty() == file.isEmpty()) {
            throw FailureException.plain(
                    text.isEmpty()
                            ? "must specify --patch or --patch-file containing the contents of the"
                                    + " patch"
                            : "cannot specify --patch and --patch-file together");
        }
        try {
            String given =
                    text.isEmpty()
                            ? Files.readString(invocation.session().directory().resolve(file))
                            : text;
            // What looks like JSON goes to the server as it is.
            return given.stripLeading().startsWith("{")
                    ? given.getBytes(StandardCharsets.UTF_8)
                    : Json.bytes(Yaml.parse(given));
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File(
                            "unable to read patch file: open "
                                    + file
                                    + ": no such file or directory"),
                    e);
        } catch (YamlException e) {
            throw FailureException.plain("unable to parse \"" + text + "\": " + e.words());
        }
    }

    private static List<Item> one(
            Invocation invocation, Subject subject, Request.PatchType type, byte[] patch) {
        ObjectNode live = subject.live(invocation);
        if (DryRun.of(invocation) == DryRun.CLIENT || invocation.get(WriteFlags.LOCAL)) {
            ObjectNode after = locally(live, type, patch);
            String done = after.equals(live) ? "patched (no change)" : "patched";
            return List.of(Placement.written(invocation, subject.ref(), after, done));
        }
        String sub = invocation.get(SUBRESOURCE);
        String path = subject.ref().path() + (sub.isEmpty() ? "" : "/" + sub);
        Request request =
                new Request(
                                Request.Method.PATCH,
                                path,
                                List.of(),
                                patch,
                                type.contentType(),
                                null,
                                null)
                        .with(WriteFlags.options(invocation, "kubectl-patch"));
        ObjectNode after = invocation.cluster().send(request, invocation.cancellation()).object();
        String done = after.equals(live) ? "patched (no change)" : "patched";
        ResourceRef answered =
                Json.text(after, "kind").equals("Scale")
                        ? new ResourceRef(
                                Generated.type(after),
                                subject.ref().namespace(),
                                subject.ref().name())
                        : subject.ref();
        // kubectl does not say of a patch that the server only tried it.
        return List.of(
                Item.written(
                        after,
                        new Origin(invocation.cluster().context(), answered),
                        answered.qualifiedName() + " " + done));
    }

    private static ObjectNode locally(ObjectNode live, Request.PatchType type, byte[] patch) {
        JsonNode read;
        try {
            read = Json.parse(patch);
        } catch (UncheckedIOException e) {
            throw FailureException.plain("the patch is not JSON: " + e.getMessage());
        }
        if (type == Request.PatchType.JSON) {
            return (ObjectNode) JsonPatch.apply(live, read);
        }
        String group = Json.text(live, "apiVersion");
        boolean strategic = type == Request.PatchType.STRATEGIC;
        int slash = group.indexOf('/');
        boolean known = MergeKeys.strategic(slash < 0 ? "" : group.substring(0, slash));
        return new LocalPatch(strategic && known).apply(live, read);
    }
}
