package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.render.GoYaml;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code cluster kubeconfig}: prints a kubeconfig by which kubectl and others reach the practice
 * cluster. It holds no token: its user is this program, which also starts the cluster where it does
 * not run.
 */
final class ClusterKubeconfig implements Command {
    private static final Signature SIGNATURE =
            Signature.of("cluster kubeconfig", "Print a kubeconfig for the practice cluster")
                    .describe(
                            "Other programs that use it start the cluster in the background where"
                                    + " it does not run.")
                    .example("cluster kubeconfig > practice.yaml", "For kubectl --kubeconfig");

    private final PracticeHome home;

    ClusterKubeconfig(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        ObjectNode config = home.join().kubeconfig();
        ObjectNode user = (ObjectNode) config.path("users").path(0).path("user");
        user.removeAll();
        List<String> program = home.program();
        ObjectNode exec =
                user.putObject("exec")
                        .put("apiVersion", "client.authentication.k8s.io/v1")
                        .put("command", program.getFirst())
                        .put("interactiveMode", "Never")
                        .put("provideClusterInfo", false);
        ArrayNode words = exec.putArray("args");
        program.subList(1, program.size()).forEach(words::add);
        words.add(PracticeCredential.NAME);
        Path data = home.directory().resolve("../..").normalize();
        exec.putArray("env").addObject().put("name", "XDG_DATA_HOME").put("value", data.toString());
        return Lines.of(GoYaml.of(config));
    }
}
