package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class LaterChaptersTest extends InPracticeWorld {
    @Test
    void podsFindEachOtherByServiceName() throws IOException {
        world.pod("sleep", "kiamol/ch03-sleep");
        world.deployment("api", "kiamol/ch03-numbers-api", 1);
        world.create(
                "services",
                "{\"metadata\":{\"name\":\"numbers-api\"},\"spec\":{\"selector\":{\"app\":\"api\"},\"ports\":[{\"port\":80,\"targetPort\":80}]}}");
        world.advance(3);
        String ip = Json.text(world.get("services", "numbers-api"), "spec", "clusterIP");
        assertThat(world.sh("sleep", "nslookup numbers-api | tail -n 3"))
                .contains("Address: " + ip);
        assertThat(world.sh("sleep", "curl -s http://numbers-api/rng")).matches("\\d+");
        assertThat(world.sh("sleep", "wget -q -O - nowhere"))
                .isEqualTo("wget: bad address 'nowhere'\n");
    }

    @Test
    void settingsComeFromConfigMapsAndSecrets() throws IOException {
        world.create(
                "pods",
                """
                {"metadata":{"name":"app"},"spec":{"containers":[{"name":"app","image":"kiamol/ch04-todo-list",
                 "env":[{"name":"KIAMOL_SECTION","valueFrom":{"configMapKeyRef":{"name":"cm","key":"kiamol.section"}}}],
                 "volumeMounts":[{"name":"v","mountPath":"/app/config"}]}],
                 "volumes":[{"name":"v","secret":{"secretName":"s","defaultMode":256}}]}}
                """);
        world.advance(2);
        assertThat(world.events("app"))
                .anyMatch(
                        e ->
                                e.startsWith(
                                        "FailedMount: MountVolume.SetUp failed for volume \"v\" :"
                                                + " secret \"s\" not found"));
        world.create("secrets", "{\"metadata\":{\"name\":\"s\"},\"data\":{\"f.json\":\"e30=\"}}");
        world.advance(4);
        assertThat(
                        Json.text(
                                world.get("pods", "app")
                                        .path("status")
                                        .path("containerStatuses")
                                        .path(0),
                                "state",
                                "waiting",
                                "message"))
                .isEqualTo("configmap \"cm\" not found");
        world.create(
                "configmaps",
                "{\"metadata\":{\"name\":\"cm\"},\"data\":{\"kiamol.section\":\"4.1\"}}");
        world.advance(2);
        assertThat(world.phase("app")).isEqualTo("Running");
        assertThat(world.sh("app", "printenv KIAMOL_SECTION")).isEqualTo("4.1\n");
        assertThat(world.sh("app", "ls -l $(readlink -f /app/config/f.json)"))
                .startsWith("-r--------");
        assertThat(world.sh("app", "echo ch04 >> /app/config/f.json"))
                .isEqualTo("sh: can't create /app/config/f.json: Read-only file system\n");
    }

    @Test
    void whatIsOnAClaimOutlivesThePod() throws IOException {
        world.create(
                "persistentvolumeclaims",
                "{\"metadata\":{\"name\":\"data\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"storageClassName\":\"standard\",\"resources\":{\"requests\":{\"storage\":\"100Mi\"}}}}");
        String pod =
                """
                {"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"kiamol/ch03-sleep","volumeMounts":[{"name":"v","mountPath":"/data"}]}],
                 "volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"data"}}]}}
                """;
        world.create("pods", pod);
        world.advance(3);
        assertThat(Json.text(world.get("persistentvolumeclaims", "data"), "status", "phase"))
                .isEqualTo("Bound");
        world.sh("p", "echo kept > /data/x; echo lost > /x");
        world.api.delete(new Key("pods", "default", "p"), Deletion.DEFAULT);
        world.advance(3);
        world.create("pods", pod);
        world.advance(3);
        assertThat(world.sh("p", "cat /data/x; ls /x"))
                .isEqualTo("kept\nls: /x: No such file or directory\n");
    }

    @Test
    void containersOfAPodShareFilesAndNetwork() throws IOException {
        world.create(
                "pods",
                """
                {"metadata":{"name":"multi"},"spec":{
                 "initContainers":[{"name":"init","image":"kiamol/ch03-sleep","command":["sh","-c","echo '<h1>Chapter 7</h1>' > /data/index.html"],"volumeMounts":[{"name":"v","mountPath":"/data"}]}],
                 "containers":[{"name":"sleep","image":"kiamol/ch03-sleep"},
                  {"name":"server","image":"kiamol/ch03-sleep","command":["sh","-c","while true; do echo -e \\"HTTP/1.1 200 OK\\nContent-Type: text/html\\n\\n$(cat /data/index.html)\\" | nc -l -p 8080; done"],"volumeMounts":[{"name":"v","mountPath":"/data","readOnly":true}]}],
                 "volumes":[{"name":"v","emptyDir":{}}]}}
                """);
        world.advance(4);
        assertThat(world.phase("multi")).isEqualTo("Running");
        assertThat(
                        world.exec("multi", "sleep", "", "wget", "-q", "-O", "-", "localhost:8080")
                                .out())
                .isEqualTo("<h1>Chapter 7</h1>\n");
    }

    @Test
    void aStatefulSetStartsInOrder() throws IOException {
        world.create(
                "statefulsets.apps",
                """
                {"metadata":{"name":"db"},"spec":{"serviceName":"db","replicas":2,"selector":{"matchLabels":{"app":"db"}},
                 "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"c","image":"kiamol/ch03-sleep"}]}},
                 "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}]}}
                """);
        world.advanceMillis(300);
        assertThat(world.pods()).extracting(Meta::name).containsExactly("db-0");
        world.advance(6);
        assertThat(world.pods()).extracting(Meta::name).containsExactly("db-0", "db-1");
        assertThat(world.exec("db-1", "c", "", "hostname").out()).isEqualTo("db-1\n");
        assertThat(
                        world.get("statefulsets.apps", "db")
                                .path("status")
                                .path("readyReplicas")
                                .asInt())
                .isEqualTo(2);
        assertThat(Json.text(world.get("persistentvolumeclaims", "data-db-1"), "status", "phase"))
                .isEqualTo("Bound");
    }

    @Test
    void aJobRunsToItsEnd() throws IOException {
        world.create(
                "jobs.batch",
                """
                {"metadata":{"name":"pi"},"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[
                 {"name":"pi","image":"kiamol/ch05-pi","command":["dotnet","Pi.Web.dll","-m","console","-dp","20"]}]}}}}
                """);
        world.advance(6);
        assertThat(Meta.isTrue(world.get("jobs.batch", "pi"), "Complete")).isTrue();
        assertThat(world.logs(Meta.name(world.pods().getFirst()), "pi", false))
                .isEqualTo("3.14159265358979323846\n");
        assertThat(Json.text(world.pods().getFirst(), "status", "phase")).isEqualTo("Succeeded");
    }

    @Test
    void aDaemonSetFollowsItsNodeSelector() {
        world.create(
                "daemonsets.apps",
                """
                {"metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"app":"d"}},"template":{"metadata":{"labels":{"app":"d"}},
                 "spec":{"nodeSelector":{"kiamol":"ch06"},"containers":[{"name":"c","image":"nginx"}]}}}}
                """);
        world.advance(3);
        assertThat(world.pods()).isEmpty();
        world.api.modify(
                new Key("nodes", "", "practice"),
                Objects.MAIN,
                n ->
                        n.withObjectProperty("metadata")
                                .withObjectProperty("labels")
                                .put("kiamol", "ch06"));
        world.advance(3);
        assertThat(world.pods()).hasSize(1).allMatch(pod -> Meta.isTrue(pod, "Ready"));
    }

    @Test
    void aHundredReplicasRollOverInTwentySeconds() {
        world.deployment("web", "nginx:1.26", 100);
        world.advance(10);
        world.api.modify(
                new Key("deployments.apps", "default", "web"),
                Objects.MAIN,
                d ->
                        ((com.fasterxml.jackson.databind.node.ObjectNode)
                                        Json.at(d, "spec", "template", "spec", "containers")
                                                .path(0))
                                .put("image", "nginx:1.27"));
        world.advance(20);
        var status = world.get("deployments.apps", "web").path("status");
        assertThat(status.path("updatedReplicas").asInt()).isEqualTo(100);
        assertThat(status.path("availableReplicas").asInt()).isEqualTo(100);
        assertThat(
                        Json.text(
                                Meta.condition(world.get("deployments.apps", "web"), "Progressing"),
                                "reason"))
                .isEqualTo("NewReplicaSetAvailable");
    }
}
