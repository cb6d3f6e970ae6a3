package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@code kustomization.yaml} that was read and holds only what is known.
 *
 * @param root its directory, absolute and without links
 * @param confined whether the files it names must lie in or below that directory
 */
record Kustomization(Path root, JsonNode json, boolean confined) {
    private static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Map<String, String> DEPRECATED =
            new TreeMap<>(
                    Map.of(
                            "bases", "resources",
                            "commonLabels", "labels",
                            "imageTags", "images",
                            "patchesJson6902", "patches",
                            "patchesStrategicMerge", "patches"));
    private static final List<String> LEFT_OUT =
            List.of(
                    "buildMetadata",
                    "configurations",
                    "crds",
                    "generators",
                    "helmChartInflationGenerator",
                    "helmCharts",
                    "helmGlobals",
                    "openapi",
                    "replacements",
                    "transformers",
                    "validators",
                    "vars");
    private static final Shape.Struct SHAPE = shape();

    /** What Go's decoder says against a kustomization. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads a directory's.
     *
     * @param root absolute and without links
     * @throws FailureException in kubectl's words where there is none, or it is none
     */
    static Kustomization read(Path root, Notices notices, boolean confined) {
        List<Path> found = NAMES.stream().map(root::resolve).filter(Files::isRegularFile).toList();
        if (found.isEmpty()) {
            throw FailureException.plain(
                    "unable to find one of 'kustomization.yaml', 'kustomization.yml' or"
                            + " 'Kustomization' in directory '"
                            + root
                            + "'");
        }
        if (found.size() > 1) {
            throw FailureException.plain("Found multiple kustomization files under: " + root);
        }
        JsonNode json = parsed(found.getFirst());
        try {
            Shape.check(SHAPE, json);
        } catch (Unfit e) {
            throw FailureException.plain("invalid Kustomization: json: " + e.getMessage());
        }
        String kind = Json.text(json, "kind");
        if (!kind.isEmpty() && !kind.equals("Kustomization") && !kind.equals("Component")) {
            throw FailureException.plain(
                    "Failed to read kustomization file under "
                            + root
                            + ":\nkind should be Kustomization or Component");
        }
        DEPRECATED.forEach(
                (old, now) -> {
                    if (!json.path(old).isEmpty()) {
                        notices.line(
                                "# Warning: '"
                                        + old
                                        + "' is deprecated. Please use '"
                                        + now
                                        + "' instead. Run 'kustomize edit fix' to update your"
                                        + " Kustomization automatically.");
                    }
                });
        refuse(found.getFirst(), json);
        return new Kustomization(root, json, confined);
    }

    /** Whether it may name a file. */
    boolean admits(Path real) {
        return !confined || real.startsWith(root);
    }

    private static void refuse(Path file, JsonNode json) {
        for (String field : LEFT_OUT) {
            if (!json.path(field).isEmpty()) {
                throw FailureException.plain(
                        "'" + field + "' in " + file + " is not supported",
                        "let kubectl build it: !kubectl kustomize DIR | apply -f -");
            }
        }
    }

    private static JsonNode parsed(Path file) {
        try {
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw FailureException.plain(file.getFileName() + " is empty");
            }
            return Yaml.parse(text);
        } catch (YamlException e) {
            throw FailureException.plain("invalid Kustomization: " + e.words());
        } catch (IOException e) {
            throw FailureException.plain("error reading " + file + ": " + e.getMessage());
        }
    }

    JsonNode path(String field) {
        return json.path(field);
    }

    String text(String field) {
        return Json.text(json, field);
    }

    /** The texts of lists, one after the other. */
    List<String> texts(String... fields) {
        List<String> texts = new ArrayList<>();
        for (String field : fields) {
            json.path(field).forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }

    boolean isComponent() {
        return text("kind").equals("Component");
    }

    private static Shape.Struct shape() {
        Shape.Struct options =
                new Shape.Struct("GeneratorOptions")
                        .with(Shape.TEXT_MAP, "labels annotations")
                        .with(Shape.FLAG, "disableNameSuffixHash immutable");
        Shape.Struct patch = patch();
        Shape.Struct label = label();
        Shape.Struct image =
                new Shape.Struct("Image").with(Shape.TEXT, "name newName newTag tagSuffix digest");
        Shape.Struct replica =
                new Shape.Struct("Replica").with(Shape.TEXT, "name").with(Shape.NUMBER, "count");
        Shape.Struct config = generator("ConfigMapArgs", options);
        Shape.Struct secret = generator("SecretArgs", options).with(Shape.TEXT, "type");
        Shape.Struct whole =
                new Shape.Struct("Kustomization")
                        .with(Shape.TEXT, "apiVersion kind namePrefix nameSuffix namespace")
                        .with(Shape.ANY, "metadata sortOptions")
                        .with(Shape.TEXT_MAP, "commonLabels commonAnnotations")
                        .with(Shape.TEXTS, "resources components bases patchesStrategicMerge")
                        .with(new Shape.Many(label, "[]types.Label"), "labels")
                        .with(new Shape.Many(patch, "[]types.Patch"), "patches patchesJson6902")
                        .with(new Shape.Many(image, "[]types.Image"), "images imageTags")
                        .with(new Shape.Many(replica, "[]types.Replica"), "replicas")
                        .with(options, "generatorOptions")
                        .with(new Shape.Many(config, "[]types.ConfigMapArgs"), "configMapGenerator")
                        .with(new Shape.Many(secret, "[]types.SecretArgs"), "secretGenerator");
        LEFT_OUT.forEach(each -> whole.with(Shape.ANY, each));
        return whole;
    }

    private static Shape.Struct patch() {
        Shape.Struct target =
                new Shape.Struct("Selector")
                        .inside("ResId.Gvk.", Shape.TEXT, "group version kind")
                        .inside("ResId.", Shape.TEXT, "name namespace")
                        .with(Shape.TEXT, "annotationSelector labelSelector");
        Shape.Struct patch =
                new Shape.Struct("Patch").with(Shape.TEXT, "path patch").with(target, "target");
        patch.with(
                new Shape.Struct("PatchArgs").with(Shape.FLAG, "allowNameChange allowKindChange"),
                "options");
        return patch;
    }

    private static Shape.Struct label() {
        Shape.Struct field =
                new Shape.Struct("FieldSpec")
                        .with(Shape.TEXT, "group version kind path")
                        .with(Shape.FLAG, "create");
        return new Shape.Struct("Label")
                .with(Shape.TEXT_MAP, "pairs")
                .with(Shape.FLAG, "includeSelectors includeTemplates")
                .with(new Shape.Many(field, "[]types.FieldSpec"), "fields");
    }

    private static Shape.Struct generator(String type, Shape.Struct options) {
        return new Shape.Struct(type)
                .inside("GeneratorArgs.", Shape.TEXT, "name namespace behavior")
                .inside("GeneratorArgs.", options, "options")
                .inside("GeneratorArgs.KvPairSources.", Shape.TEXTS, "literals files envs")
                .inside("GeneratorArgs.KvPairSources.", Shape.TEXT, "env");
    }
}
