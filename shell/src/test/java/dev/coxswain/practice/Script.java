package dev.coxswain.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests of a file like {@code requests.http}, whose head tells the form. */
record Script(List<Step> steps) {
    /**
     * One request.
     *
     * @param notes the values of each {@code @} line
     * @param body empty for none
     */
    record Step(
            String title,
            String method,
            String path,
            Map<String, String> headers,
            Map<String, List<String>> notes,
            String body) {
        List<String> notes(String name) {
            return notes.getOrDefault(name, List.of());
        }

        boolean has(String note) {
            return notes.containsKey(note);
        }
    }

    /** Reads {@code NAME.http}. */
    static Script read(String name) {
        try (var in = Script.class.getResourceAsStream(name + ".http")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Step> steps = new ArrayList<>();
            for (String part : text.split("(?m)^=== ")) {
                if (!part.startsWith("#")) {
                    steps.add(step(part));
                }
            }
            return new Script(List.copyOf(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(String part) {
        String[] halves = part.split("\n\n", 2);
        String[] head = halves[0].split("\n");
        String[] request = head[1].split(" ", 2);
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (int index = 2; index < head.length; index++) {
            String line = head[index];
            if (line.startsWith("@")) {
                String[] words = line.substring(1).split(" ", 2);
                notes.computeIfAbsent(words[0], _ -> new ArrayList<>())
                        .add(words.length > 1 ? words[1] : "");
            } else {
                String[] words = line.split(": ", 2);
                headers.put(words[0], words[1]);
            }
        }
        String body = halves.length > 1 ? halves[1].strip() : "";
        if (!body.isEmpty()) {
            headers.putIfAbsent("Content-Type", contentType(request[0]));
        }
        if (request[0].equals("TABLE")) {
            headers.put("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");
        }
        return new Step(head[0], method(request[0]), request[1], headers, notes, body);
    }

    private static String contentType(String word) {
        return switch (word) {
            case "APPLY" -> "application/apply-patch+yaml";
            case "JSONPATCH" -> "application/json-patch+json";
            case "MERGE" -> "application/merge-patch+json";
            case "STRATEGIC" -> "application/strategic-merge-patch+json";
            default -> "application/yaml";
        };
    }

    private static String method(String word) {
        return switch (word) {
            case "APPLY", "JSONPATCH", "MERGE", "STRATEGIC" -> "PATCH";
            case "TABLE", "WATCH" -> "GET";
            default -> word;
        };
    }
}
