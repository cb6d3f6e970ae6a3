package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code config unset}: removes one value of the kubeconfig by its path. */
final class UnsetProperty implements Command {
    private static final Signature SIGNATURE =
            Signature.of("config unset", "Remove one value of the kubeconfig by its path")
                    .argument(Argument.one("PATH"))
                    .example("config view", "What is in the kubeconfig?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String text = Config.one(invocation);
        PropertyPath path = PropertyPath.of(text);
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        if (path.isCurrentContext()) {
            files.currentContext("");
        } else if (path.isPreference()) {
            files.colors(null);
        } else if (path.name().isEmpty()) {
            files.names(path.kind()).forEach(each -> files.remove(path.kind(), each));
        } else if (path.field().isEmpty()) {
            // As in kubectl, an entry that is not there is as good as taken away.
            files.remove(path.kind(), path.name());
        } else {
            ObjectNode entry = files.entry(path.kind(), path.name());
            if (entry == null) {
                throw missing(path.name());
            }
            ObjectNode at = entry;
            List<String> field = path.field();
            for (String step : field.subList(0, field.size() - 1)) {
                if (!(at.path(step) instanceof ObjectNode inner)) {
                    throw missing(step);
                }
                at = inner;
            }
            at.remove(field.getLast());
            files.put(path.kind(), path.name(), entry);
        }
        return Lines.of("Property \"" + text + "\" unset.\n");
    }

    private static FailureException missing(String step) {
        return FailureException.plain("current map key `" + step + "` is invalid");
    }
}
