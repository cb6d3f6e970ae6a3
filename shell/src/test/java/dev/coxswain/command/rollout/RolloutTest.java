package dev.coxswain.command.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.read.Typed;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code rollout history} and {@code rollout status} print. */
class RolloutTest {
    private static final String APPS = "/apis/apps/v1/namespaces/default/";
    private static final String DEPLOYMENT =
            """
            {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web",
            "namespace":"default","uid":"u1","generation":2,"resourceVersion":"%s",
            "annotations":{"deployment.kubernetes.io/revision":"2"}},"spec":{"replicas":2},
            "status":{"observedGeneration":2,"replicas":2,"updatedReplicas":2,
            "availableReplicas":%s}}
            """;
    private static final String REPLICA_SET =
            """
            {"metadata":{"name":"web-%1$s","uid":"r%1$s","annotations":{
            "deployment.kubernetes.io/revision":"%1$s"%2$s},
            "ownerReferences":[{"controller":true,"uid":"u1"}]},
            "spec":{"template":{"metadata":{"labels":{"app":"web"}},
            "spec":{"containers":[{"name":"c","image":"nginx:%1$s"}]}}}}
            """;
    private static final String STATEFUL_SET =
            """
            {"kind":"StatefulSet","apiVersion":"apps/v1","metadata":{"name":"db",
            "namespace":"default","uid":"u2","generation":1},"spec":{"replicas":3,
            "template":{"spec":{"containers":[{"name":"c","image":"new"}]}},
            "updateStrategy":{"type":"%s"%s}},"status":{"observedGeneration":1,
            "readyReplicas":%s,"updatedReplicas":1,"currentReplicas":2,
            "currentRevision":"a","updateRevision":"%s"}}
            """;

    private final FakeCluster cluster = new FakeCluster();

    @BeforeEach
    void workloads() {
        cluster.answer(APPS + "deployments/web", DEPLOYMENT.formatted("7", "1"));
        cluster.answer(
                APPS + "replicasets",
                "{\"items\":["
                        + REPLICA_SET.formatted("2", ",\"kubernetes.io/change-cause\":\"why\"")
                        + ","
                        + REPLICA_SET.formatted("1", "")
                        + "]}");
        cluster.answer(
                "/api/v1/namespaces/default/pods/solo",
                "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"solo\",\"namespace\":\"default\"}}");
    }

    private String history(String... words) {
        return Typed.at(cluster, WritingCommands.named("rollout history"), words);
    }

    private String status(String... words) {
        return Typed.at(cluster, WritingCommands.named("rollout status"), words);
    }

    @Test
    void revisionsAreListedTheOldestFirst() {
        assertThat(history("deploy/web"))
                .isEqualTo(
                        """
                        deployment.apps/web\s
                        REVISION  CHANGE-CAUSE
                        1         <none>
                        2         why

                        """);
    }

    @Test
    void oneRevisionShowsItsPods() {
        assertThat(history("deploy/web", "--revision=2"))
                .isEqualTo(
                        """
                        deployment.apps/web with revision #2
                        Pod Template:
                          Labels:\tapp=web
                          Annotations:\tkubernetes.io/change-cause: why
                          Containers:
                           c:
                            Image:\tnginx:2
                            Port:\t<none>
                            Host Port:\t<none>
                            Environment:\t<none>
                            Mounts:\t<none>
                          Volumes:\t<none>
                          Node-Selectors:\t<none>
                          Tolerations:\t<none>

                        """);
        assertThat(history("deploy/web", "--revision=9"))
                .isEqualTo("! error: unable to find the specified revision\n[1]\n");
        assertThat(history("deploy/web", "--revision=-1"))
                .isEqualTo("! error: revision must be a positive integer: -1\n[1]\n");
    }

    @Test
    void anUndoThatIsOnlyTriedShowsThePods() {
        String undone =
                Typed.at(
                        cluster,
                        WritingCommands.named("rollout undo"),
                        "deploy/web",
                        "--dry-run=client");
        String pods = history("deploy/web", "--revision=1").split("\n", 2)[1];
        assertThat(undone)
                .isEqualTo("deployment.apps/web " + pods.stripTrailing() + "\n (dry run)\n");
    }

