package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** A config map. */
final class ConfigMapLayout implements Layout {
    @Override
    public void write(JsonNode map, Sheet sheet, Surroundings around) {
        Metadata.head(map, sheet, true);
        sheet.part("\nData\n====\n");
        Fields.sorted(map.path("data"))
                .forEach((key, value) -> sheet.part(key + ":\n----\n" + value.asText() + "\n\n"));
        sheet.part("\nBinaryData\n====\n");
        Fields.sorted(map.path("binaryData"))
                .forEach(
                        (key, value) ->
                                sheet.part(key + ": " + SecretLayout.size(value) + " bytes\n"));
        sheet.part("\n");
        Events.writeStrictly(map, sheet, around);
    }
}
