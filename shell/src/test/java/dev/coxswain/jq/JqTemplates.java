package dev.coxswain.jq;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Expressions with gaps, for {@link JqPrograms} to fill: {@code §} takes a program, {@code ¶} a
 * path, {@code ¤} a leaf, {@code ®} a regular expression.
 */
final class JqTemplates {
    static final List<String> EXPRESSIONS = read();

    private JqTemplates() {}

    private static List<String> read() {
        try (InputStream in = JqTemplates.class.getResourceAsStream("/jq/expressions.txt")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
