package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** A range that limits must lie in. */
final class LimitRangeLayout implements Layout {
    @Override
    public void write(JsonNode range, Sheet sheet, Surroundings around) {
        Metadata.name(range, sheet, true);
        LimitRanges.one(range, sheet);
    }
}
