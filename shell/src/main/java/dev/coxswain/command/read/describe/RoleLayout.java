package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** A role, of a namespace or of the cluster. */
final class RoleLayout implements Layout {
    @Override
    public void write(JsonNode role, Sheet sheet, Surroundings around) {
        Metadata.head(role, sheet, false);
        sheet.part("PolicyRule:\n");
        sheet.line(1, "Resources", "Non-Resource URLs", "Resource Names", "Verbs");
        sheet.line(1, "---------", "-----------------", "--------------", "-----");
        for (PolicyRule rule : PolicyRule.of(role.path("rules"))) {
            sheet.line(
                    1,
                    rule.qualifiedResource(),
                    PolicyRule.list(rule.urls()),
                    PolicyRule.list(rule.names()),
                    PolicyRule.list(rule.verbs()));
        }
    }
}
