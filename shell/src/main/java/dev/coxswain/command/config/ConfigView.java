package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** {@code config view}: what all kubeconfig files together say, secrets left out. */
final class ConfigView implements Command {
    private static final Flag<Boolean> MINIFY =
            Flag.bool("minify").help("Only what the current context uses");
    private static final Flag<Boolean> RAW =
            Flag.bool("raw").help("Show secrets and certificates, too");
    private static final Flag<Boolean> FLATTEN =
            Flag.bool("flatten").help("Put the contents of certificate files in");
    private static final Flag<Boolean> MERGE =
            Flag.bool("merge").bare("true").defaulting(true).help("Merge all files");

    private static final Signature SIGNATURE =
            Signature.of("config view", "Show what the kubeconfig files together say")
                    .flags(OutputFlags.WRITE)
                    .flag(MINIFY, RAW, FLATTEN, MERGE)
                    .example("config view", "All of it, secrets left out")
                    .example(
                            "config view --minify -o jsonpath={..namespace}",
                            "The namespace of the current context");

    private static final List<String> FILE_FIELDS =
            List.of("certificate-authority", "client-certificate", "client-key");
    private static final Set<String> SECRET = Set.of("token", "password");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (!invocation.arguments().positional().isEmpty()) {
            throw FailureException.usage(
                    "unexpected arguments: " + Config.shown(invocation.arguments().positional()));
        }
        boolean precise =
                invocation.connection().kubeconfig() != null
                        || invocation.session().kubeconfig() != null;
        if (!invocation.get(MERGE) && !precise) {
            throw FailureException.plain("if merge==false a precise file must be specified");
        }
        Output output = OutputFlags.withoutColumns(invocation.arguments());
        ObjectNode merged = merged(invocation, KubeconfigFiles.of(invocation));
        return Items.of(
                List.of(Item.of(KubeconfigForm.file(merged))),
                Items.Shape.DECLARED,
                output.format() == OutputFormat.TABLE ? Output.of(OutputFormat.YAML) : output,
                Outcome.DONE);
    }

    private static ObjectNode merged(Invocation invocation, KubeconfigFiles files) {
        ObjectNode merged = Json.object();
        String named = invocation.connection().context();
        String current = named == null ? files.currentContext() : named;
        merged.put("current-context", current);
        merged.set("preferences", files.preferences());
        ObjectNode context = files.entry("contexts", current);
        boolean minify = invocation.get(MINIFY);
        if (minify && (current.isEmpty() || context == null)) {
            throw FailureException.plain(
                    current.isEmpty()
                            ? "current-context must exist in order to minify"
                            : "cannot locate context " + current);
        }
        for (String kind : KubeconfigForm.KINDS) {
            String used =
                    kind.equals("contexts") || context == null
                            ? current
                            : Json.text(context, KubeconfigFiles.single(kind));
            for (String name : files.names(kind)) {
                ObjectNode value = files.entry(kind, name);
                if (value != null && (!minify || name.equals(used))) {
                    merged.withArrayProperty(kind)
                            .addObject()
                            .put("name", name)
                            .set(
                                    KubeconfigFiles.single(kind),
                                    shown(invocation, value, files.directory(kind, name)));
                }
            }
        }
        return merged;
    }

    private static ObjectNode shown(
            Invocation invocation,
            ObjectNode value,
            @org.jspecify.annotations.Nullable Path directory) {
        ObjectNode shown = value.deepCopy();
        for (String field : FILE_FIELDS) {
            String path = Json.text(shown, field);
            if (!path.isEmpty() && directory != null) {
                place(shown, field, directory.resolve(path), invocation.get(FLATTEN));
            }
        }
        if (!invocation.get(RAW)) {
            for (String field : List.copyOf(fields(value))) {
                hide(shown, field);
            }
            FILE_FIELDS.forEach(field -> hide(shown, field + "-data"));
        }
        return shown;
    }

    private static List<String> fields(JsonNode value) {
        List<String> names = new java.util.ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void place(ObjectNode shown, String field, Path file, boolean flatten) {
        if (!flatten) {
            shown.put(field, file.normalize().toString());
            return;
        }
        try {
            shown.put(
                    field + "-data", Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            shown.remove(field);
        } catch (IOException e) {
            throw FailureException.plain("open " + file + ": no such file or directory");
        }
    }

    private static void hide(ObjectNode shown, String field) {
        if (Json.text(shown, field).isEmpty()) {
            return;
        }
        if (field.endsWith("-data")) {
            shown.put(field, "DATA+OMITTED");
        } else if (SECRET.contains(field)) {
            shown.put(field, "REDACTED");
        }
    }
}
