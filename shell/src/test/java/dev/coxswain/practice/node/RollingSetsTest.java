package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.util.List;

/** How StatefulSets and DaemonSets go from one template to the next, and what they keep of it. */
class RollingSetsTest extends InPracticeWorld {
    private static final String STATEFUL = "statefulsets.apps";
    private static final String DAEMON = "daemonsets.apps";
    private static final String REVISIONS = "controllerrevisions.apps";
    private static final String HASH = "controller-revision-hash";

    /** A set of a name, with more of its spec in JSON, each piece ended by a comma. */
    private void set(String type, String spec) {
        world.create(
                type,
                """
                {"metadata":{"name":"web"},"spec":{%s "selector":{"matchLabels":{"app":"web"}},
                 "template":{"metadata":{"labels":{"app":"web"}},"spec":{"terminationGracePeriodSeconds":0,
                 "containers":[{"name":"c","image":"nginx"}]}}}}
                """
                        .formatted(spec));
        world.advance(20);
    }

    private void image(String type, String image) {
        change(
                type,
                "web",
                each ->
                        ((ObjectNode)
                                        Json.at(each, "spec", "template", "spec")
                                                .path("containers")
                                                .get(0))
                                .put("image", image));
        world.advance(30);
    }

    private void change(String type, String name, java.util.function.Consumer<ObjectNode> change) {
        world.api.modify(new Key(type, "default", name), Objects.MAIN, change);
    }

    private List<String> images() {
        return world.pods().stream()
                .map(
                        pod ->
                                Json.text(pod, "metadata", "name")
                                        + " "
                                        + Json.text(
                                                pod.path("spec").path("containers").get(0),
                                                "image"))
                .toList();
    }

    private JsonNode status(String type) {
        return world.get(type, "web").path("status");
    }

    private List<ObjectNode> revisions() {
        return world.api.list(REVISIONS, "default").stream()
                .sorted(java.util.Comparator.comparing(each -> each.path("revision").asLong()))
                .toList();
    }

    @Test
    void aStatefulSetKeepsWhatItsTemplateWas() {
        set(STATEFUL, "\"replicas\":1,\"revisionHistoryLimit\":1,");
        JsonNode first = revisions().getFirst();
        assertThat(Json.at(first, "data", "spec", "template", "$patch").asText())
                .isEqualTo("replace");
        assertThat(Json.text(first, "metadata", "labels", "app")).isEqualTo("web");
        assertThat("web-" + Json.text(first, "metadata", "labels", "controller.kubernetes.io/hash"))
                .isEqualTo(Json.text(first, "metadata", "name"))
                .isEqualTo(Json.text(status(STATEFUL), "currentRevision"))
                .isEqualTo(Json.text(world.pods().getFirst(), "metadata", "labels", HASH));
        image(STATEFUL, "httpd");
        image(STATEFUL, "nginx");
        assertThat(revisions())
                .extracting(each -> each.path("revision").asInt())
                .containsExactly(2, 3);
        assertThat(revisions().getLast().path("metadata").path("name"))
                .isEqualTo(first.path("metadata").path("name"));
        image(STATEFUL, "redis");
        assertThat(revisions())
                .extracting(each -> each.path("revision").asInt())
                .containsExactly(3, 4);
    }

    @Test
    void belowThePartitionPodsAreMadeAsTheyWere() {
        set(STATEFUL, "\"replicas\":3,\"updateStrategy\":{\"rollingUpdate\":{\"partition\":2}},");
        image(STATEFUL, "httpd");
        assertThat(images()).containsExactly("web-0 nginx", "web-1 nginx", "web-2 httpd");
        world.api.delete(new Key("pods", "default", "web-0"), Deletion.DEFAULT);
        world.advance(20);
        assertThat(images()).containsExactly("web-0 nginx", "web-1 nginx", "web-2 httpd");
        assertThat(status(STATEFUL).path("currentReplicas").asInt()).isEqualTo(2);
        assertThat(status(STATEFUL).path("updatedReplicas").asInt()).isEqualTo(1);
        assertThat(world.events("web"))
                .contains(
                        "SuccessfulDelete: Delete Pod web-2 in StatefulSet web successful",
                        "SuccessfulCreate: Create Pod web-2 in StatefulSet web successful x2");
    }

