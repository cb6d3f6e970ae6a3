package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.Comparator;

/** Which of several pods is taken first, as kubectl sorts them (podutils). */
final class PodOrder {
    private static final Comparator<JsonNode> USABLE =
            Comparator.<JsonNode, Boolean>comparing(
                            pod -> Json.text(pod, "spec", "nodeName").isEmpty())
                    .thenComparing(PodOrder::phase)
                    .thenComparing(pod -> readySince(pod).isEmpty());

    private static final Comparator<JsonNode> AGE =
            Comparator.<JsonNode, String>comparing(
                            pod -> Json.text(pod, "metadata", "creationTimestamp"))
                    .thenComparing(pod -> Json.text(pod, "metadata", "name"));

    /** For logs: assigned, running, longest ready, most restarts, oldest. */
    static final Comparator<JsonNode> BY_LOGGING =
            USABLE.thenComparing(PodOrder::readySince)
                    .thenComparing(Comparator.comparing(PodOrder::restarts).reversed())
                    .thenComparing(AGE);

    /** For exec, attach and forwarding: the same, but staying pods and fewest restarts first. */
    static final Comparator<JsonNode> MOST_ACTIVE =
            USABLE.thenComparing(pod -> !Json.text(pod, "metadata", "deletionTimestamp").isEmpty())
                    .thenComparing(PodOrder::readySince)
                    .thenComparing(PodOrder::restarts)
                    .thenComparing(AGE);

    private PodOrder() {}

    private static int phase(JsonNode pod) {
        return switch (Json.text(pod, "status", "phase")) {
            case "Pending" -> 2;
            case "Unknown" -> 1;
            default -> 0;
        };
    }

    private static String readySince(JsonNode pod) {
        for (JsonNode each : Json.at(pod, "status", "conditions")) {
            if (Json.text(each, "type").equals("Ready")
                    && Json.text(each, "status").equals("True")) {
                return Json.text(each, "lastTransitionTime");
            }
        }
        return "";
    }

    private static int restarts(JsonNode pod) {
        int most = 0;
        for (JsonNode each : Json.at(pod, "status", "containerStatuses")) {
            most = Math.max(most, each.path("restartCount").asInt());
        }
        return most;
    }
}
