package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.kustomize.Kustomizer;
import dev.coxswain.render.GoYaml;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code kustomize}: builds the objects of a kustomization and prints them. */
final class Kustomize implements Command {
    private static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("File to write to");
    private static final List<String> RESTRICTORS =
            List.of("LoadRestrictionsRootOnly", "LoadRestrictionsNone");
    private static final Flag<String> LOAD_RESTRICTOR =
            Flag.text("load-restrictor")
                    .defaulting(RESTRICTORS.getFirst())
                    .values(Values.words(RESTRICTORS.toArray(String[]::new)))
                    .help("LoadRestrictionsNone also takes files from outside the directory");
    private static final Signature SIGNATURE =
            Signature.of("kustomize", "Build the objects of a kustomization")
                    .describe(
                            "Prints what apply -k DIR would apply: the resources of"
                                    + " kustomization.yaml with its names, labels, images and patches.")
                    .argument(Argument.optional("DIR").values(Values.Source.DIRECTORIES))
                    .flag(OUTPUT, LOAD_RESTRICTOR)
                    .example("kustomize overlays/production", "What would apply -k apply?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().words();
        if (words.size() > 1) {
            throw FailureException.plain("specify one path to kustomization.yaml");
        }
        String restrictor = invocation.get(LOAD_RESTRICTOR);
        if (!restrictor.isEmpty() && !RESTRICTORS.contains(restrictor)) {
            throw FailureException.plain(
                    "illegal flag value --load-restrictor "
                            + restrictor
                            + "; legal values: "
                            + RESTRICTORS.toString().replace(",", ""));
        }
        List<ObjectNode> objects =
                build(
                        invocation,
                        words.isEmpty() ? "." : words.getFirst(),
                        !restrictor.equals(RESTRICTORS.getLast()));
        String output = invocation.get(OUTPUT);
        if (output.isEmpty()) {
            return Lines.of(text(objects));
        }
        write(invocation.session().directory().resolve(output), objects);
        return Empty.DONE;
    }

    /**
     * The objects of a directory's kustomization.
     *
     * @throws FailureException in kubectl's words where it cannot be built
     */
    static List<ObjectNode> build(Invocation invocation, String name) {
        return build(invocation, name, true);
    }

    private static List<ObjectNode> build(Invocation invocation, String name, boolean confined) {
        return new Kustomizer(
                        invocation.notices(),
                        (selector, labels) ->
                                LabelSelector.matches(LabelSelector.of(selector), labels),
                        confined)
                .build(invocation.session().directory(), name);
    }

    private static String text(List<ObjectNode> objects) {
        return objects.stream().map(GoYaml::of).collect(Collectors.joining("---\n"));
    }

    private static void write(Path path, List<ObjectNode> objects) {
        try {
            Files.writeString(path, text(objects));
        } catch (IOException e) {
            throw FailureException.plain("error writing " + path + ": " + e.getMessage());
        }
    }
}
