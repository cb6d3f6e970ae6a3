package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.node.network.HttpText;

/** A request that the kubelet makes to a port of a container, for a probe or a hook. */
record ProbeRequest(ContainerSlot slot, PodWorker pod, NodeContext node) {
    /** What is wrong with the answer, in the kubelet's words; empty for nothing. */
    String problem(JsonNode probe) {
        boolean web = probe.has("httpGet");
        JsonNode target =
                web
                        ? probe.path("httpGet")
                        : probe.has("grpc") ? probe.path("grpc") : probe.path("tcpSocket");
        int port = port(target.path("port"));
        String host = target.path("host").asText(pod.address());
        var server = node.network().server(host, port).orElse(null);
        String place = host + ":" + port;
        String path = target.path("path").asText("/");
        String url = "http://" + place + (path.startsWith("/") ? "" : "/") + path;
        if (server == null) {
            String refused = "dial tcp " + place + ": connect: connection refused";
            return web ? "Get \"" + url + "\": " + refused : refused;
        }
        if (!web) {
            return "";
        }
        byte[] request = HttpText.request("GET", place, path, "kube-probe/1.36", "");
        var answer = HttpText.parse(server.answer(request, NodeContext.ADDRESS));
        int status = answer.status();
        return status >= 200 && status < 400 ? "" : "HTTP probe failed with statuscode: " + status;
    }

    private int port(JsonNode port) {
        if (port.isInt() || port.asText().matches("\\d+")) {
            return port.asInt();
        }
        for (JsonNode each : slot.spec().path("ports")) {
            if (each.path("name").asText().equals(port.asText())) {
                return each.path("containerPort").asInt();
            }
        }
        return 0;
    }
}
