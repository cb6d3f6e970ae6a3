package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.jsonpath.JsonPath;
import dev.coxswain.jsonpath.JsonPathException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What {@code wait --for} asks of an object. */
sealed interface WaitCondition {
    /** Whether the object, null where there is none, is as wanted. */
    boolean met(@Nullable JsonNode live);

    /** What is said then. */
    String done();

    /** The object is there. */
    record Created() implements WaitCondition {
        @Override
        public boolean met(@Nullable JsonNode live) {
            return live != null;
        }

        @Override
        public String done() {
            return "condition met";
        }
    }

    /** The object is gone. */
    record Deleted() implements WaitCondition {
        @Override
        public boolean met(@Nullable JsonNode live) {
            return live == null;
        }

        @Override
        public String done() {
            return "condition met";
        }
    }

    /** The object is there and passes a test. */
    record Found(Predicate<JsonNode> test) implements WaitCondition {
        @Override
        public boolean met(@Nullable JsonNode live) {
            return live != null && test.test(live);
        }

        @Override
        public String done() {
            return "condition met";
        }
    }

    /**
     * Reads the flag.
     *
     * @throws FailureException in kubectl's words
     */
    static WaitCondition of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("create")) {
            return new Created();
        }
        if (lower.equals("delete")) {
            return new Deleted();
        }
        if (lower.startsWith("condition=")) {
            return condition(text.substring("condition=".length()));
        }
        if (lower.startsWith("jsonpath=")) {
            return jsonPath(text.substring("jsonpath=".length()));
        }
        throw FailureException.plain("unrecognized condition: \"" + text + "\"");
    }

    private static WaitCondition condition(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String wanted = equals < 0 ? "true" : text.substring(equals + 1);
        return new Found(
                live -> {
                    long generation = Json.at(live, "metadata", "generation").asLong(0);
                    for (JsonNode each : Json.at(live, "status", "conditions")) {
                        if (!Json.text(each, "type").equalsIgnoreCase(name)) {
                            continue;
                        }
                        // A condition seen before the last change says nothing about it.
                        boolean stale =
                                observed(live, each) > 0 && observed(live, each) < generation;
                        return !stale && Json.text(each, "status").equalsIgnoreCase(wanted);
                    }
                    return false;
                });
    }

    private static long observed(JsonNode live, JsonNode condition) {
        long own = condition.path("observedGeneration").asLong(0);
        return own > 0 ? own : Json.at(live, "status", "observedGeneration").asLong(0);
    }

    private static WaitCondition jsonPath(String text) {
        int brace = text.lastIndexOf('}');
        int equals = brace < 0 ? text.indexOf('=') : text.indexOf('=', brace);
        String path = equals < 0 ? text : text.substring(0, equals);
        String wanted = equals < 0 ? null : unquoted(text.substring(equals + 1));
        if (wanted != null && wanted.isEmpty()) {
            throw FailureException.plain(
                    "jsonpath wait has to have a value after equal sign, like"
                            + " --for=jsonpath='{.status.readyReplicas}'=3");
        }
        if (path.isEmpty()) {
            throw FailureException.plain("jsonpath expression cannot be empty");
        }
        JsonPath compiled;
        try {
            compiled = JsonPath.relaxed(path);
        } catch (JsonPathException e) {
            throw FailureException.plain(String.valueOf(e.getMessage()));
        }
        return new Found(live -> matches(compiled, live, wanted));
    }

    private static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && (text.startsWith("\"") && text.endsWith("\"")
                                || text.startsWith("'") && text.endsWith("'"));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean matches(JsonPath path, JsonNode live, @Nullable String wanted) {
        try {
            List<JsonNode> found = path.values(live);
            if (found.isEmpty()) {
                return false;
            }
            return wanted == null || found.size() == 1 && found.getFirst().asText().equals(wanted);
        } catch (JsonPathException _) {
            return false;
        }
    }
}
