package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.text;
import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqHaltException;
import dev.coxswain.jq.JqInputs;
import dev.coxswain.jq.JqPrinter;
import dev.coxswain.jq.run.Custom;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.run.Sink;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Builtins that reach out of the program: inputs, environment, messages, the end. */
final class World {
    static final String NAMES =
            """
            input/0 inputs/0 debug/0 stderr/0 input_filename/0 input_line_number/0 env/0 halt/0
            halt_error/1
            get_jq_origin/0 get_prog_origin/0
            """;

    private World() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "input/0" -> value((run, _, _) -> input(run));
            case "inputs/0" -> Custom.many((env, _, out) -> inputs(env.run(), out));
            case "debug/0" -> value((run, in, _) -> debug(run, in));
            case "stderr/0" -> value((run, in, _) -> tell(run, in, Values.text(in)));
            case "input_filename/0" -> value((run, _, _) -> fileName(run));
            case "input_line_number/0" ->
                    value((run, _, _) -> Numbers.of(run.context().inputs().lineNumber()));
            case "env/0" -> value((run, _, _) -> run.environment());
            case "halt/0" ->
                    value(
                            (_, _, _) -> {
                                throw new JqHaltException(0, null);
                            });
            case "halt_error/1" -> new Native(a, true, (_, in, v) -> halt(in, v[0]));
            case "get_jq_origin/0", "get_prog_origin/0" -> value((_, _, _) -> NullNode.instance);
            default -> null;
        };
    }

    private static JsonNode input(Run run) {
        JsonNode next = run.context().inputs().next();
        if (next == null) {
            throw new JqException("break");
        }
        return next;
    }

    private static void inputs(Run run, Sink out) {
        JqInputs inputs = run.context().inputs();
        for (JsonNode next = inputs.next(); next != null; next = inputs.next()) {
            run.check();
            out.emit(next);
        }
    }

    private static JsonNode debug(Run run, JsonNode in) {
        JsonNode message = Json.array().add("DEBUG:").add(in);
        return tell(run, in, JqPrinter.print(message, run.context().messageFormat()) + "\n");
    }

    private static JsonNode tell(Run run, JsonNode in, String message) {
        run.context().messages().accept(message);
        return in;
    }

    private static JsonNode fileName(Run run) {
        String name = run.context().inputs().fileName();
        return name == null ? NullNode.instance : text(name);
    }

    private static JsonNode halt(JsonNode in, JsonNode code) {
        if (!code.isNumber()) {
            throw Values.error(in, "halt_error/1: number required");
        }
        throw new JqHaltException((int) Numbers.real(code), in);
    }
}
