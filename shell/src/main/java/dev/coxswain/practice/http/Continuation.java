package dev.coxswain.practice.http;

import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.StatusException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on.
 *
 * @param version the moment all of its pages show
 * @param last the key of the last object that was given
 */
record Continuation(long version, String last) {
    /** What is said where the moment is forgotten. */
    static final String OLD =
            "The provided continue parameter is too old to display a consistent list result. You"
                    + " can start a new list without the continue parameter, or use the continue token"
                    + " in this response to retrieve the remainder of the results. Continuing with the"
                    + " provided token results in an inconsistent list - objects that were created,"
                    + " modified, or deleted between the time the first chunk was returned and now may"
                    + " show up in the list.";

    String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((version + " " + last).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a list gave.
     *
     * @throws dev.coxswain.practice.api.StatusException 400 for anything else
     */
    static Continuation read(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", 2);
            if (parts.length == 2 && parts[0].matches("\\d{1,18}")) {
                return new Continuation(Long.parseLong(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException e) {
            throw badToken();
        }
        throw badToken();
    }

    private static StatusException badToken() {
        return Faults.badRequest(
                "invalid continue token: continue key is not valid: illegal base64 data at input"
                        + " byte 0");
    }
}
