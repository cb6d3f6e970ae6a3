package dev.coxswain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cluster a suite runs on, as COX_TEST_CLUSTER says: {@code embedded}, which is the practice
 * cluster and the default, {@code kubeconfig:PATH} or {@code k3s}.
 */
final class TestCluster implements AutoCloseable {
    private static final String K3S = "rancher/k3s:v1.33.1-k3s1";

    private final Path home;
    private final String kind;
    private K3sContainer container;
    private String kubeconfig;

    TestCluster(Path home) throws Exception {
        this.home = home;
        this.kind = System.getenv().getOrDefault("COX_TEST_CLUSTER", "embedded");
        if (kind.startsWith("kubeconfig:")) {
            kubeconfig = kind.substring("kubeconfig:".length());
        } else if (kind.equals("k3s")) {
            assumeTrue(
                    DockerClientFactory.instance().isDockerAvailable(),
                    "k3s needs a Docker engine, and none answers");
            container = new K3sContainer(DockerImageName.parse(K3S));
            container.start();
            Path file = home.resolve("k3s.yaml");
            Files.writeString(file, container.getKubeConfigYaml());
            kubeconfig = file.toString();
        }
    }

    /** Runs lines of the shell's language, in a namespace of the suite's own. */
    Program.Ran run(String namespace, String lines) {
        List<String> words = new ArrayList<>(List.of("-n", namespace));
        Program program = new Program(home).typed(lines);
        if (kubeconfig == null) {
            words.add("--practice");
        } else {
            program.with("KUBECONFIG", kubeconfig);
        }
        return program.run(words.toArray(String[]::new));
    }

    @Override
    public void close() {
        if (container != null) {
            container.stop();
        }
    }
}
