package dev.coxswain.repl;

import java.util.regex.Pattern;

/** Which lines may hold a secret and so are never written to the history. */
final class SecretLines {
    private static final Pattern SECRET =
            Pattern.compile(
                    "--(token|password|docker-password|client-key-data)[= ]"
                            + "|\\bcreate\\s+secret\\b"
                            + "|\\b(?i:bearer)\\s+\\S{8,}"
                            + "|(?i:(password|passwd|secret|token|api_?key))\\w*\\s*[=:]\\s*\\S"
                            + "|\\beyJ[A-Za-z0-9_-]{10,}\\.");

    private SecretLines() {}

    static boolean mayHoldSecret(String line) {
        return SECRET.matcher(line).find();
    }
}
