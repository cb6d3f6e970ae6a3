package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code config set-context}: makes a context or changes some of its fields. */
final class SetContext implements Command {
    private static final Flag<Boolean> CURRENT =
            Flag.bool("current").help("Change the current context");

    private static final Signature SIGNATURE =
            Signature.of("config set-context", "Make a context, or change some of its fields")
                    .describe("--cluster, --user and --namespace give the fields; empty clears.")
                    .argument(Argument.optional("NAME").values(Values.Source.CONTEXTS))
                    .flag(CURRENT)
                    .example(
                            "config set-context --current --namespace=default",
                            "Act in another namespace, here and in later sessions");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        String name = name(invocation, files);
        ObjectNode there = files.entry("contexts", name);
        ObjectNode context = there == null ? Json.object() : there;
        for (Flag<String> flag :
                List.of(GlobalFlags.CLUSTER, GlobalFlags.USER, GlobalFlags.NAMESPACE)) {
            if (invocation.has(flag)) {
                context.put(flag.name(), invocation.get(flag));
            }
        }
        files.put("contexts", name, context);
        if (invocation.has(GlobalFlags.NAMESPACE) && name.equals(invocation.session().context())) {
            invocation.session().useContext(name);
        }
        return Lines.of(
                "Context \"" + name + "\" " + (there == null ? "created" : "modified") + ".\n");
    }

    private static String name(Invocation invocation, KubeconfigFiles files) {
        List<String> words = invocation.arguments().positional();
        boolean current = invocation.get(CURRENT);
        if (words.size() > 1) {
            throw FailureException.plain("Unexpected args: " + Config.shown(words));
        }
        if (words.size() == 1 && current) {
            throw FailureException.plain("you cannot specify both a context name and --current");
        }
        String name = current ? files.currentContext() : String.join("", words);
        if (name.isEmpty()) {
            throw FailureException.plain(
                    current
                            ? "no current context is set"
                            : "you must specify a non-empty context name or --current");
        }
        return name;
    }
}
