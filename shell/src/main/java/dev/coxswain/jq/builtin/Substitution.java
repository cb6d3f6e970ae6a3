package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.run.Custom;
import dev.coxswain.jq.run.Env;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.value.Arithmetic;
import dev.coxswain.jq.value.Interruption;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code sub(re; text; flags)}: the n-th outputs of the text for each match make the n-th result.
 */
final class Substitution {
    private Substitution() {}

    static Node node(List<Node> a) {
        return Custom.many(
                (env, in, out) ->
                        a.get(0)
                                .each(
                                        env,
                                        in,
                                        re ->
                                                a.get(2)
                                                        .each(
                                                                env,
                                                                in,
                                                                flags ->
                                                                        results(
                                                                                        env,
                                                                                        Regex.of(
                                                                                                in,
                                                                                                re,
                                                                                                flags),
                                                                                        a.get(1))
                                                                                .forEach(
                                                                                        out
                                                                                                ::emit))));
    }

    private static List<JsonNode> results(Env env, Regex regex, Node replacement) {
        String text = regex.subject();
        List<JsonNode> results = new ArrayList<>();
        int previous = 0;
        int from = 0;
        int point = 0;
        for (JsonNode match : regex.match(env.run(), false)) {
            Interruption.check();
            int offset = match.get("offset").intValue();
            from = text.offsetByCodePoints(from, offset - point);
            point = offset;
            int to = text.offsetByCodePoints(from, match.get("length").intValue());
            TextNode gap = TextNode.valueOf(text.substring(Math.min(previous, from), from));
            int index = 0;
            for (JsonNode insert : replacement.collect(env, captures(match))) {
                JsonNode piece = Arithmetic.add(gap, insert);
                if (index < results.size()) {
                    results.set(index, Arithmetic.add(results.get(index), piece));
                } else {
                    results.add(piece);
                }
                index++;
            }
            previous = to;
        }
        if (results.isEmpty()) {
            return List.of(TextNode.valueOf(text));
        }
        TextNode tail = TextNode.valueOf(text.substring(previous));
        results.replaceAll(each -> Arithmetic.add(each, tail));
        return results;
    }

    /** The named captures of a match. */
    private static ObjectNode captures(JsonNode match) {
        ObjectNode named = Json.object();
        for (JsonNode capture : match.get("captures")) {
            if (capture.has("name") && !capture.get("name").isNull()) {
                named.set(capture.get("name").textValue(), capture.get("string"));
            }
        }
        return named;
    }
}
