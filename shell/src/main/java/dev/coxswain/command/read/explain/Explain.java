package dev.coxswain.command.read.explain;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code explain}: what the server says about a type and its fields. */
public final class Explain implements Command {
    private static final String PLAIN = "plaintext";
    private static final String OLDER = "plaintext-openapiv2";

    private static final Flag<Boolean> RECURSIVE =
            Flag.bool("recursive").shorthand('R').help("Name the fields of fields too");
    private static final Flag<String> API_VERSION =
            Flag.text("api-version")
                    .placeholder("GROUP/VERSION")
                    .help("The type as this API version has it");
    private static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .defaulting(PLAIN)
                    .values(Values.words(PLAIN, OLDER))
                    .help("How to show it: plaintext or plaintext-openapiv2");

    private static final Signature SIGNATURE =
            Signature.of("explain", "Say what a type of object is and what its fields mean")
                    .argument(Argument.one("TYPE[.FIELD…]").values(Values.Source.RESOURCE_TYPES))
                    .flag(RECURSIVE, API_VERSION, OUTPUT)
                    .example("explain pods.spec.containers", "What may a container say?")
                    .example("explain deploy --recursive", "All fields of a Deployment by name");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            throw FailureException.usage(
                    "You must specify the type of resource to explain. Use \"kubectl"
                            + " api-resources\" for a complete list of supported resources.");
        }
        if (words.size() > 1) {
            throw FailureException.usage("We accept only this format: explain RESOURCE");
        }
        FieldPath asked = FieldPath.of(words.getFirst(), types(invocation));
        String format = invocation.get(OUTPUT);
        if (!format.equals(PLAIN) && !format.equals(OLDER)) {
            throw FailureException.usage("unrecognized format: " + format);
        }
        return explain(invocation, asked, format.equals(OLDER));
    }

    private static FieldPath.Types types(Invocation invocation) {
        return new FieldPath.Types() {
            @Override
            public List<ResourceType> all() {
                return invocation.cluster().types().all(invocation.cancellation());
            }

            @Override
            public ResourceType resolve(String name) {
                try {
                    return invocation.cluster().types().resolve(name, invocation.cancellation());
                } catch (FailureException e) {
                    if (e.failure() instanceof Failure.UnknownType) {
                        // kubectl says this one without its "error: ".
                        throw new FailureException(
                                new Failure.Verbatim(
                                        "the server doesn't have a resource type \"" + name + "\"",
                                        1),
                                e);
                    }
                    throw e;
                }
            }
        };
    }

    private static Result explain(Invocation invocation, FieldPath asked, boolean older) {
        GroupVersion version =
                invocation.has(API_VERSION)
                        ? GroupVersion.parse(invocation.get(API_VERSION))
                        : new GroupVersion(asked.type().group(), asked.type().version());
        String resource =
                version
                        + (older
                                ? ", Kind=" + asked.type().kind()
                                : ", Resource=" + asked.type().plural());
        ApiSchemas schemas = schemas(invocation, version, resource);
        ApiSchemas.Described type =
                schemas.ofResource(version.path(), asked.type().plural())
                        .orElseThrow(
                                () ->
                                        FailureException.plain(
                                                older
                                                        ? absent(resource)
                                                        : "GVR ("
                                                                + resource
                                                                + ") not found in OpenAPI"
                                                                + " schema"));
        Optional<JsonNode> schema = schemas.field(type.schema(), asked.fields());
        if (schema.isEmpty()) {
            return noField(older ? "" : PlainText.heading(type), asked.fields().getLast());
        }
        Explanation explanation =
                new Explanation(
                        schemas, type, asked.fields(), schema.get(), invocation.get(RECURSIVE));
        return Lines.of(older ? OlderPlainText.of(explanation) : PlainText.of(explanation));
    }

    private static Result noField(String heading, String field) {
        Failure missing = new Failure.Plain("field \"" + field + "\" does not exist", null);
        return new Lines(
                new ByteArrayInputStream(heading.getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.of(List.of(missing)));
    }

    private static String absent(String resource) {
        return "couldn't find resource for \"" + resource + "\"";
    }

    private static ApiSchemas schemas(
            Invocation invocation, GroupVersion version, String resource) {
        JsonNode index =
                invocation
                        .cluster()
                        .send(Request.get("/openapi/v3"), invocation.cancellation())
                        .object();
        String address =
                Json.text(index, "paths", version.path().substring(1), "serverRelativeURL");
        if (address.isEmpty()) {
            throw FailureException.plain(absent(resource));
        }
        return new ApiSchemas(
                invocation
                        .cluster()
                        .send(Request.get(address), invocation.cancellation())
                        .object());
    }
}
