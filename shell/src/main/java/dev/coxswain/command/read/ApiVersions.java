package dev.coxswain.command.read;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code api-versions}: the group versions the server has. */
public final class ApiVersions implements Command {
    private static final Signature SIGNATURE =
            Signature.of("api-versions", "Show the API versions the server has, as group/version")
                    .example("api-versions", "Which versions are there?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        NoWords.check(invocation);
        var types = invocation.cluster().types();
        types.refresh();
        return Lines.of(
                types.all(invocation.cancellation()).stream()
                        .map(ResourceType::apiVersion)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(version -> version + "\n")
                        .collect(Collectors.joining()));
    }
}
