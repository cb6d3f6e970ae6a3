package dev.coxswain.complete;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the paths of an unfinished jq program through data, as far as they can be followed
 * without running it: paths, pipes, {@code select(…)}, {@code map(…)} and the like.
 */
final class JqPath {
    private static final int LOOKED_AT = 50;
    private static final Pattern STEP =
            Pattern.compile("\\.?([A-Za-z_]\\w*)\\??|\\.?\\[([^\\]]*)\\]\\??|\\.?\"([^\"]*)\"\\??");
    private static final Pattern NAME = Pattern.compile("([A-Za-z_]\\w*)\\s*$");

    private final Deque<List<JsonNode>> outer = new ArrayDeque<>();
    private final Deque<String> functions = new ArrayDeque<>();
    private List<JsonNode> nodes;
    private StringBuilder segment = new StringBuilder();

    JqPath(List<JsonNode> data) {
        this.nodes = data;
    }

    /** The values the last path of the text leads to; none where that cannot be said. */
    List<JsonNode> at(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && !segment.toString().endsWith("[")) {
                int end = text.indexOf('"', i + 1);
                if (end < 0) {
                    return List.of();
                }
                boolean field = segment.toString().endsWith(".");
                segment.append(field ? text.substring(i, end + 1) : "");
                i = end;
            } else {
                step(c);
            }
        }
        return follow(segment.toString().strip());
    }

    private void step(char c) {
        switch (c) {
            case '|' -> {
                nodes = follow(segment.toString().strip());
                segment = new StringBuilder();
            }
            case '(', '{' -> open(c);
            case ')', '}' -> close();
            case ',', ';', '=', '<', '>', '+', '-', '*', '/', ':', '!' ->
                    segment = new StringBuilder();
            case ' ' -> {
                if (segment.toString().strip().matches("and|or|not|if|then|else|elif")) {
                    segment = new StringBuilder();
                }
            }
            default -> segment.append(c);
        }
    }

    private void open(char c) {
        Matcher name = NAME.matcher(segment);
        String function = c == '(' && name.find() ? name.group(1) : "";
        outer.push(nodes);
        functions.push(function);
        if (function.startsWith("map") || function.endsWith("_by")) {
            nodes = children(nodes);
        }
        segment = new StringBuilder();
    }

    private void close() {
        if (!outer.isEmpty()) {
            nodes = outer.pop();
            String function = functions.pop();
            boolean same = function.equals("select") || function.endsWith("_by");
            nodes = same ? nodes : List.of();
        }
        segment = new StringBuilder();
    }

    private List<JsonNode> follow(String path) {
        String rest = path.equals(".") ? "" : path;
        List<JsonNode> at = nodes;
        Matcher step = STEP.matcher(rest);
        int position = 0;
        while (position < rest.length()) {
            boolean dotted = ".[\"".indexOf(rest.charAt(position)) >= 0;
            if (!dotted || !step.find(position) || step.start() != position) {
                return List.of();
            }
            String name = step.group(1) != null ? step.group(1) : step.group(3);
            at = name == null ? index(at, step.group(2)) : member(at, name);
            position = step.end();
        }
        return at;
    }

    private static List<JsonNode> index(List<JsonNode> at, String inside) {
        return inside.startsWith("\"") ? member(at, inside.replace("\"", "")) : children(at);
    }

    private static List<JsonNode> member(List<JsonNode> at, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode each : at) {
            if (each.has(name)) {
                found.add(each.get(name));
            }
        }
        return found;
    }

    private static List<JsonNode> children(List<JsonNode> at) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode each : at) {
            for (JsonNode child : each) {
                if (found.size() < LOOKED_AT) {
                    found.add(child);
                }
            }
        }
        return found;
    }
}
