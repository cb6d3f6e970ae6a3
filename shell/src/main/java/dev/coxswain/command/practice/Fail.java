package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One kind of failure that is made in the practice cluster, or taken back. */
record Fail(String kind, String usage) {
    static final Flag<Boolean> CLEAR = Flag.bool("clear").help("Let it work again");

    /**
     * Makes each of the words fail.
     *
     * @param said what is printed about a word, once it is done
     */
    Result each(Invocation invocation, UnaryOperator<ObjectNode> more, UnaryOperator<String> said) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            throw new FailureException(new Failure.Usage("nothing is named", "write " + usage));
        }
        BackDoor door = BackDoor.of(invocation);
        StringBuilder text = new StringBuilder();
        List<Failure> failures = new ArrayList<>();
        for (String word : words) {
            ObjectNode body = Json.object().put("kind", kind).put("name", word);
            try {
                door.post(more.apply(body), "failures");
                text.append(said.apply(word)).append('\n');
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        return new Lines(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.of(failures));
    }

    /** The namespace of the practice cluster that the call means. */
    static String namespace(Invocation invocation) {
        return invocation.namespaceGiven() || invocation.session().isBuiltIn()
                ? invocation.namespace()
                : "default";
    }

    /** A pod as it may be written: {@code web} or {@code pod/web}. */
    static ObjectNode pod(Invocation invocation, ObjectNode body) {
        return body.put("name", bare(body.path("name").asText()))
                .put("namespace", namespace(invocation));
    }

    private static String bare(String pod) {
        return pod.replaceFirst("^(po|pods?)/", "");
    }

    /** How a pod is spoken of. */
    static String shown(String pod) {
        return "pod/" + bare(pod);
    }
}
