package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A secret: how much it holds, never what, but for a token that is made to be read. */
final class SecretLayout implements Layout {
    private static final String TOKEN_TYPE = "kubernetes.io/service-account-token";

    @Override
    public void write(JsonNode secret, Sheet sheet, Surroundings around) {
        String type = Json.text(secret, "type");
        Metadata.head(secret, sheet, true);
        sheet.part("\nType:\t" + type + "\n");
        sheet.part("\nData\n====\n");
        Fields.sorted(secret.path("data"))
                .forEach(
                        (key, value) ->
                                sheet.field(
                                        key,
                                        key.equals("token") && type.equals(TOKEN_TYPE)
                                                ? new String(bytes(value), StandardCharsets.UTF_8)
                                                : size(value) + " bytes"));
    }

    /** How many bytes a value in base 64 stands for. */
    static int size(JsonNode value) {
        return bytes(value).length;
    }

    private static byte[] bytes(JsonNode value) {
        return Base64.getMimeDecoder().decode(value.asText());
    }
}
