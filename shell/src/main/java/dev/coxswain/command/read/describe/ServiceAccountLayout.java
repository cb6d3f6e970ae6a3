package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A service account. */
final class ServiceAccountLayout implements Layout {
    private static final String TITLE = "Image pull secrets:";

    @Override
    public void write(JsonNode account, Sheet sheet, Surroundings around) {
        Metadata.head(account, sheet, true);
        JsonNode secrets = account.path("imagePullSecrets");
        if (secrets.isEmpty()) {
            sheet.line(0, TITLE, Fields.NONE);
        }
        String title = TITLE;
        for (JsonNode secret : secrets) {
            sheet.line(0, title, Json.text(secret, "name"));
            title = " ".repeat(TITLE.length());
        }
        Events.write(account, sheet, around);
    }
}
