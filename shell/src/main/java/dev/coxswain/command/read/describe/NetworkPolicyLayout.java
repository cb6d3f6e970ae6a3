package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.List;

/** A network policy. */
final class NetworkPolicyLayout implements Layout {
    private static final String INDENT = "    ";

    @Override
    public void write(JsonNode policy, Sheet sheet, Surroundings around) {
        JsonNode spec = policy.path("spec");
        Metadata.name(policy, sheet, true);
        sheet.field("Created on", around.times().plain(policy, "metadata", "creationTimestamp"));
        Metadata.notes(policy, sheet);
        sheet.part("Spec:\n");
        String selector = Selectors.text(spec.path("podSelector"));
        sheet.part(1, "PodSelector: ");
        sheet.part(
                2,
                selector.isEmpty()
                        ? "<none> (Allowing the specific traffic to all pods in this namespace)\n"
                        : selector + "\n");
        direction(spec, "Ingress", sheet);
        direction(spec, "Egress", sheet);
        String types = Fields.joined(", ", spec.path("policyTypes"));
        sheet.line(1, "Policy Types: " + Fields.orNone(types));
    }

    private static void direction(JsonNode spec, String type, Sheet sheet) {
        boolean inward = type.equals("Ingress");
        String traffic = inward ? "ingress" : "egress";
        List<String> types = Fields.texts(spec.path("policyTypes"));
        if (!types.contains(type)) {
            sheet.line(1, "Not affecting " + traffic + " traffic");
            return;
        }
        sheet.line(1, "Allowing " + traffic + " traffic:");
        JsonNode rules = spec.path(traffic);
        if (rules.isEmpty()) {
            sheet.part(
                    INDENT
                            + "<none> (Selected pods are isolated for "
                            + traffic
                            + " connectivity)\n");
        }
        int left = rules.size();
        for (JsonNode rule : rules) {
            ports(rule.path("ports"), sheet);
            peers(rule, inward, sheet);
            if (--left > 0) {
                sheet.part(INDENT + "----------\n");
            }
        }
    }

    private static void ports(JsonNode ports, Sheet sheet) {
        if (ports.isEmpty()) {
            sheet.part(INDENT + "To Port: <any> (traffic allowed to all ports)\n");
        }
        for (JsonNode port : ports) {
            boolean range = Fields.has(port, "endPort");
            sheet.part(
                    INDENT
                            + (range ? "To Port Range: " : "To Port: ")
                            + Fields.or("<nil>", port, "port")
                            + (range ? "-" + Json.text(port, "endPort") : "")
                            + "/"
                            + Fields.or("TCP", port, "protocol")
                            + "\n");
        }
    }

    private static void peers(JsonNode rule, boolean inward, Sheet sheet) {
        JsonNode peers = rule.path(inward ? "from" : "to");
        String title = inward ? "From:" : "To:";
        if (peers.isEmpty()) {
            sheet.part(
                    INDENT
                            + title
                            + " <any> (traffic not restricted by "
                            + (inward ? "source" : "destination")
                            + ")\n");
        }
        for (JsonNode peer : peers) {
            sheet.part(INDENT + title + "\n");
            peer(peer, sheet);
        }
    }

    private static void peer(JsonNode peer, Sheet sheet) {
        boolean selected = false;
        for (String key : List.of("namespaceSelector", "podSelector")) {
            if (Fields.has(peer, key)) {
                selected = true;
                String title = Character.toUpperCase(key.charAt(0)) + key.substring(1);
                sheet.line(1, INDENT + title + ": " + Selectors.orNone(peer.path(key)));
            }
        }
        JsonNode block = peer.path("ipBlock");
        if (!selected && block.isObject()) {
            sheet.line(1, INDENT + "IPBlock:");
            sheet.line(2, INDENT + "CIDR: " + Json.text(block, "cidr"));
            sheet.line(2, INDENT + "Except: " + Fields.joined(", ", block.path("except")));
        }
    }
}