    @Test
    void aStatefulSetsPodsCountAsAvailableAfterTheirTime() {
        set(STATEFUL, "\"replicas\":2,\"minReadySeconds\":60,");
        assertThat(images()).containsExactly("web-0 nginx");
        assertThat(status(STATEFUL).path("readyReplicas").asInt()).isEqualTo(1);
        assertThat(status(STATEFUL).path("availableReplicas").asInt()).isZero();
        world.advance(60);
        assertThat(images()).containsExactly("web-0 nginx", "web-1 nginx");
        world.advance(90);
        assertThat(status(STATEFUL).path("availableReplicas").asInt()).isEqualTo(2);
    }

    @Test
    void claimsGoWithTheSetOrWithThePodThatIsScaledAway() {
        String policy =
                "\"replicas\":2,\"persistentVolumeClaimRetentionPolicy\":{\"whenDeleted\":\"Delete\",\"whenScaled\":\"Delete\"},"
                        + "\"volumeClaimTemplates\":[{\"metadata\":{\"name\":\"data\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],"
                        + "\"resources\":{\"requests\":{\"storage\":\"1Mi\"}}}}],";
        set(STATEFUL, policy);
        assertThat(names("persistentvolumeclaims")).containsExactly("data-web-0", "data-web-1");
        assertThat(world.events("web"))
                .contains(
                        "SuccessfulCreate: Create Claim data-web-0 Pod web-0 in StatefulSet web success");
        change(STATEFUL, "web", each -> each.withObjectProperty("spec").put("replicas", 1));
        world.advance(30);
        assertThat(names("persistentvolumeclaims")).containsExactly("data-web-0");
        world.api.delete(new Key(STATEFUL, "default", "web"), Deletion.DEFAULT);
        world.advance(30);
        assertThat(names("persistentvolumeclaims")).isEmpty();
    }

    private List<String> names(String type) {
        return world.api.list(type, "default").stream()
                .map(each -> Json.text(each, "metadata", "name"))
                .toList();
    }

    @Test
    void aDaemonSetKeepsItsRevisionsAndSurgesWhereItMay() {
        set(
                DAEMON,
                "\"updateStrategy\":{\"rollingUpdate\":{\"maxSurge\":1,\"maxUnavailable\":0}},");
        image(DAEMON, "httpd");
        assertThat(world.events("web"))
                .satisfiesExactly(
                        e -> assertThat(e).startsWith("SuccessfulCreate: Created pod: web-"),
                        e -> assertThat(e).startsWith("SuccessfulCreate: Created pod: web-"),
                        e -> assertThat(e).startsWith("SuccessfulDelete: Deleted pod: web-"));
        assertThat(images()).singleElement().asString().endsWith(" httpd");
        assertThat(revisions())
                .extracting(each -> each.path("revision").asInt())
                .containsExactly(1, 2);
        JsonNode last = revisions().getLast();
        assertThat(Json.text(last, "metadata", "labels", HASH))
                .isEqualTo(Json.text(world.pods().getFirst(), "metadata", "labels", HASH));
        assertThat(
                        Json.text(
                                last,
                                "metadata",
                                "annotations",
                                "deprecated.daemonset.template.generation"))
                .isEqualTo("2");
    }

    @Test
    void aDaemonPodThatFailedIsReplacedWithAWord() {
        set(DAEMON, "");
        String name = Json.text(world.pods().getFirst(), "metadata", "name");
        world.api.modify(
                new Key("pods", "default", name),
                Objects.STATUS,
                each -> each.withObjectProperty("status").put("phase", "Failed"));
        world.advance(20);
        assertThat(names("pods")).hasSize(1).doesNotContain(name);
        assertThat(world.events("web"))
                .contains(
                        "FailedDaemonPod: Found failed daemon pod default/"
                                + name
                                + " on node practice, will try to kill it");
    }
}
