package dev.coxswain.command.practice;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.WordParser;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** A command done by another one, said in its words, at the practice cluster. */
public final class KubectlWords {
    private KubectlWords() {}

    /**
     * Runs a command in place of the one that was called.
     *
     * @param name a command of the table
     */
    public static Result run(
            CommandTable table, Invocation invocation, String name, List<String> words) {
        Command command = table.named(name).orElseThrow();
        List<String> all = new ArrayList<>();
        String builtIn = invocation.session().clusters().builtIn(invocation.session().kubeconfig());
        all.add("--context=" + builtIn);
        all.addAll(words);
        return command.run(
                new Invocation(
                        WordParser.parse(command.signature(), GlobalFlags.ALL, all),
                        invocation.session(),
                        null,
                        invocation.standardInput(),
                        invocation.standardError(),
                        invocation.notices(),
                        invocation.progress(),
                        invocation.cancellation(),
                        invocation.terminal()));
    }
}
