package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real kubectl on the practice cluster: the one that {@code COX_TEST_KUBECTL} names, else the one
 * on the path.
 */
class KubectlTest {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: dep}
            spec:
              replicas: 2
              selector: {matchLabels: {app: dep}}
              template:
                metadata: {labels: {app: dep}}
                spec: {containers: [{name: web, image: "nginx:1.28"}]}
            """;

    @TempDir Path home;
    private PracticeCluster cluster;
    private String kubectl;

    /** What a command said. */
    private record Ran(int code, String text) {}

    @BeforeEach
    void open() throws Exception {
        kubectl = System.getenv().getOrDefault("COX_TEST_KUBECTL", onPath());
        assumeTrue(!kubectl.isEmpty(), "no kubectl is installed, so none can join");
        cluster = PracticeCluster.open(home.resolve("data"), _ -> {}).orElseThrow();
        Files.writeString(
                home.resolve("kubeconfig"), Json.compact(cluster.endpoint().kubeconfig()));
        Files.writeString(home.resolve("dep.yaml"), DEPLOYMENT);
    }

    @AfterEach
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static String onPath() {
        for (String each : System.getenv("PATH").split(File.pathSeparator)) {
            Path file = Path.of(each, "kubectl");
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        return "";
    }

    private Process start(String... words) throws IOException {
        var command = new ArrayList<String>(List.of(kubectl));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(home.toFile());
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBE_EDITOR", "sed -i s/colour:.*/colour:\\ green/");
        return builder.start();
    }

    private Ran run(String line) throws Exception {
        Process process = start(line.split(" "));
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(line).isTrue();
        return new Ran(process.exitValue(), text);
    }

    private String done(String line) throws Exception {
        Ran ran = run(line);
        assertThat(ran.code()).as(line + "\n" + ran.text()).isZero();
        return ran.text();
    }

    @Test
    void aPodIsRunLookedAtAndEntered() throws Exception {
        assertThat(done("run web --image=nginx --port=80")).isEqualTo("pod/web created\n");
        assertThat(done("wait --for=condition=Ready pod/web --timeout=60s"))
                .isEqualTo("pod/web condition met\n");
        assertThat(done("get pods -o wide")).contains("NOMINATED NODE", "1/1", "Running");
        assertThat(done("get pod web -o jsonpath={.spec.containers[*].image}")).isEqualTo("nginx");
        assertThat(done("get pod web -o yaml")).contains("kind: Pod");
        assertThat(done("exec web -- echo hello")).isEqualTo("hello\n");
        Ran failed = run("exec web -- false");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(done("describe pod web")).contains("Successfully assigned default/web");
        assertThat(done("logs web --tail=1")).isNotEmpty();
        assertThat(done("top pods")).contains("web");
        assertThat(done("label pod web a=b")).isEqualTo("pod/web labeled\n");
        assertThat(done("events")).contains("Started");
        Files.writeString(home.resolve("file"), "copied\n");
        done("cp file web:/tmp/file");
        assertThat(done("exec web -- cat /tmp/file")).isEqualTo("copied\n");
        done("cp web:/tmp/file back");
        assertThat(home.resolve("back")).hasContent("copied\n");
        assertThat(run("get pod none").text())
                .isEqualTo("Error from server (NotFound): pods \"none\" not found\n");
        assertThat(done("drain practice --dry-run=client --ignore-daemonsets --force"))
                .endsWith("node/practice drained (dry run)\n");
        assertThat(done("delete pod web --wait=false")).startsWith("pod \"web\" deleted");
    }

    @Test
    void aPortOfAPodIsForwarded() throws Exception {
        done("run web --image=nginx --port=80");
        done("wait --for=condition=Ready pod/web --timeout=60s");
        Process forward = start("port-forward", "pod/web", ":80", "--address=127.0.0.1");
        try (BufferedReader lines = forward.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String line = lines.readLine();
            assertThat(line).startsWith("Forwarding from 127.0.0.1:");
            String port = line.replaceAll(".*:(\\d+) ->.*", "$1");
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
            for (int times = 0; times < 3; times++) {
                HttpResponse<String> page =
                        client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("html");
            }
        } finally {
            forward.destroy();
            forward.waitFor();
        }
    }

    @Test
    void aDeploymentLivesItsLife() throws Exception {
        assertThat(done("apply -f dep.yaml")).isEqualTo("deployment.apps/dep created\n");
        String rolledOut = "deployment \"dep\" successfully rolled out\n";
        assertThat(done("rollout status deployment/dep --timeout=60s")).endsWith(rolledOut);
        Files.writeString(home.resolve("dep.yaml"), DEPLOYMENT.replace("1.28", "1.29"));
        Ran difference = run("diff -f dep.yaml");
        assertThat(difference.code()).isEqualTo(1);
        assertThat(difference.text()).contains("+      - image: nginx:1.29");
        assertThat(done("apply -f dep.yaml")).isEqualTo("deployment.apps/dep configured\n");
        assertThat(done("rollout status deployment/dep --timeout=60s")).endsWith(rolledOut);
        assertThat(done("rollout history deployment/dep"))
                .isEqualTo(
                        "deployment.apps/dep \nREVISION  CHANGE-CAUSE\n1         <none>\n2        "
                                + " <none>\n\n");
        assertThat(done("rollout undo deployment/dep"))
                .endsWith("deployment.apps/dep rolled back\n");
        assertThat(done("set image deployment/dep web=nginx:1.29-alpine"))
                .isEqualTo("deployment.apps/dep image updated\n");
        assertThat(done("rollout restart deployment/dep"))
                .isEqualTo("deployment.apps/dep restarted\n");
        assertThat(done("scale deployment/dep --replicas=3"))
                .isEqualTo("deployment.apps/dep scaled\n");
        assertThat(done("expose deployment dep --port=80")).isEqualTo("service/dep exposed\n");
        assertThat(done("get all")).contains("deployment.apps/dep", "service/dep");
        assertThat(done("apply --server-side --force-conflicts -f dep.yaml"))
                .isEqualTo("deployment.apps/dep serverside-applied\n");
        assertThat(done("delete deployment dep")).startsWith("deployment.apps \"dep\" deleted");
    }

    @Test
    void whatIsThereIsExplainedAndEdited() throws Exception {
        assertThat(done("api-resources")).contains("deployments", "apps/v1", "crd,crds");
        assertThat(done("explain pod.spec.containers.image"))
                .contains("FIELD: image <string>", "The image, as nginx:1.28");
        Files.writeString(
                home.resolve("cm.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cm}\ndata: {colour: red}\n");
        assertThat(done("create -f cm.yaml")).isEqualTo("configmap/cm created\n");
        assertThat(done("edit configmap cm")).contains("configmap/cm edited\n");
        assertThat(done("get configmap cm -o jsonpath={.data.colour}")).isEqualTo("green");
        assertThat(done("patch configmap cm -p {\"data\":{\"colour\":\"blue\"}}"))
                .isEqualTo("configmap/cm patched\n");
        assertThat(done("delete configmap cm")).startsWith("configmap \"cm\" deleted");
    }

    @Test
    void whatKubectlSendsAsProtocolBuffersIsRead() throws Exception {
        assertThat(done("create configmap other --from-literal=a=b"))
                .isEqualTo("configmap/other created\n");
        assertThat(done("create deployment dep --image=nginx --replicas=0 --port=80"))
                .isEqualTo("deployment.apps/dep created\n");
        assertThat(done("get deployment dep -o jsonpath={.spec.replicas}")).isEqualTo("0");
        assertThat(done("autoscale deployment dep --max=3"))
                .isEqualTo("horizontalpodautoscaler.autoscaling/dep autoscaled\n");
        assertThat(done("create job once --image=busybox -- true"))
                .isEqualTo("job.batch/once created\n");
        assertThat(done("create quota few --hard=pods=9")).isEqualTo("resourcequota/few created\n");
        assertThat(done("auth can-i get pods")).isEqualTo("yes\n");
        assertThat(done("auth whoami")).contains("practice");
        assertThat(done("create token default")).isNotBlank();
        assertThat(done("debug node/practice --image=busybox"))
                .contains("Creating debugging pod node-debugger-practice-");
        assertThat(run("create namespace Bad").text())
                .startsWith("The Namespace \"Bad\" is invalid: metadata.name: Invalid value");
    }
}
