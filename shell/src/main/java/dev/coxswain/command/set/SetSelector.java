package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.LabelSelector;
import dev.coxswain.command.write.Sources;
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
        FeatureChange.Words words =
                FeatureChange.Words.of(invocation.arguments().positional(), false);
        if (words.pairs().size() != 1) {
            throw FailureException.plain(
                    words.pairs().isEmpty()
                            ? "one selector is required"
                            : "only one selector is allowed");
        }
        ObjectNode selector = LabelSelector.of(words.pairs().getFirst());
        if (selector.has("matchExpressions")) {
            throw FailureException.plain(
                    "a selector of a service holds key=value only: " + words.pairs().getFirst());
        }
        List<String> targets = words.targets();
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
