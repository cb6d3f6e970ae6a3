package dev.coxswain.command.config;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code config delete-context}, {@code delete-cluster} and {@code delete-user}. */
final class DeleteEntry implements Command {
    private final String kind;
    private final String one;
    private final Signature signature;

    /**
     * @param kind {@code contexts}, {@code clusters} or {@code users}
     */
    DeleteEntry(String kind) {
        this.kind = kind;
        this.one = KubeconfigFiles.single(kind);
        Values values =
                switch (kind) {
                    case "contexts" -> Values.Source.CONTEXTS;
                    case "clusters" -> Values.Source.CLUSTERS;
                    default -> Values.Source.USERS;
                };
        this.signature =
                Signature.of("config delete-" + one, "Remove a " + one + " from the kubeconfig")
                        .argument(Argument.one("NAME").values(values))
                        .example("config view", "What is in the kubeconfig?");
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        if (invocation.arguments().positional().size() != 1) {
            throw FailureException.usage(one + " to delete is required");
        }
        String name = invocation.arguments().positional().getFirst();
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        boolean active = kind.equals("contexts") && files.currentContext().equals(name);
        if (!files.remove(kind, name)) {
            throw FailureException.plain(
                    "cannot delete " + one + " " + name + ", not in " + files.main());
        }
        if (active) {
            invocation
                    .notices()
                    .line(
                            "warning: this removed your active context, use \"kubectl config"
                                    + " use-context\" to select a different one");
        }
        return Lines.of("deleted " + one + " " + name + " from " + files.main() + "\n");
    }
}
