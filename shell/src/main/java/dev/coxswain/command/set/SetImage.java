package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code set image}: changes the images of a workload's containers. */
final class SetImage implements Command {
    private static final Signature SIGNATURE =
            FeatureChange.declared(
                            Signature.of(
                                    "set image", "Change the images of a workload's containers"),
                            "TYPE/NAME CONTAINER=IMAGE…")
                    .example("set image deploy/web nginx=nginx:1.27", "Roll out another version");

    private final Sources sources;

    SetImage(Sources sources) {
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
        if (words.targets().isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        Subject.checkWords(words.targets());
        if (words.pairs().isEmpty()) {
            throw FailureException.plain("at least one image update is required");
        }
        Map<String, String> images = new LinkedHashMap<>();
        for (String pair : words.pairs()) {
            int equals = pair.indexOf('=');
            images.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new FeatureChange(
                        invocation,
                        "image updated",
                        "failed to patch image update to pod template: ",
                        false)
                .each(sources, words.targets(), (object, named) -> change(object, named, images));
    }

    private static void change(ObjectNode object, String named, Map<String, String> images) {
        List<ObjectNode> containers = PodTemplate.all(PodTemplate.spec(object, named));
        images.forEach(
                (name, image) -> {
                    List<ObjectNode> meant =
                            containers.stream()
                                    .filter(
                                            each ->
                                                    name.equals("*")
                                                            || Json.text(each, "name").equals(name))
                                    .toList();
                    if (meant.isEmpty()) {
                        throw FailureException.plain(
                                "unable to find container named \"" + name + "\"");
                    }
                    meant.forEach(each -> each.put("image", image));
                });
    }
}
