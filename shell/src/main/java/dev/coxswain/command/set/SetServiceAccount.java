package dev.coxswain.command.set;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code set serviceaccount}: changes which account a workload's pods run as. */
final class SetServiceAccount implements Command {
    private static final Signature SIGNATURE =
            FeatureChange.declared(
                            Signature.of(
                                            "set serviceaccount",
                                            "Change which account a workload's pods run as")
                                    .alias("set sa"),
                            "TYPE/NAME ACCOUNT")
                    .example("set serviceaccount deploy web robot", "Another account");

    private final Sources sources;

    SetServiceAccount(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            throw FailureException.plain("serviceaccount is required");
        }
        String account = words.getLast();
        List<String> targets = words.subList(0, words.size() - 1);
        if (targets.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        return new FeatureChange(
                        invocation,
                        "serviceaccount updated",
                        "failed to patch ServiceAccountName ",
                        true)
                .each(
                        sources,
                        targets,
                        (object, named) ->
                                PodTemplate.spec(object, named).put("serviceAccountName", account));
    }
}
