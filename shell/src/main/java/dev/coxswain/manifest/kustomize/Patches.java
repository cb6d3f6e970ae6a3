package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.JsonPatch;
import dev.coxswain.manifest.LocalPatch;
import dev.coxswain.manifest.MergeKeys;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The patches of a kustomization, put on its objects. */
final class Patches {
    private static final String DELETION = "delete";

    private final Kustomization kustomization;
    private final LabelMatch labels;
    private final List<KustomizedObject> objects;

    Patches(Kustomization kustomization, LabelMatch labels, List<KustomizedObject> objects) {
        this.kustomization = kustomization;
        this.labels = labels;
        this.objects = objects;
    }

    /** Those of {@code patchesStrategicMerge}: files or texts. */
    void strategic() {
        for (String each : kustomization.texts("patchesStrategicMerge")) {
            boolean text = each.contains("\n") || each.stripLeading().startsWith("{");
            String trouble = trouble("PatchStrategicMergeTransformer", "paths:\n- " + each.strip());
            List<JsonNode> values = parsed(text ? each : file(each, trouble, ""));
            values.forEach(value -> merge(null, value, Json.object()));
        }
    }

    /** Those of {@code patches}, of both kinds. */
    void mixed() {
        for (JsonNode each : kustomization.path("patches")) {
            String patch = Json.text(each, "patch");
            String path = Json.text(each, "path");
            if (patch.isEmpty() == path.isEmpty()) {
                throw FailureException.plain(
                        trouble("PatchTransformer", shown(patch, path))
                                + (patch.isEmpty()
                                        ? "must specify one of patch and path in\n"
                                        : "patch and path can't be set at the same time\n")
                                + shown(patch, path));
            }
            String trouble = trouble("PatchTransformer", shown(patch, path));
            String text =
                    patch.isEmpty()
                            ? file(
                                    path,
                                    trouble,
                                    "failed to get the patch file from path(" + path + "): ")
                            : patch;
            String label =
                    path.isEmpty() ? "[patch: " + quoted(text) + "]" : "[path: \"" + path + "\"]";
            apply(each, text, label, trouble + "unable to parse SM or JSON patch from " + label);
        }
    }

    private void apply(JsonNode patch, String text, String label, String unreadable) {
        PatchTarget target = target(patch);
        List<JsonNode> values;
        try {
            values = parsed(text);
        } catch (FailureException e) {
            throw new FailureException(new Failure.Plain(unreadable, null), e);
        }
        for (JsonNode value : values) {
            if (value.isArray() && target == null) {
                throw FailureException.plain("must specify a target for JSON patch " + label);
            } else if (value.isArray() && target != null) {
                operations(target, value);
            } else if (value.isObject()) {
                merge(target, value, patch.path("options"));
            } else {
                throw FailureException.plain(unreadable);
            }
        }
    }

    /** Those of {@code patchesJson6902}. */
    void json() {
        for (JsonNode each : kustomization.path("patchesJson6902")) {
            String path = Json.text(each, "path");
            String patch = Json.text(each, "patch");
            PatchTarget target = target(each);
            if (target == null) {
                throw FailureException.plain("must specify a target for a patchesJson6902 entry");
            }
            String trouble = trouble("PatchJson6902Transformer", shown(patch, path));
            String text = path.isEmpty() ? patch : file(path, trouble, "");
            parsed(text).forEach(value -> operations(target, value));
        }
    }

    private static String shown(String patch, String path) {
        if (patch.isEmpty() && path.isEmpty()) {
            return "{}";
        }
        return patch.isEmpty() ? "path: " + path : "patch: " + patch.strip();
    }

    private static String trouble(String transformer, String config) {
        return "trouble configuring builtin "
                + transformer
                + " with config: `\n"
                + config
                + "\n`: ";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private @Nullable PatchTarget target(JsonNode patch) {
        return patch.path("target").isObject()
                ? new PatchTarget(patch.path("target"), labels)
                : null;
    }

    private String file(String name, String trouble, String more) {
        Path path = kustomization.root().resolve(name).normalize();
        try {
            if (!Files.exists(path)) {
                throw FailureException.plain(
                        trouble + more + Layers.missing(path.toString(), path));
            }
            Path real = path.toRealPath();
            if (!kustomization.admits(real)) {
                throw FailureException.plain(
                        trouble
                                + more
                                + "security; file '"
                                + real
                                + "' is not in or below '"
                                + kustomization.root()
                                + "'");
            }
            return Files.readString(real);
        } catch (IOException e) {
            throw FailureException.plain("error reading " + path + ": " + e.getMessage());
        }
    }

    private static List<JsonNode> parsed(String text) {
        try {
            return Yaml.words(text);
        } catch (YamlException e) {
            throw new FailureException(new Failure.Plain(e.words(), null), e);
        }
    }

    private void operations(PatchTarget target, JsonNode operations) {
        for (KustomizedObject each : target.among(objects)) {
            Id before = each.id();
            if (JsonPatch.apply(each.json(), operations) instanceof ObjectNode patched) {
                each.replace(patched);
                rename(each, before, true);
            }
        }
    }

    private void merge(@Nullable PatchTarget target, JsonNode patch, JsonNode options) {
        List<KustomizedObject> meant = target == null ? named(patch) : target.among(objects);
        for (KustomizedObject each : meant) {
            if (Json.text(patch, "$patch").equals(DELETION)) {
                objects.remove(each);
                continue;
            }
            Id before = each.id();
            each.replace(
                    new LocalPatch(MergeKeys.strategic(before.group()), true)
                            .apply(each.json(), patch));
            if (!options.path("allowKindChange").asBoolean()) {
                each.json().put("kind", before.kind());
            }
            rename(each, before, options.path("allowNameChange").asBoolean());
        }
    }

    /** A patch's name is only how it finds its object, unless it may change it. */
    private static void rename(KustomizedObject object, Id before, boolean allowed) {
        String name = object.id().name();
        if (!name.equals(before.name())) {
            object.json().withObjectProperty("metadata").put("name", before.name());
            if (allowed) {
                object.rename(name);
            }
        }
    }

    private List<KustomizedObject> named(JsonNode patch) {
        if (!(patch instanceof ObjectNode object)) {
            throw FailureException.plain("a strategic merge patch is an object");
        }
        Id id = Id.of(object);
        List<KustomizedObject> found = new ArrayList<>();
        objects.stream().filter(each -> each.is(id)).forEach(found::add);
        if (found.size() != 1) {
            throw FailureException.plain(
                    "no resource matches strategic merge patch \""
                            + id.words()
                            + "\": "
                            + (found.isEmpty() ? "no matches for Id " : "multiple matches for Id ")
                            + id.words()
                            + "; failed to find unique target for patch "
                            + id.words());
        }
        return found;
    }
}
