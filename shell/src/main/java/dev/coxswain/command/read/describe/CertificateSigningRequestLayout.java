package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Age;

import java.time.Duration;
import java.util.List;

/** A request for a certificate, and what became of it. */
final class CertificateSigningRequestLayout implements Layout {
    @Override
    public void write(JsonNode request, Sheet sheet, Surroundings around) {
        JsonNode spec = request.path("spec");
        CertificateRequest wanted = CertificateRequest.ofPem(Json.text(spec, "request"));
        Metadata.name(request, sheet, false);
        sheet.field("Labels", Selectors.pairs(Json.at(request, "metadata", "labels")));
        sheet.field("Annotations", Selectors.pairs(Json.at(request, "metadata", "annotations")));
        Metadata.created(request, sheet, around.times());
        sheet.field("Requesting User", Json.text(spec, "username"));
        if (Fields.filled(spec, "signerName")) {
            sheet.field("Signer", Json.text(spec, "signerName"));
        }
        if (Fields.has(spec, "expirationSeconds")) {
            Duration duration = Duration.ofSeconds(spec.path("expirationSeconds").asLong());
            sheet.field("Requested Duration", Age.of(duration));
        }
        sheet.field("Status", status(request.path("status")));
        subject(wanted, sheet);
        alternatives(wanted, sheet);
        Events.write(request, sheet, around);
    }

    private static String status(JsonNode status) {
        boolean approved = false;
        boolean denied = false;
        boolean failed = false;
        for (JsonNode condition : status.path("conditions")) {
            String type = Json.text(condition, "type");
            approved |= type.equals("Approved");
            denied |= type.equals("Denied");
            failed |= type.equals("Failed");
        }
        return (denied ? "Denied" : approved ? "Approved" : "Pending")
                + (failed ? ",Failed" : "")
                + (Fields.filled(status, "certificate") ? ",Issued" : "");
    }

    private static void subject(CertificateRequest wanted, Sheet sheet) {
        sheet.part("Subject:\n");
        sheet.line(0, "", "Common Name:", wanted.last(CertificateRequest.COMMON_NAME));
        sheet.line(0, "", "Serial Number:", wanted.last(CertificateRequest.SERIAL_NUMBER));
        list("Organization", wanted.all(CertificateRequest.ORGANIZATION), sheet);
        list("Organizational Unit", wanted.all(CertificateRequest.UNIT), sheet);
        list("Country", wanted.all(CertificateRequest.COUNTRY), sheet);
        list("Locality", wanted.all(CertificateRequest.LOCALITY), sheet);
        list("Province", wanted.all(CertificateRequest.PROVINCE), sheet);
        list("StreetAddress", wanted.all(CertificateRequest.STREET), sheet);
        list("PostalCode", wanted.all(CertificateRequest.POSTAL_CODE), sheet);
    }

    private static void alternatives(CertificateRequest wanted, Sheet sheet) {
        if (!wanted.hasAlternatives()) {
            return;
        }
        sheet.part("Subject Alternative Names:\n");
        list("DNS Names", wanted.alternatives(CertificateRequest.DNS), sheet);
        list("Email Addresses", wanted.alternatives(CertificateRequest.EMAIL), sheet);
        list("URIs", wanted.alternatives(CertificateRequest.URI), sheet);
        list("IP Addresses", wanted.alternatives(CertificateRequest.IP), sheet);
    }

    private static void list(String title, List<String> values, Sheet sheet) {
        String start = title + ":";
        for (String value : values) {
            sheet.line(0, "", start, value);
            start = "";
        }
    }
}
