package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.write.LabelSelector;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code set selector}: changes which pods a service leads to. */
final class SetSelector implements Command {
    private static final Flag<String> RESOURCE_VERSION =
            Flag.text("resource-version").help("Only if the object is still at this version");
    private static final Signature SIGNATURE =
            FeatureChange.declared(
                            Signature.of("set selector", "Change which pods a service leads to"),
                            "TYPE/NAME KEY=VALUE,…")
                    .flag(RESOURCE_VERSION)
                    .example("set selector service web app=web,tier=front", "Other pods");

    private final Sources sources;

    SetSelector(Sources sources) {
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
            throw FailureException.plain("one selector is required");
        }
        List<String> targets = words.subList(0, words.size() - 1);
        if (targets.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        boolean unnamed = targets.size() == 1 && !targets.getFirst().contains("/");
        if (unnamed && !invocation.get(TargetFlags.ALL) && !invocation.has(TargetFlags.SELECTOR)) {
            throw FailureException.plain("resource(s) were provided, but no name was specified");
        }
        ObjectNode selector = LabelSelector.of(words.getLast());
        if (selector.has("matchExpressions")) {
            throw FailureException.plain(
                    "a selector of a service holds key=value only: " + words.getLast());
        }
        return new FeatureChange(invocation, "selector updated", "", true)
                .each(
                        sources,
                        targets,
                        (object, _) -> {
                            if (!Json.text(object, "kind").equals("Service")) {
                                throw FailureException.plain(
                                        "setting a selector is only supported for Services");
                            }
                            String version = invocation.get(RESOURCE_VERSION);
                            if (!version.isEmpty()) {
                                object.withObjectProperty("metadata")
                                        .put("resourceVersion", version);
                            }
                            object.withObjectProperty("spec")
                                    .set("selector", selector.path("matchLabels"));
                        });
    }
}
