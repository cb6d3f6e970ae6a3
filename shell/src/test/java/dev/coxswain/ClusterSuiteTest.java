package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

/** What a beginner types, on whatever cluster COX_TEST_CLUSTER names, in a namespace of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterSuiteTest {
    private final String namespace = "cox-t-" + UUID.randomUUID().toString().substring(0, 8);
    private TestCluster cluster;

    @BeforeAll
    void open(@TempDir Path home) throws Exception {
        cluster = new TestCluster(home);
        assertThat(cluster.run("default", "create namespace " + namespace).output())
                .isEqualTo("namespace/" + namespace + " created\n");
    }

    @AfterAll
    void close() {
        cluster.run("default", "delete namespace " + namespace + " --wait=false");
        cluster.close();
    }

    private String done(String lines) {
        Program.Ran ran = cluster.run(namespace, lines);
        assertThat(ran.code()).as(ran.toString()).isZero();
        return ran.output();
    }

    @Test
    @Order(1)
    void aPodIsRunAndLookedAt() {
        assertThat(
                        done(
                                """
                                run web --image=nginx
                                wait --for=condition=Ready pod web --timeout=90s
                                """))
                .isEqualTo("pod/web created\npod/web condition met\n");
        assertThat(done("kubectl get pods")).contains("NAME   READY   STATUS    RESTARTS   AGE\n");
        assertThat(done("get pod web -o name")).isEqualTo("pod/web\n");
        assertThat(done("get pod web -o jsonpath='{.spec.containers[*].image}'"))
                .isEqualTo("nginx");
        assertThat(done("get pod web --output custom-columns=NAME:metadata.name,I:spec.nodeName"))
                .startsWith("NAME   I\nweb    ");
        assertThat(done("get pods | .items[].metadata.name")).isEqualTo("web\n");
        assertThat(done("get pods | rows | .[] | .STATUS")).isEqualTo("Running\n");
        assertThat(done("describe pod web")).startsWith("Name:").contains("Events:");
        assertThat(done("logs --tail=2 web").lines().count()).isLessThanOrEqualTo(2);
    }

    @Test
    @Order(2)
    void aCommandRunsInItsContainer() {
        assertThat(done("exec web -- echo 'a  b'")).isEqualTo("a  b\n");
        Program.Ran ran = cluster.run(namespace, "exec web -- sh -c 'exit 3'");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.error()).isEqualTo("command terminated with exit code 3\n");
    }

    @Test
    @Order(3)
    void aDeploymentHealsAndScales() {
        assertThat(
                        done(
                                """
                                create deployment hello --image=nginx
                                rollout status deploy/hello --timeout=90s
                                scale --replicas=2 deploy/hello
                                rollout status deploy/hello --timeout=90s
                                """))
                .contains("deployment.apps/hello created\n", "deployment.apps/hello scaled\n")
                .contains("deployment \"hello\" successfully rolled out\n");
        assertThat(done("get pods -l app=hello | .items | length")).isEqualTo("2\n");
        assertThat(done("label pods -l app=hello --overwrite tier=front -o name | wc -l").strip())
                .isEqualTo("2");
        done("delete pod -l app=hello\nrollout status deploy/hello --timeout=90s");
        assertThat(done("get deploy hello -o jsonpath={.status.readyReplicas}")).isEqualTo("2");
    }

    @Test
    @Order(4)
    void manifestsAreApplied() {
        String manifest =
                """
                apply -f - <<EOF
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                data:
                  color: %s
                EOF
                """;
        assertThat(done(manifest.formatted("blue"))).isEqualTo("configmap/settings created\n");
        assertThat(done(manifest.formatted("blue"))).isEqualTo("configmap/settings unchanged\n");
        assertThat(done(manifest.formatted("red"))).isEqualTo("configmap/settings configured\n");
        assertThat(done("get cm settings -o jsonpath={.data.color}")).isEqualTo("red");
        assertThat(done("x = $(get cm settings)\nx.data.color = 'green'\napply $x"))
                .isEqualTo("configmap/settings configured\n");
        assertThat(done("get cm settings | .data.color")).isEqualTo("green\n");
    }

    @Test
    @Order(5)
    void whatIsWrongIsSaidInOneMessage() {
        assertThat(cluster.run(namespace, "get pods nothing").error())
                .isEqualTo("Error from server (NotFound): pods \"nothing\" not found\n");
        assertThat(cluster.run(namespace, "get podz").error())
                .startsWith("error: the server doesn't have a resource type \"podz\"\n");
        Program.Ran partly = cluster.run(namespace, "get cm settings nothing -o name");
        assertThat(partly.output()).isEqualTo("configmap/settings\n");
        assertThat(partly.error())
                .isEqualTo("Error from server (NotFound): configmaps \"nothing\" not found\n");
        assertThat(partly.code()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void everythingIsDeleted() {
        assertThat(done("delete deploy --all\ndelete pod web"))
                .isEqualTo(
                        "deployment.apps \"hello\" deleted from "
                                + namespace
                                + " namespace\npod \"web\" deleted from "
                                + namespace
                                + " namespace\n");
        assertThat(cluster.run(namespace, "get deploy").error())
                .isEqualTo("No resources found in " + namespace + " namespace.\n");
    }
}
