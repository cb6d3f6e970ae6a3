package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Notices;

import java.util.ArrayList;
import java.util.List;

/** The containers of a pod, and which one is meant where none is named (kubectl's podcmd). */
final class Containers {
    private static final String DEFAULT = "kubectl.kubernetes.io/default-container";

    private Containers() {}

    /** Names of all containers in the order their logs are printed: init, main, ephemeral. */
    static List<String> all(JsonNode pod) {
        List<String> names = new ArrayList<>(names(pod, "initContainers", ""));
        names.addAll(names(pod, "containers", ""));
        names.addAll(names(pod, "ephemeralContainers", ""));
        return names;
    }

    /**
     * The container meant.
     *
     * @param named what {@code -c} says, empty for nothing
     * @throws FailureException in kubectl's words where the pod has no such container
     */
    static String meant(JsonNode pod, String named, Notices notices) {
        String podName = Json.text(pod, "metadata", "name");
        List<String> known = all(pod);
        if (!named.isEmpty()) {
            if (known.contains(named)) {
                return named;
            }
            throw FailureException.plain(
                    "container "
                            + named
                            + " is not valid for pod "
                            + podName
                            + " out of: "
                            + listed(pod));
        }
        if (known.isEmpty()) {
            throw FailureException.plain("pod " + podName + " has no containers");
        }
        String annotated = Json.at(pod, "metadata", "annotations").path(DEFAULT).asText("");
        if (!annotated.isEmpty()) {
            if (known.contains(annotated)) {
                return annotated;
            }
            notices.line(
                    "Default container name \"" + annotated + "\" not found in pod " + podName);
        }
        List<String> main = names(pod, "containers", "");
        String first = main.isEmpty() ? known.getFirst() : main.getFirst();
        if (known.size() > 1) {
            notices.line("Defaulted container \"" + first + "\" out of: " + listed(pod));
        }
        return first;
    }

    private static String listed(JsonNode pod) {
        List<String> shown = new ArrayList<>(names(pod, "containers", ""));
        shown.addAll(names(pod, "initContainers", " (init)"));
        shown.addAll(names(pod, "ephemeralContainers", " (ephem)"));
        return String.join(", ", shown);
    }

    private static List<String> names(JsonNode pod, String kind, String suffix) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : Json.at(pod, "spec", kind)) {
            names.add(Json.text(each, "name") + suffix);
        }
        return names;
    }

    /** The declaration of a container in the pod. */
    static JsonNode spec(JsonNode pod, String container) {
        for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
            for (JsonNode each : Json.at(pod, "spec", kind)) {
                if (Json.text(each, "name").equals(container)) {
                    return each;
                }
            }
        }
        return Json.object();
    }
}
