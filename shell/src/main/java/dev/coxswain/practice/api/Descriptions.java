package dev.coxswain.practice.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What types and their fields mean, in a sentence or two each. */
public final class Descriptions {
    private static final String ANY = "*";
    private static final String TYPE = ".";

    /** By the names of schemas, then of fields. */
    private final Map<String, Map<String, String>> texts = new HashMap<>();

    private Descriptions() {}

    /** Reads all there are. */
    public static Descriptions read() {
        var descriptions = new Descriptions();
        List<String> section = List.of(ANY);
        for (String line : lines("descriptions.txt")) {
            if (line.startsWith("[")) {
                section = List.of(line.substring(1, line.length() - 1).split(" "));
            } else if (line.startsWith(TYPE + " ")) {
                descriptions.put(section, TYPE, line.substring(2));
            } else {
                int colon = line.indexOf(": ");
                descriptions.put(section, line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return descriptions;
    }

    /** The meanings of columns by their names. */
    static Map<String, String> columns() {
        var columns = new HashMap<String, String>();
        for (String line : lines("columns.txt")) {
            int colon = line.indexOf(": ");
            columns.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return columns;
    }

    private void put(List<String> schemas, String name, String text) {
        schemas.forEach(each -> texts.computeIfAbsent(each, _ -> new HashMap<>()).put(name, text));
    }

    private static List<String> lines(String name) {
        try (InputStream in = Descriptions.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code core.v1.Pod} for {@code io.k8s.api.core.v1.Pod}. */
    private static String bare(String schema) {
        for (String home : List.of("io.k8s.api.", "pkg.apis.")) {
            int at = schema.indexOf(home);
            if (at >= 0) {
                return schema.substring(at + home.length());
            }
        }
        return schema;
    }

    /** What a type is; empty where nothing is said. */
    public String type(String schema) {
        return texts.getOrDefault(bare(schema), Map.of()).getOrDefault(TYPE, "");
    }

    /** What a field of a type means; empty where nothing is said. */
    public String field(String schema, String field) {
        String own = texts.getOrDefault(bare(schema), Map.of()).get(field);
        return own == null ? texts.getOrDefault(ANY, Map.of()).getOrDefault(field, "") : own;
    }
}
