package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;

/** What makes one kind of failure in the practice cluster, and takes it back. */
abstract class Fail implements Command {
    static final Flag<Boolean> CLEAR = Flag.bool("clear").help("Let it work again");

    private static final String PREFIX = "practice fail ";

    private final Signature signature;

    Fail(Signature signature) {
        this.signature = signature;
    }

    /** The declaration that all of them begin with. */
    static Signature declared(String kind, String summary, Argument things) {
        return Signature.of(PREFIX + kind, summary).argument(things);
    }

    @Override
    public final Signature signature() {
        return signature;
    }

    /** Adds to the request what this kind needs beside the name. */
    abstract ObjectNode request(Invocation invocation, ObjectNode body);

    /** What is printed about a thing, once it is done. */
    abstract String said(Invocation invocation, String thing);

    @Override
    public final Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            String usage = signature.name() + " " + signature.arguments().getFirst().name();
            throw new FailureException(new Failure.Usage("nothing is named", "write " + usage));
        }
        String kind = signature.name().substring(PREFIX.length());
        BackDoor door = BackDoor.of(invocation);
        return EachWord.of(
                words,
                word -> {
                    ObjectNode body = Json.object().put("kind", kind).put("name", word);
                    door.post(request(invocation, body), "failures");
                    return said(invocation, word);
                });
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
