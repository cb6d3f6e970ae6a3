package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** {@code auth can-i}: whether the server would let us. */
public final class AuthCanI implements Command {
    private static final Flag<String> SUBRESOURCE =
            Flag.text("subresource").placeholder("NAME").help("Part of the object, as log or exec");
    private static final Flag<Boolean> QUIET =
            Flag.bool("quiet").shorthand('q').help("Answer by the exit code alone");

    private static final Flag<Boolean> LIST =
            Flag.bool("list").help("Show all that the server would let you do");
    private static final Flag<Boolean> NO_HEADERS =
            Flag.bool("no-headers").help("Print the list without its first line");

    /** The verbs that rules about resources name. */
    private static final Set<String> VERBS =
            Set.of(
                    "get",
                    "list",
                    "watch",
                    "create",
                    "update",
                    "patch",
                    "delete",
                    "deletecollection",
                    "use",
                    "bind",
                    "impersonate",
                    "*",
                    "approve",
                    "sign",
                    "escalate",
                    "attest");

    /** What rules name and no server has as a type. */
    private static final Set<String> NOT_SERVED = Set.of("*", "users", "groups");

    private static final Signature SIGNATURE =
            Signature.of("auth can-i", "Ask whether the server would let you do something")
                    .argument(Argument.optional("VERB"))
                    .argument(Argument.optional("TYPE[/NAME]").values(Values.Source.RESOURCE_REFS))
                    .flag(SUBRESOURCE, QUIET, LIST, NO_HEADERS, TargetFlags.ALL_NAMESPACES)
                    .example("auth can-i list pods", "May I list pods here?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (invocation.get(LIST)) {
            return list(invocation, words);
        }
        if (invocation.get(NO_HEADERS)) {
            throw FailureException.usage("--no-headers cannot be set without --list specified");
        }
        if (words.size() != 2) {
            throw FailureException.usage(
                    "you must specify two arguments: verb resource or verb resource/resourceName.\n"
                            + "See 'kubectl auth can-i -h' for help and examples.");
        }
        ObjectNode review = Json.object();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        String thing = words.get(1);
        ObjectNode spec = review.putObject("spec");
        if (thing.startsWith("/")) {
            if (!invocation.get(SUBRESOURCE).isEmpty()) {
                throw FailureException.usage("--subresource can not be used with NonResourceURL");
            }
            spec.putObject("nonResourceAttributes").put("verb", words.get(0)).put("path", thing);
        } else {
            resource(invocation, spec.putObject("resourceAttributes"), words.get(0), thing);
        }
        Request request =
                Request.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review);
        JsonNode status =
                invocation
                        .cluster()
                        .send(request, invocation.cancellation())
                        .object()
                        .path("status");
        return answer(invocation, status);
    }

    private static Result list(Invocation invocation, List<String> words) {
        if (!words.isEmpty()) {
            throw FailureException.usage("list option must be specified with no arguments");
        }
        if (invocation.get(QUIET)
                || invocation.get(TargetFlags.ALL_NAMESPACES)
                || !invocation.get(SUBRESOURCE).isEmpty()) {
            throw FailureException.usage(
                    "list option can't be specified with neither quiet, all-namespaces nor"
                            + " subresource options");
        }
        ObjectNode review = Json.object();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectRulesReview");
        review.putObject("spec").put("namespace", invocation.namespace());
        Request request =
                Request.post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", review);
        JsonNode status =
                invocation
                        .cluster()
                        .send(request, invocation.cancellation())
                        .object()
                        .path("status");
        return Lines.of(AccessRules.table(status, !invocation.get(NO_HEADERS)));
    }

    private static void resource(
            Invocation invocation, ObjectNode attributes, String verb, String thing) {
        String[] parts = thing.split("/", 2);
        attributes.put("verb", verb);
        boolean all = invocation.get(TargetFlags.ALL_NAMESPACES);
        try {
            var type = invocation.cluster().types().resolve(parts[0], invocation.cancellation());
            attributes.put("group", type.group()).put("resource", type.plural());
            if (!type.namespaced() && !all) {
                warn(
                        invocation,
                        "resource '"
                                + type.plural()
                                + "' is not namespace scoped"
                                + in(type.group()));
            }
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.UnknownType)) {
                throw e;
            }
            // The server may know rules for types that it does not serve: kubectl asks all the
            // same.
            String[] names = parts[0].split("\\.", 2);
            String group = names.length > 1 ? names[1] : "";
            if (!NOT_SERVED.contains(parts[0])) {
                warn(
                        invocation,
                        "the server doesn't have a resource type '" + names[0] + "'" + in(group));
            }
            attributes.put("group", group).put("resource", names[0]);
        }
        if (!VERBS.contains(verb)) {
            warn(invocation, "verb '" + verb + "' is not a known verb");
        }
        if (!all) {
            attributes.put("namespace", invocation.namespace());
        }
        if (parts.length > 1) {
            attributes.put("name", parts[1]);
        }
        attributes.put("subresource", invocation.get(SUBRESOURCE));
    }

    private static String in(String group) {
        return group.isEmpty() ? "" : " in group '" + group + "'";
    }

    /** A warning with an empty line behind it, as kubectl parts them from the answer. */
    private static void warn(Invocation invocation, String words) {
        invocation.notices().warning(words);
        invocation.notices().line("");
    }

    private static Result answer(Invocation invocation, JsonNode status) {
        boolean allowed = status.path("allowed").asBoolean();
        String reason = Json.text(status, "reason");
        String text = (allowed ? "yes" : reason.isEmpty() ? "no" : "no - " + reason) + "\n";
        byte[] shown = invocation.get(QUIET) ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        return new Lines(
                new ByteArrayInputStream(shown), () -> allowed ? Outcome.DONE : Outcome.exit(1));
    }
}
