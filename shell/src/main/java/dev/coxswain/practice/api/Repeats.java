package dev.coxswain.practice.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.coxswain.document.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Fields that are in a JSON object twice, told of once each. */
final class Repeats {
    private static final String LEAD = "duplicate field \"";

    private Repeats() {}

    /** Finds them in a text that is JSON: {@code duplicate field "data.a"}. */
    static List<String> in(byte[] body) {
        var found = new LinkedHashSet<String>();
        try (JsonParser parser = Json.mapper().getFactory().createParser(body)) {
            Deque<Set<String>> seen = new ArrayDeque<>();
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.START_OBJECT) {
                    seen.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    seen.pop();
                } else if (token == JsonToken.FIELD_NAME
                        && !seen.getFirst().add(parser.currentName())) {
                    found.add(LEAD + path(parser) + "\"");
                }
                token = parser.nextToken();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    private static String path(JsonParser parser) {
        var text = new StringBuilder();
        var at = parser.getParsingContext();
        while (at != null && !at.inRoot()) {
            String part =
                    at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.getCurrentName();
            text.insert(0, part);
            at = at.getParent();
        }
        return text.charAt(0) == '.' ? text.substring(1) : text.toString();
    }

    /** Those that are no unknown fields, nor in one: nobody looks into what has no field. */
    static List<String> known(List<String> repeated, List<String> unknown) {
        return repeated.stream()
                .filter(each -> unknown.stream().noneMatch(field -> within(each, field)))
                .toList();
    }

    private static boolean within(String repeated, String unknown) {
        String field = unknown.replaceFirst("^unknown field \"", LEAD).replaceFirst("\"$", "");
        return repeated.equals(field + "\"") || repeated.startsWith(field + ".");
    }
}
