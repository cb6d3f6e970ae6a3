package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.Set;
import java.util.TreeSet;

/** An ingress. */
final class IngressLayout implements Layout {
    @Override
    public void write(JsonNode ingress, Sheet sheet, Surroundings around) {
        JsonNode spec = ingress.path("spec");
        IngressBackends backends =
                new IngressBackends(Json.text(ingress, "metadata", "namespace"), around);
        sheet.field("Name", Json.text(ingress, "metadata", "name"));
        Metadata.labels(sheet, "", "Labels", Json.at(ingress, "metadata", "labels"));
        sheet.field("Namespace", Json.text(ingress, "metadata", "namespace"));
        sheet.field("Address", addresses(Json.at(ingress, "status", "loadBalancer", "ingress")));
        sheet.field("Ingress Class", Fields.or(Fields.NONE, spec, "ingressClassName"));
        JsonNode backend = spec.path("defaultBackend");
        String standard = backend.isObject() ? backends.text(backend) : "<default>";
        sheet.field("Default backend", standard);
        secure(spec.path("tls"), sheet);
        rules(spec.path("rules"), standard, backends, sheet);
        Metadata.annotations(sheet, "Annotations", Json.at(ingress, "metadata", "annotations"));
        Events.write(ingress, sheet, around);
    }

    private static String addresses(JsonNode ingress) {
        Set<String> addresses = new TreeSet<>(Fields::byCodePoint);
        for (JsonNode each : ingress) {
            String ip = Json.text(each, "ip");
            String address = ip.isEmpty() ? Json.text(each, "hostname") : ip;
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        return String.join(",", addresses);
    }

    private static void secure(JsonNode tls, Sheet sheet) {
        if (tls.isEmpty()) {
            return;
        }
        sheet.part("TLS:\n");
        for (JsonNode each : tls) {
            String secret = Json.text(each, "secretName");
            String hosts = Fields.joined(",", each.path("hosts"));
            sheet.line(1, (secret.isEmpty() ? "SNI routes " : secret + " terminates ") + hosts);
        }
    }

    private static void rules(
            JsonNode rules, String standard, IngressBackends backends, Sheet sheet) {
        sheet.part("Rules:\n");
        sheet.line(1, "Host", "Path", "Backends");
        sheet.line(1, "----", "----", "--------");
        boolean some = false;
        for (JsonNode rule : rules) {
            if (Fields.has(rule, "http")) {
                some = true;
                String host = Json.text(rule, "host");
                sheet.line(1, host.isEmpty() ? "*" : host, "");
                for (JsonNode path : Json.at(rule, "http", "paths")) {
                    sheet.line(
                            2,
                            "",
                            Json.text(path, "path") + " ",
                            backends.text(path.path("backend")));
                }
            }
        }
        if (!some) {
            sheet.line(1, "*", "*", standard);
        }
    }
}
