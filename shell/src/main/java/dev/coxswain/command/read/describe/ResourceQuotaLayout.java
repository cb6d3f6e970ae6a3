package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** A quota. */
final class ResourceQuotaLayout implements Layout {
    @Override
    public void write(JsonNode quota, Sheet sheet, Surroundings around) {
        Metadata.name(quota, sheet, true);
        ResourceQuotas.one(quota, sheet);
    }
}
