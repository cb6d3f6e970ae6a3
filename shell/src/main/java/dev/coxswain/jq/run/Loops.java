package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

/** The builtins that loop or stop early. */
public final class Loops {
    private Loops() {}

    /** {@code skip(count; body)}. */
    public static Node skip(Node count, Node body) {
        return Custom.many(
                (env, in, out) ->
                        count.each(
                                env,
                                in,
                                few -> {
                                    Quota quota = new Quota(few, "skip");
                                    body.each(
                                            env,
                                            in,
                                            value -> {
                                                if (!quota.skips()) {
                                                    out.emit(value);
                                                }
                                            });
                                }),
                (env, at, in, out) ->
                        count.each(
                                env,
                                in,
                                few -> {
                                    Quota quota = new Quota(few, "skip");
                                    body.paths(
                                            env,
                                            at,
                                            in,
                                            (place, value) -> {
                                                if (!quota.skips()) {
                                                    out.emit(place, value);
                                                }
                                            });
                                }));
    }

    /** {@code last(body)}. */
    public static Node last(Node body) {
        return Custom.many(
                (env, in, out) -> {
                    JsonNode[] last = new JsonNode[1];
                    body.each(env, in, value -> last[0] = value);
                    if (last[0] != null) {
                        out.emit(last[0]);
                    }
                },
                (env, at, in, out) -> {
                    // jq reduces to the last value, and a reduction has lost the place.
                    JsonNode[] last = new JsonNode[1];
                    body.each(env, in, value -> last[0] = value);
                    if (last[0] != null) {
                        out.emit(at, last[0]);
                    }
                });
    }

    /** {@code isempty(body)}. */
    public static Node isEmpty(Node body) {
        return new Node.One() {
            @Override
            public JsonNode one(Env env, JsonNode in) {
                return BooleanNode.valueOf(First.of(body, env, in) == null);
            }

            @Override
            Seen survey(Survey survey, Seen in) {
                body.survey(survey, in);
                return Seen.NOTHING;
            }
        };
    }
}
