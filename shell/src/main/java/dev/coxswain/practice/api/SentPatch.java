package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A patch as it was sent.
 *
 * @param type its content type
 * @param body the text of {@code patch}
 */
public record SentPatch(String type, JsonNode patch, byte[] body) {
    private static final Set<String> OPERATION = Set.of("op", "path", "from", "value");

    boolean isStrategic() {
        return type.contains("strategic");
    }

    /** What is said of fields that are in the patch twice, and of those no operation has. */
    List<String> repeated() {
        List<String> repeated = Repeats.in(body);
        if (!type.equals("application/json-patch+json")) {
            return repeated;
        }
        var told = new ArrayList<String>();
        repeated.forEach(each -> told.add("json patch " + each));
        for (int index = 0; index < patch.size(); index++) {
            for (var field : patch.get(index).properties()) {
                if (!OPERATION.contains(field.getKey())) {
                    told.add(
                            "json patch unknown field \"[%d].%s\""
                                    .formatted(index, field.getKey()));
                }
            }
        }
        repeated.forEach(each -> landed(each, told));
        return told;
    }

    /** What is twice in a value is twice in the object that the value goes to. */
    private void landed(String repeated, List<String> told) {
        for (int index = 0; index < patch.size(); index++) {
            String value = "duplicate field \"[%d].value.".formatted(index);
            String path = patch.get(index).path("path").asText();
            String operation = patch.get(index).path("op").asText();
            if (repeated.startsWith(value) && Set.of("add", "replace").contains(operation)) {
                told.add(
                        "duplicate field \"%s.%s"
                                .formatted(
                                        path.substring(Math.min(1, path.length()))
                                                .replace('/', '.'),
                                        repeated.substring(value.length())));
            }
        }
    }

    /** The patch as Go prints a map. */
    String shown() {
        return StrategicMerge.printed(patch);
    }
}
