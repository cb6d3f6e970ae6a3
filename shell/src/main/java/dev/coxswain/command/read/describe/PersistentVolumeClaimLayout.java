package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.model.PathSegment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A claim for a volume, and the pods that use it. */
final class PersistentVolumeClaimLayout implements Layout {
    @Override
    public void write(JsonNode claim, Sheet sheet, Surroundings around) {
        String namespace = Json.text(claim, "metadata", "namespace");
        List<JsonNode> pods =
                around.list(
                        Request.get(
                                "/api/v1/namespaces/" + PathSegment.encode(namespace) + "/pods"));
        Claim.whole(claim, sheet, around.times());
        Metadata.lines(sheet, "", "Used By", users(claim, pods));
        Conditions.probes(claim, sheet, around.times(), "lastProbeTime");
        Events.write(claim, sheet, around);
    }

    /** Pods that mount the claim, a line for each volume, and pods that own it. */
    private static List<String> users(JsonNode claim, List<JsonNode> pods) {
        String name = Json.text(claim, "metadata", "name");
        Set<String> owners = new TreeSet<>();
        for (JsonNode owner : Json.at(claim, "metadata", "ownerReferences")) {
            if (Json.text(owner, "kind").equals("Pod")) {
                owners.add(Json.text(owner, "uid"));
            }
        }
        List<String> users = new ArrayList<>();
        for (JsonNode pod : pods) {
            int mounts = 0;
            for (JsonNode volume : Json.at(pod, "spec", "volumes")) {
                JsonNode source = volume.path("persistentVolumeClaim");
                if (source.isObject() && Json.text(source, "claimName").equals(name)) {
                    mounts++;
                }
            }
            if (mounts == 0 && owners.contains(Json.text(pod, "metadata", "uid"))) {
                mounts = 1;
            }
            for (int i = 0; i < mounts; i++) {
                users.add(Json.text(pod, "metadata", "name"));
            }
        }
        users.sort(Fields::byCodePoint);
        return users;
    }
}
