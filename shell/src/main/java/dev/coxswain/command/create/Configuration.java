package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.manifest.ContentHash;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code create namespace|serviceaccount|configmap}. */
final class Configuration {
    static final Flag<List<String>> LITERAL =
            Flag.repeated("from-literal").placeholder("KEY=VALUE").help("A key and its value");
    static final Flag<List<String>> FILE =
            Flag.list("from-file")
                    .values(Values.Source.FILES)
                    .placeholder("[KEY=]FILE")
                    .help("A file's content under its name or a key; a directory's files");
    static final Flag<List<String>> ENV_FILE =
            Flag.list("from-env-file")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("A file of KEY=VALUE lines");
    static final Flag<Boolean> APPEND_HASH =
            Flag.bool("append-hash").help("Add a hash of the content to the name");

    private Configuration() {}

    static List<Command> all() {
        return List.of(namespace(), serviceAccount(), configMap());
    }

    private static Command namespace() {
        return new Generator(
                Signature.of("create namespace", "Create a namespace")
                        .alias("create ns")
                        .example("create namespace shop", "A place of its own"),
                "",
                List.of(),
                (_, name) ->
                        Tree.object(
                                "kind", "Namespace",
                                "apiVersion", "v1",
                                "metadata", Tree.object("name", name),
                                "spec", Tree.object(),
                                "status", Tree.object()));
    }

    private static Command serviceAccount() {
        return new Generator(
                Signature.of("create serviceaccount", "Create a service account")
                        .alias("create sa")
                        .example("create serviceaccount robot", "An account for pods"),
                "failed to create serviceaccount: ",
                List.of(),
                (_, name) ->
                        Tree.object(
                                "kind", "ServiceAccount",
                                "apiVersion", "v1",
                                "metadata", Tree.object("name", name)));
    }

    private static Command configMap() {
        return new Generator(
                Signature.of("create configmap", "Create a config map")
                        .alias("create cm")
                        .flag(LITERAL, FILE, ENV_FILE, APPEND_HASH)
                        .example("create configmap web --from-literal=color=blue", "One setting"),
                "failed to create configmap: ",
                List.of(),
                (invocation, name) -> configMap(invocation, name));
    }

    private static ObjectNode configMap(Invocation invocation, String name) {
        ObjectNode data = Json.object();
        ObjectNode binary = Json.object();
        pairs(invocation, "Data for ConfigMap \"" + name + "\"", "ConfigMap")
                .forEach((key, value) -> sort(data, binary, key, value));
        return named(
                invocation,
                Tree.object(
                        "kind",
                        "ConfigMap",
                        "apiVersion",
                        "v1",
                        "metadata",
                        Tree.object("name", name),
                        "data",
                        data.isEmpty() ? null : data,
                        "binaryData",
                        binary.isEmpty() ? null : binary));
    }

    /** Text goes where text is kept, anything else to the binary values. */
    static void sort(ObjectNode data, ObjectNode binary, String key, byte[] value) {
        try {
            data.put(
                    key,
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
        } catch (CharacterCodingException _) {
            binary.put(key, Base64.getEncoder().encodeToString(value));
        }
    }

    /** What the flags hold. */
    static Map<String, byte[]> pairs(Invocation invocation, String where, String kind) {
        return Pairs.of(
                invocation,
                new Pairs.Words(where, kind),
                invocation.get(LITERAL),
                invocation.get(FILE),
                invocation.get(ENV_FILE));
    }

    /** The object under the name that {@code --append-hash} gives it. */
    static ObjectNode named(Invocation invocation, ObjectNode object) {
        if (invocation.get(APPEND_HASH)) {
            String name = Json.text(object, "metadata", "name");
            object.withObjectProperty("metadata").put("name", name + "-" + ContentHash.of(object));
        }
        return object;
    }
}
