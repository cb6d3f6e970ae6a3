package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The pod that an object is or makes: where its spec and its containers stand. */
final class PodTemplate {
    private static final List<String> LISTS = List.of("initContainers", "containers");

    private PodTemplate() {}

    /**
     * The spec of the object's pods, to be changed in place.
     *
     * @param named how the error names the object, as {@code configmaps/web}
     * @throws FailureException in kubectl's words where it has none
     */
    static ObjectNode spec(ObjectNode object, String named) {
        String kind = Json.text(object, "kind");
        List<String> path =
                switch (kind) {
                    case "Pod" -> List.of("spec");
                    case "CronJob" -> List.of("spec", "jobTemplate", "spec", "template", "spec");
                    default -> List.of("spec", "template", "spec");
                };
        ObjectNode at = object;
        for (String step : path) {
            if (!(at.get(step) instanceof ObjectNode inner)) {
                throw none(object, named);
            }
            at = inner;
        }
        if (!at.has("containers")) {
            throw none(object, named);
        }
        return at;
    }

    private static FailureException none(ObjectNode object, String named) {
        String apiVersion = Json.text(object, "apiVersion");
        return FailureException.plain(
                named
                        + " the object is not a pod or does not have a pod template: *"
                        + apiVersion.substring(apiVersion.indexOf('/') + 1)
                        + "."
                        + Json.text(object, "kind"));
    }

    /** All containers of a spec, those that run first before the others. */
    static List<ObjectNode> all(ObjectNode spec) {
        List<ObjectNode> containers = new ArrayList<>();
        for (String list : LISTS) {
            spec.path(list)
                    .forEach(
                            each -> {
                                if (each instanceof ObjectNode container) {
                                    containers.add(container);
                                }
                            });
        }
        return containers;
    }

    /** The containers whose names a pattern with {@code *} matches. */
    static List<ObjectNode> matching(List<ObjectNode> containers, String pattern) {
        Pattern name =
                Pattern.compile(
                        Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
        return containers.stream()
                .filter(each -> name.matcher(Json.text(each, "name")).matches())
                .toList();
    }

    /** The containers that serve, without those that run first. */
    static List<ObjectNode> serving(ObjectNode spec) {
        List<ObjectNode> containers = new ArrayList<>();
        spec.path("containers")
                .forEach(
                        each -> {
                            if (each instanceof ObjectNode container) {
                                containers.add(container);
                            }
                        });
        return containers;
    }
}
