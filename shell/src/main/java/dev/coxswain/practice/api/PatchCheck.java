package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;

import java.util.List;

/** Checks what a patch made of an object, and refuses it as a wrong patch. */
public final class PatchCheck {
    private PatchCheck() {}

    /**
     * Throws 422 where the patched object cannot be read as one of its kind; warnings go to {@code
     * write}.
     */
    public static void check(Kind kind, ObjectNode patched, SentPatch sent, Write write) {
        String shown = sent.isStrategic() ? sent.shown() : Json.compact(patched);
        try {
            Decoder.check(kind, Decoded.of(patched), sent.repeated(), write);
        } catch (StatusException e) {
            String lead =
                    "%s in version \"%s\" cannot be handled as a %s: "
                            .formatted(
                                    kind.type().kind(), kind.type().version(), kind.type().kind());
            if (e.code() != 400 || !e.message().startsWith(lead)) {
                throw e;
            }
            String why =
                    "Invalid value: "
                            + Json.compact(Json.NODES.textNode(shown))
                            + ": "
                            + e.message().substring(lead.length());
            var cause = new Cause("FieldValueInvalid", why, "patch");
            throw new StatusException(
                    422,
                    "Invalid",
                    " \"\" is invalid: patch: " + why,
                    new Details("", "", "", List.of(cause), 0));
        }
    }
}
