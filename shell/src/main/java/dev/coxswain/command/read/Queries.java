package dev.coxswain.command.read;

import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Target;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;

import org.jspecify.annotations.Nullable;

/** The requests that targets mean. */
public final class Queries {
    private Queries() {}

    /** The list or the object; {@code subresource} empty for the object itself. */
    static Request of(Target target, String subresource) {
        return switch (target) {
            case Target.Named(var ref) -> one(ref, subresource);
            case Target.Given(var ref, _) -> one(ref, subresource);
            case Target.Listed(var type, var namespace, var selector) ->
                    Objects.listRequest(type, namespace, selector);
        };
    }

    private static Request one(ResourceRef ref, String subresource) {
        return Request.get(ref.path() + (subresource.isEmpty() ? "" : "/" + subresource));
    }

    /** Why an object was not had: what the server said, or that its namespace is missing. */
    static Failure explained(Failure failure, Target target, Invocation invocation) {
        try {
            switch (target) {
                case Target.Named(var ref) -> invocation.objects().requireNamespace(ref, failure);
                case Target.Given(var ref, _) ->
                        invocation.objects().requireNamespace(ref, failure);
                case Target.Listed _ -> {}
            }
            return failure;
        } catch (FailureException e) {
            return e.failure();
        }
    }

    /** A refused list with what was asked for, as kubectl says it (resource.Selector). */
    static Failure said(Failure failure, Target target) {
        if (!(target instanceof Target.Listed(var type, _, var selector))
                || !(failure instanceof Failure.Api api)
                || (api.code() != 400 && api.code() != 404)) {
            return failure;
        }
        String resource = type.group() + "/" + type.version() + ", Resource=" + type.plural();
        String head =
                selector.selectsAll()
                        ? "Unable to list \"" + resource + "\": "
                        : "Unable to find \""
                                + resource
                                + "\" that match label selector \""
                                + text(selector.labels())
                                + "\", field selector \""
                                + text(selector.fields())
                                + "\": ";
        return new Failure.Api(
                api.code(),
                api.reason(),
                head + api.message(),
                api.causes(),
                api.subject(),
                api.details());
    }

    private static String text(@Nullable String selector) {
        return selector == null ? "" : selector;
    }

    /** The list to watch; a single object is watched as a list of one. */
    public static Request watch(Target target) {
        return switch (target) {
            case Target.Named(var ref) -> single(ref);
            case Target.Given(var ref, _) -> single(ref);
            case Target.Listed(var type, var namespace, var selector) ->
                    Objects.listRequest(type, namespace, selector);
        };
    }

    private static Request single(ResourceRef ref) {
        return Request.get(ResourceRef.collectionPath(ref.type(), ref.namespace()))
                .with("fieldSelector", "metadata.name=" + ref.name());
    }
}
