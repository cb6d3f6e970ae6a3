package dev.coxswain.command.practice;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code practice seed}: loads manifests into the practice cluster. */
final class Seed implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice seed", "Load manifests into the practice cluster")
                    .describe(
                            "As apply -R -f does, and into the practice cluster wherever the shell"
                                    + " acts.")
                    .argument(Argument.rest("FILE | DIRECTORY").values(Values.Source.FILES))
                    .example("practice seed shop/", "Everything in a directory and below");

    private final Supplier<CommandTable> table;

    Seed(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> files = invocation.arguments().positional();
        if (files.isEmpty()) {
            throw new FailureException(
                    new Failure.Usage("no file is named", "write practice seed FILE or DIRECTORY"));
        }
        List<String> words = new ArrayList<>(List.of("-R", "-n", Fail.namespace(invocation)));
        files.forEach(file -> words.addAll(List.of("-f", file)));
        return KubectlWords.run(table.get(), invocation, "apply", words);
    }
}
