package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code cluster-info}: where the control plane and its services answer. */
public final class ClusterInfo implements Command {
    private static final Signature SIGNATURE =
            Signature.of("cluster-info", "Say where the control plane and its services answer")
                    .example("cluster-info", "Where is this cluster?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Cluster cluster = invocation.cluster();
        Request request =
                Request.get("/api/v1/namespaces/kube-system/services")
                        .with("labelSelector", "kubernetes.io/cluster-service=true");
        JsonNode services = cluster.send(request, invocation.cancellation()).object();
        StringBuilder text = new StringBuilder();
        text.append("Kubernetes control plane is running at ")
                .append(cluster.server())
                .append('\n');
        for (JsonNode service : services.path("items")) {
            String label = "kubernetes.io/name";
            String name = Json.text(service, "metadata", "labels", label);
            String own = Json.text(service, "metadata", "name");
            text.append(name.isEmpty() ? own : name)
                    .append(" is running at ")
                    .append(address(cluster, service, own))
                    .append('\n');
        }
        text.append(
                "\n"
                        + "To further debug and diagnose cluster problems, use 'kubectl cluster-info"
                        + " dump'.\n");
        return Lines.of(text.toString());
    }

    private static String address(Cluster cluster, JsonNode service, String name) {
        JsonNode ports = service.path("spec").path("ports");
        String port = ports.size() == 1 ? Json.text(ports.path(0), "name") : "";
        String scheme = ports.path(0).path("port").asInt() == 443 ? "https:" : "";
        return cluster.server()
                + "/api/v1/namespaces/"
                + Json.text(service, "metadata", "namespace")
                + "/services/"
                + scheme
                + name
                + (port.isEmpty() && scheme.isEmpty() ? "" : ":" + port)
                + "/proxy";
    }
}
