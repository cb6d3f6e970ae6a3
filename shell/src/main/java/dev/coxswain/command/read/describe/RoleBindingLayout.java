package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** Who has a role, in a namespace or in the cluster. */
final class RoleBindingLayout implements Layout {
    @Override
    public void write(JsonNode binding, Sheet sheet, Surroundings around) {
        Metadata.head(binding, sheet, false);
        sheet.part("Role:\n");
        sheet.field(1, "Kind", Json.text(binding, "roleRef", "kind"));
        sheet.field(1, "Name", Json.text(binding, "roleRef", "name"));
        sheet.part("Subjects:\n");
        sheet.line(1, "Kind", "Name", "Namespace");
        sheet.line(1, "----", "----", "---------");
        for (JsonNode subject : binding.path("subjects")) {
            sheet.line(
                    1,
                    Json.text(subject, "kind"),
                    Json.text(subject, "name"),
                    Json.text(subject, "namespace"));
        }
    }
}
