package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a line that changes labels or annotations is told to set and remove.
 *
 * @param labels whether labels are meant, else annotations
 * @param targets the words that name objects
 */
record LabelChange(
        boolean labels, List<String> targets, Map<String, String> set, Set<String> removed) {
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final int LONGEST = 63;

    /**
     * Reads the words.
     *
     * @throws FailureException in kubectl's words where they contradict each other
     */
    static LabelChange of(Invocation invocation, boolean labels) {
        String noun = labels ? "label" : "annotation";
        List<String> targets = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (String word : invocation.arguments().positional()) {
            boolean pair = word.indexOf('=') > 0 || word.endsWith("-");
            if (!pair && !pairs.isEmpty()) {
                throw FailureException.plain(
                        "all resources must be specified before " + noun + " changes: " + word);
            }
            (pair ? pairs : targets).add(word);
        }
        if (targets.isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(
                    "one or more resources must be specified as <resource> <name> or"
                            + " <resource>/<name>");
        }
        if (pairs.isEmpty() && !invocation.get(Relabel.LIST)) {
            throw FailureException.plain("at least one " + noun + " update is required");
        }
        LabelChange change =
                new LabelChange(labels, targets, new LinkedHashMap<>(), new LinkedHashSet<>());
        pairs.forEach(change::add);
        change.check();
        return change;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            removed.add(pair.substring(0, pair.length() - 1));
            return;
        }
        String value = pair.substring(equals + 1);
        if (equals == 0 || (labels && value.contains("="))) {
            throw FailureException.plain(
                    labels ? "invalid label spec: " + pair : "invalid annotation format: " + pair);
        }
        if (labels && value.length() > LONGEST) {
            throw FailureException.plain(
                    "invalid label value: \"" + pair + "\": must be no more than 63 bytes");
        }
        if (labels && !value.matches(VALUE)) {
            throw FailureException.plain(
                    "invalid label value: \""
                            + pair
                            + "\": a valid label must be an empty string or consist of alphanumeric"
                            + " characters, '-', '_' or '.', and must start and end with an"
                            + " alphanumeric character (e.g. 'MyValue',  or 'my_value',  or"
                            + " '12345', regex used for validation is"
                            + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
        }
        set.put(pair.substring(0, equals), value);
    }

    private void check() {
        List<String> both = removed.stream().filter(set::containsKey).toList();
        if (!both.isEmpty()) {
            throw FailureException.plain(
                    labels
                            ? "can not both modify and remove a label in the same command"
                            : "can not both modify and remove the following annotation(s) in the"
                                    + " same command: "
                                    + String.join(",", both));
        }
    }

    /** The field of the metadata that is changed. */
    String field() {
        return labels ? "labels" : "annotations";
    }

    /**
     * What is to be changed of an object's labels; null removes one.
     *
     * @throws FailureException where a value is there and must not be overwritten
     */
    ObjectNode of(JsonNode now, boolean overwrite) {
        if (!overwrite) {
            refuse(now);
        }
        ObjectNode changes = Tree.object();
        set.forEach(
                (key, value) -> {
                    if (!now.has(key) || !now.path(key).asText().equals(value)) {
                        changes.put(key, value);
                    }
                });
        removed.stream().filter(now::has).forEach(changes::putNull);
        return changes;
    }

    private void refuse(JsonNode now) {
        for (Map.Entry<String, String> each : set.entrySet()) {
            String key = each.getKey();
            if (now.has(key) && !now.path(key).asText().equals(each.getValue())) {
                String there = "'" + key + "' already has a value (" + now.path(key).asText() + ")";
                throw FailureException.plain(
                        labels
                                ? there + ", and --overwrite is false"
                                : "--overwrite is false but found the following declared"
                                        + " annotation(s): "
                                        + there);
            }
        }
    }
}
