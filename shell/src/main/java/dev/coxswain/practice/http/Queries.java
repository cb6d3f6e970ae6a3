package dev.coxswain.practice.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queries in which names come more than once. */
final class Queries {
    private Queries() {}

    static Map<String, List<String>> all(String raw) {
        var all = new HashMap<String, List<String>>();
        for (String part : raw.split("&")) {
            int at = part.indexOf('=');
            String name = at < 0 ? part : part.substring(0, at);
            String value = at < 0 ? "" : part.substring(at + 1);
            all.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
        }
        return all;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    static boolean asks(Map<String, List<String>> query, String name) {
        String value = first(query, name);
        return value.equals("true") || value.equals("1");
    }
}
