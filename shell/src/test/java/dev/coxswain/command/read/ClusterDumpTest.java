package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code cluster-info dump} prints, and the files it writes. */
class ClusterDumpTest {
    private final FakeCluster cluster = new FakeCluster();

    @BeforeEach
    void answers() {
        String core = "/api/v1/namespaces/shop/";
        String apps = "/apis/apps/v1/namespaces/shop/";
        cluster.answer("/api/v1/nodes", "{\"kind\":\"NodeList\",\"items\":[]}");
        for (String each : new String[] {"events", "replicationcontrollers", "services"}) {
            cluster.answer(core + each, "{\"kind\":\"" + each + "\",\"items\":[]}");
        }
        for (String each : new String[] {"daemonsets", "deployments", "replicasets"}) {
            cluster.answer(apps + each, "{\"kind\":\"" + each + "\",\"items\":[]}");
        }
        cluster.answer(
                core + "pods",
                """
                {"kind":"PodList","items":[{"metadata":{"name":"web","managedFields":[]},
                "spec":{"containers":[{"name":"c"}]}}]}
                """);
        cluster.answer(core + "pods/web/log?container=c", "a line\n");
    }

    @Test
    void allComesAsOneText() {
        assertThat(
                        Typed.at(cluster, new ClusterDump(), "--namespaces=shop")
                                .lines()
                                .filter(each -> each.contains("kind") || !each.matches("[ {}].*")))
                .containsExactly(
                        "    \"kind\": \"NodeList\",",
                        "    \"kind\": \"events\",",
                        "    \"kind\": \"replicationcontrollers\",",
                        "    \"kind\": \"services\",",
                        "    \"kind\": \"daemonsets\",",
                        "    \"kind\": \"deployments\",",
                        "    \"kind\": \"replicasets\",",
                        "    \"kind\": \"PodList\",",
                        "==== START logs for container c of pod shop/web ====",
                        "a line",
                        "==== END logs for container c of pod shop/web ====");
    }

    @Test
    void orAsFiles(@TempDir Path home) throws Exception {
        cluster.directory = home;
        assertThat(
                        Typed.at(
                                cluster,
                                new ClusterDump(),
                                "--namespaces=shop",
                                "-o",
                                "yaml",
                                "--output-directory=out"))
                .isEqualTo("Cluster info dumped to out\n");
        assertThat(home.resolve("out/nodes.yaml")).hasContent("items: null\nkind: NodeList");
        assertThat(home.resolve("out/shop/pods.yaml")).content().doesNotContain("managedFields");
        assertThat(home.resolve("out/shop/web/logs.txt")).content().contains("\na line\n");
        try (var files = Files.list(home.resolve("out/shop"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "events.yaml",
                            "replication-controllers.yaml",
                            "services.yaml",
                            "daemonsets.yaml",
                            "deployments.yaml",
                            "replicasets.yaml",
                            "pods.yaml",
                            "web");
        }
    }
}