    @Test
    void aFormatShowsTheObjectsThatKeepTheRevisions() {
        assertThat(history("deploy/web", "-o", "name"))
                .isEqualTo("replicaset.apps/web-1\nreplicaset.apps/web-2\n");
        assertThat(history("deploy/web", "--revision=1", "-o", "json"))
                .startsWith(
                        """
                        {
                            "kind": "ReplicaSet",
                            "apiVersion": "apps/v1",
                            "metadata": {
                                "name": "web-1",
                        """);
        cluster.answer(
                APPS + "statefulsets/db", STATEFUL_SET.formatted("RollingUpdate", "", 3, "a"));
        cluster.answer(
                APPS + "controllerrevisions",
                """
                {"items":[{"metadata":{"name":"db-x","ownerReferences":[{"controller":true,
                "uid":"u2"}]},"revision":4,"data":{"spec":{"template":{"$patch":"replace",
                "spec":{"containers":[{"image":"old","name":"c"}]}}}}}]}
                """);
        assertThat(history("sts/db", "--revision=4", "-o", "jsonpath={.kind} {..containers}"))
                .isEqualTo("StatefulSet [{\"image\":\"old\",\"name\":\"c\"}]");
    }

    @Test
    void whatKeepsNoHistorySaysSo() {
        assertThat(history("pod/solo"))
                .isEqualTo("! error: no history viewer has been implemented for \"Pod\"\n[1]\n");
        assertThat(history("pod/solo", "deploy/none", "deploy/web", "--revision=1"))
                .startsWith("deployment.apps/web with revision #1\n")
                .endsWith(
                        """
                        ! Error from server (NotFound): deployments "none" not found
                        ! no history viewer has been implemented for "Pod"
                        [1]
                        """);
        assertThat(history()).isEqualTo("! error: required resource not specified\n[1]\n");
    }

    @Test
    void aRolloutIsFollowedUntilItIsDone() {
        cluster.answer(
                APPS
                        + "deployments?fieldSelector=metadata.name%3Dweb&resourceVersion=7"
                        + "&allowWatchBookmarks=true&watch=true",
                "{\"type\":\"MODIFIED\",\"object\":" + DEPLOYMENT.formatted("8", "2") + "}");
        assertThat(status("deploy/web"))
                .isEqualTo(
                        """
                        Waiting for deployment "web" rollout to finish: 1 of 2 updated replicas are available...
                        deployment "web" successfully rolled out
                        """);
        assertThat(status("deploy/web", "--watch=false"))
                .isEqualTo(
                        "Waiting for deployment \"web\" rollout to finish: 1 of 2 updated replicas"
                                + " are available...\n");
        assertThat(status("deploy/web", "--revision=1"))
                .isEqualTo(
                        "! error: desired revision (1) is different from the running revision"
                                + " (2)\n[1]\n");
        assertThat(status("pod/solo"))
                .isEqualTo("! error: no status viewer has been implemented for Pod\n[1]\n");
    }

    private String statefulSet(String strategy, String rolling, int ready, String update) {
        cluster.answer(
                APPS + "statefulsets/db", STATEFUL_SET.formatted(strategy, rolling, ready, update));
        return status("sts/db", "--watch=false");
    }

    @Test
    void statefulSetsTellOfTheirPartition() {
        String partition = ",\"rollingUpdate\":{\"partition\":%d}";
        assertThat(statefulSet("RollingUpdate", partition.formatted(2), 3, "b"))
                .isEqualTo("partitioned roll out complete: 1 new pods have been updated...\n");
        assertThat(statefulSet("RollingUpdate", partition.formatted(1), 3, "b"))
                .isEqualTo(
                        "Waiting for partitioned roll out to finish: 1 out of 2 new pods have been"
                                + " updated...\n");
        assertThat(statefulSet("RollingUpdate", "", 2, "b"))
                .isEqualTo("Waiting for 1 pods to be ready...\n");
        assertThat(statefulSet("OnDelete", "", 3, "a"))
                .isEqualTo(
                        "! error: rollout status is only available for RollingUpdate strategy"
                                + " type\n[1]\n");
    }

    @Test
    void aTypeWithoutObjectsIsNoFailure() {
        cluster.answer(APPS + "deployments", "{\"items\":[]}");
        assertThat(status("deploy")).isEqualTo("! No resources found in default namespace.\n");
        assertThat(history("deploy")).isEmpty();
    }
}
