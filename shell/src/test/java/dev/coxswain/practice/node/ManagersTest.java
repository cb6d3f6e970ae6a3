package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What the machinery writes, it owns. */
class ManagersTest extends InPracticeWorld {
    /** Each manager of an object, what it did and by which part. */
    private static List<String> managers(JsonNode object) {
        var managers = new ArrayList<String>();
        for (JsonNode each : object.path("metadata").path("managedFields")) {
            managers.add(
                    Json.text(each, "manager")
                            + " "
                            + Json.text(each, "operation")
                            + " "
                            + Json.text(each, "subresource"));
        }
        return managers;
    }

    @Test
    void controllersOwnWhatTheyMakeAndTheKubeletTheStateOfPods() {
        world.deployment("web", "nginx", 1);
        world.advance(5);
        JsonNode set = world.api.list("replicasets.apps", "default").getFirst();
        assertThat(managers(set))
                .containsExactlyInAnyOrder(
                        "kube-controller-manager Update ", "kube-controller-manager Update status");
        JsonNode pod = world.pods().getFirst();
        assertThat(managers(pod))
                .containsExactlyInAnyOrder(
                        "kube-controller-manager Update ", "kubelet Update status");
        JsonNode owned = pod.at("/metadata/managedFields/0/fieldsV1");
        assertThat(owned.at("/f:spec/f:containers").isObject()).isTrue();
        assertThat(owned.at("/f:spec/f:nodeName").isMissingNode()).isTrue();
        assertThat(managers(world.get("deployments.apps", "web")))
                .contains("kube-controller-manager Update status");
    }

    @Test
    void theSchedulerOwnsWhatItSaysOfAPodThatCannotBePlaced() {
        world.create(
                "pods",
                """
                {"metadata":{"name":"huge"},"spec":{"containers":[{"name":"c","image":"nginx",
                 "resources":{"requests":{"cpu":"1000"}}}]}}
                """);
        world.advance(2);
        assertThat(managers(world.get("pods", "huge")))
                .containsExactly("kube-scheduler Update status");
    }
}
