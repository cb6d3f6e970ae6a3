package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.ZoneId;

/** A pod template by itself, in the words of {@code describe}. */
public final class PodTemplateText {
    private PodTemplateText() {}

    /** The text, whose columns are parted by tabs as in kubectl. */
    public static String of(JsonNode template, Instant now) {
        Sheet sheet = new Sheet();
        PodTemplate.write(template, sheet, new Times(now, ZoneId.systemDefault()));
        return sheet.unaligned();
    }
}
