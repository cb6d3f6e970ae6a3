package dev.coxswain.manifest;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** A file of {@code NAME=VALUE} lines, read as kubectl's {@code --from-env-file} reads it. */
public final class EnvironmentFile {
    private EnvironmentFile() {}

    /**
     * Hands on each line's name and value; blank lines and those that begin with {@code #} are left
     * out, and a name alone has the value of this process's environment, empty where that has none.
     */
    public static void read(byte[] bytes, BiConsumer<String, byte[]> entry) {
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            String text = line.stripLeading();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int equals = text.indexOf('=');
            String key = equals < 0 ? text : text.substring(0, equals);
            String value =
                    equals < 0 ? System.getenv().getOrDefault(key, "") : text.substring(equals + 1);
            entry.accept(key, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
