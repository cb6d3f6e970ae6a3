package dev.coxswain.command.config;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code config get-clusters} and {@code get-users}: the names of a kind's entries. */
final class ListEntries implements Command {
    private final String kind;
    private final Signature signature;

    /**
     * @param kind {@code clusters} or {@code users}
     */
    ListEntries(String kind) {
        this.kind = kind;
        this.signature =
                Signature.of("config get-" + kind, "Show the " + kind + " of the kubeconfig")
                        .example("config get-" + kind, "Which " + kind + " are there?");
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> names = KubeconfigFiles.of(invocation).names(kind).stream().sorted().toList();
        StringBuilder text = new StringBuilder("NAME\n");
        names.forEach(name -> text.append(name).append('\n'));
        return Lines.of(text.toString());
    }
}
