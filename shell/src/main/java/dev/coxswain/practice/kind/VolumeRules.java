package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Names;
import dev.coxswain.practice.api.Problems;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What must hold for the volumes of a pod. */
final class VolumeRules {
    /** The field that names what a volume shows. */
    private static final Map<String, String> NAMED =
            Map.of(
                    "configMap", "name",
                    "secret", "secretName",
                    "persistentVolumeClaim", "claimName",
                    "hostPath", "path");

    private VolumeRules() {}

    /** Checks all and gives their names. */
    static Set<String> check(JsonNode volumes, String at, Problems problems) {
        var names = new HashSet<String>();
        int index = 0;
        for (JsonNode volume : volumes) {
            String here = at + "[" + index++ + "]";
            JsonNode name = volume.path("name");
            if (name.asText("").isEmpty()) {
                problems.required(here + ".name", "");
            } else if (!names.add(name.asText())) {
                problems.duplicate(here + ".name", name);
            } else {
                Names.label(name.asText(), here + ".name", problems);
            }
            sources(volume, here, problems);
        }
        return names;
    }

    private static void sources(JsonNode volume, String at, Problems problems) {
        int sources = 0;
        for (Map.Entry<String, JsonNode> each : volume.properties()) {
            String source = each.getKey();
            if (!each.getValue().isObject()) {
                continue;
            }
            sources++;
            if (sources > 1) {
                problems.forbidden(at + "." + source, "may not specify more than 1 volume type");
                continue;
            }
            String naming = NAMED.get(source);
            if (naming != null && each.getValue().path(naming).asText("").isEmpty()) {
                problems.required(at + "." + source + "." + naming, "");
            }
        }
    }
}
