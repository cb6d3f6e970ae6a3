package dev.coxswain.command.shell;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code plugin list}: the programs on the path that run as commands. */
final class ListPlugins implements Command {
    private static final String PREFIX = "kubectl-";
    private static final Flag<Boolean> NAME_ONLY =
            Flag.bool("name-only").help("Say the programs' names without their directories");

    private static final Signature SIGNATURE =
            Signature.of("plugin list", "Show the plugins: programs on the PATH named kubectl-…")
                    .flag(NAME_ONLY)
                    .example("plugin list", "Which plugins are there?");

    private final Supplier<CommandTable> table;

    ListPlugins(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String path = invocation.session().variables().environment().getOrDefault("PATH", "");
        List<String> found = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        for (String directory : new LinkedHashSet<>(List.of(path.split(File.pathSeparator)))) {
            for (String program : programs(invocation, directory.strip())) {
                String name = program.substring(program.lastIndexOf('/') + 1);
                found.add(invocation.get(NAME_ONLY) ? name : program);
                warn(invocation, program, first).forEach(warnings::add);
                first.putIfAbsent(name, program);
            }
        }
        if (found.isEmpty()) {
            throw FailureException.plain("unable to find any kubectl plugins in your PATH");
        }
        warnings.forEach(each -> invocation.notices().line("  - warning: " + each));
        List<Failure> failures = new ArrayList<>();
        if (!warnings.isEmpty()) {
            failures.add(
                    new Failure.Plain(
                            warnings.size() == 1
                                    ? "one plugin warning was found"
                                    : warnings.size() + " plugin warnings were found",
                            null));
        }
        String text =
                "The following compatible plugins are available:\n\n"
                        + String.join("\n", found)
                        + "\n";
        return new Lines(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.of(failures));
    }

    private static List<String> programs(Invocation invocation, String directory) {
        if (directory.isEmpty()) {
            return List.of();
        }
        Path place = invocation.session().directory().resolve(directory);
        List<String> programs = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (Path each : all) {
                if (!Files.isDirectory(each)) {
                    programs.add(directory + "/" + each.getFileName());
                }
            }
        } catch (IOException _) {
            invocation
                    .notices()
                    .line(
                            "Unable to read directory \""
                                    + directory
                                    + "\" from your PATH: open "
                                    + directory
                                    + ": no such file or directory. Skipping...");
        }
        programs.sort(null);
        return programs;
    }

    /** What keeps a program from running as its name says. */
    private List<String> warn(Invocation invocation, String program, Map<String, String> first) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        List<String> words = List.of(name.substring(PREFIX.length()).split("-"));
        List<String> warnings = new ArrayList<>();
        table.get()
                .find(words)
                .filter(match -> match.rest().isEmpty())
                .ifPresent(
                        match ->
                                warnings.add(
                                        name
                                                + " overwrites existing command: \"kubectl "
                                                + match.command().signature().name()
                                                + "\""));
        if (!Files.isExecutable(invocation.session().directory().resolve(program))) {
            warnings.add(program + " identified as a kubectl plugin, but it is not executable");
        } else if (first.containsKey(name)) {
            warnings.add(
                    program + " is overshadowed by a similarly named plugin: " + first.get(name));
        }
        return warnings;
    }
}
