package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code create token}: a token for a service account, which the server signs. */
final class CreateToken implements Command {
    private static final Flag<List<String>> AUDIENCE =
            Flag.repeated("audience").placeholder("NAME").help("Whom the token is for");
    private static final Flag<Duration> DURATION =
            Flag.duration("duration", Duration.ZERO).help("How long it is good");
    private static final Flag<String> BOUND_KIND =
            Flag.text("bound-object-kind")
                    .values(Values.words("Node", "Pod", "Secret"))
                    .help("Kind of the object whose end is the token's");
    private static final Flag<String> BOUND_NAME =
            Flag.text("bound-object-name").help("Name of that object");
    private static final Flag<String> BOUND_UID =
            Flag.text("bound-object-uid").help("UID of that object");
    private static final Map<String, String> BINDABLE =
            new TreeMap<>(Map.of("Pod", "v1", "Secret", "v1", "Node", "v1"));
    private static final Signature SIGNATURE =
            Signature.of("create token", "Ask for a token of a service account")
                    .argument(Argument.one("SERVICE_ACCOUNT"))
                    .flag(AUDIENCE, DURATION, BOUND_KIND, BOUND_NAME, BOUND_UID)
                    .flags(OutputFlags.WRITE)
                    .example("create token robot --duration=1h", "Good for an hour");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().words();
        if (words.size() != 1) {
            throw FailureException.plain(
                    "exactly one NAME is required, got " + words.size(),
                    "See 'help create token' for help and examples");
        }
        ObjectNode request = request(invocation, words.getFirst());
        return Writes.of(
                invocation,
                List.of(() -> List.of(ask(invocation, words.getFirst(), request))),
                Items.Shape.DECLARED,
                OutputFlags.withoutColumns(invocation.arguments()));
    }

    private static ObjectNode request(Invocation invocation, String name) {
        Duration duration = invocation.get(DURATION);
        if (duration.isNegative()) {
            throw FailureException.plain("--duration must be greater than or equal to 0");
        }
        if (duration.toMillis() % 1000 != 0) {
            throw FailureException.plain(
                    "--duration cannot be expressed in units less than seconds");
        }
        ObjectNode spec =
                Tree.object(
                        "audiences",
                        Tree.arrayOrNull(invocation.get(AUDIENCE)),
                        "expirationSeconds",
                        duration.isZero() ? null : duration.toSeconds(),
                        "boundObjectRef",
                        bound(invocation));
        return Tree.object(
                "kind",
                "TokenRequest",
                "apiVersion",
                "authentication.k8s.io/v1",
                "metadata",
                Tree.object("name", name, "namespace", invocation.namespace()),
                "spec",
                spec);
    }

    private static @Nullable ObjectNode bound(Invocation invocation) {
        String kind = invocation.get(BOUND_KIND);
        String name = invocation.get(BOUND_NAME);
        String uid = invocation.get(BOUND_UID);
        if (kind.isEmpty()) {
            if (!name.isEmpty()) {
                throw FailureException.plain(
                        "--bound-object-name can only be set if --bound-object-kind is provided");
            }
            if (!uid.isEmpty()) {
                throw FailureException.plain(
                        "--bound-object-uid can only be set if --bound-object-kind is provided");
            }
            return null;
        }
        String version = BINDABLE.get(kind);
        if (version == null) {
            throw FailureException.plain(
                    "supported --bound-object-kind values are "
                            + String.join(", ", BINDABLE.keySet()));
        }
        if (name.isEmpty()) {
            throw FailureException.plain(
                    "--bound-object-name is required if --bound-object-kind is provided");
        }
        return Tree.object(
                "kind", kind,
                "apiVersion", version,
                "name", name,
                "uid", uid.isEmpty() ? null : uid);
    }

    private static Item ask(Invocation invocation, String name, ObjectNode request) {
        ResourceType accounts =
                Generated.type(Tree.object("kind", "ServiceAccount", "apiVersion", "v1"));
        ResourceRef account = new ResourceRef(accounts, invocation.namespace(), name);
        try {
            ObjectNode answer =
                    invocation
                            .cluster()
                            .send(
                                    Request.post(account.path() + "/token", request),
                                    invocation.cancellation())
                            .object();
            ResourceRef ref =
                    new ResourceRef(Generated.type(request), invocation.namespace(), name);
            return Item.written(
                    answer,
                    new Origin(invocation.cluster().context(), ref),
                    Json.text(answer, "status", "token"));
        } catch (FailureException e) {
            throw Generated.said(e, "failed to create token: ");
        }
    }
}
