package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code create namespace|serviceaccount|configmap|secret}. */
final class Configuration {
    private static final Flag<List<String>> LITERAL =
            Flag.repeated("from-literal").placeholder("KEY=VALUE").help("A key and its value");
    private static final Flag<List<String>> FILE =
            Flag.repeated("from-file")
                    .values(Values.Source.FILES)
                    .placeholder("[KEY=]FILE")
                    .help("A file's content under its name or a key; a directory's files");
    private static final Flag<List<String>> ENV_FILE =
            Flag.repeated("from-env-file")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("A file of KEY=VALUE lines");
    private static final Flag<String> TYPE =
            Flag.text("type").placeholder("TYPE").help("Type of the secret");
    private static final Flag<String> USERNAME =
            Flag.text("docker-username").help("User at the registry");
    private static final Flag<String> PASSWORD =
            Flag.text("docker-password").help("Password at the registry");
    private static final Flag<String> EMAIL = Flag.text("docker-email").help("E-mail address");
    private static final Flag<String> SERVER =
            Flag.text("docker-server")
                    .defaulting("https://index.docker.io/v1/")
                    .help("The registry");
    private static final Flag<String> CERTIFICATE =
            Flag.text("cert").values(Values.Source.FILES).help("File of the certificate");
    private static final Flag<String> KEY =
            Flag.text("key").values(Values.Source.FILES).help("File of the private key");

    private Configuration() {}

    static List<Command> all() {
        return List.of(
                new Generator(
                        Signature.of("create namespace", "Create a namespace")
                                .alias("create ns")
                                .example("create namespace shop", "A place of its own"),
                        (_, name) ->
                                Tree.object(
                                        "kind", "Namespace",
                                        "apiVersion", "v1",
                                        "metadata", Tree.object("name", name),
                                        "spec", Tree.object(),
                                        "status", Tree.object())),
                new Generator(
                        Signature.of("create serviceaccount", "Create a service account")
                                .alias("create sa")
                                .example("create serviceaccount robot", "An account for pods"),
                        (_, name) ->
                                Tree.object(
                                        "kind", "ServiceAccount",
                                        "apiVersion", "v1",
                                        "metadata", Tree.object("name", name))),
                new Generator(
                        Signature.of("create configmap", "Create a config map")
                                .alias("create cm")
                                .flag(LITERAL, FILE, ENV_FILE)
                                .example(
                                        "create configmap web --from-literal=color=blue",
                                        "One setting"),
                        Configuration::configMap),
                new Generator(
                        Signature.of("create secret generic", "Create a secret from values")
                                .flag(LITERAL, FILE, ENV_FILE, TYPE)
                                .example(
                                        "create secret generic db --from-file=password.txt",
                                        "A file's content, kept as a secret"),
                        Configuration::secret),
                new Generator(
                        Signature.of("create secret tls", "Create a secret for TLS")
                                .flag(CERTIFICATE, KEY)
                                .example(
                                        "create secret tls web --cert=web.crt --key=web.key",
                                        "A certificate with its key"),
                        Configuration::tls),
                new Generator(
                        Signature.of(
                                        "create secret docker-registry",
                                        "Create a secret for an image registry")
                                .flag(USERNAME, PASSWORD, EMAIL, SERVER, FILE)
                                .example(
                                        "create secret docker-registry hub --docker-username=me"
                                                + " --docker-password=$PASSWORD",
                                        "Let pods pull images"),
                        Configuration::registry));
    }

    private static ObjectNode configMap(Invocation invocation, String name) {
        ObjectNode data = Json.object();
        ObjectNode binary = Json.object();
        pairs(invocation)
                .forEach(
                        (key, value) -> {
                            try {
                                data.put(
                                        key,
                                        StandardCharsets.UTF_8
                                                .newDecoder()
                                                .decode(ByteBuffer.wrap(value))
                                                .toString());
                            } catch (CharacterCodingException _) {
                                binary.put(key, Base64.getEncoder().encodeToString(value));
                            }
                        });
        return Tree.object(
                "kind",
                "ConfigMap",
                "apiVersion",
                "v1",
                "metadata",
                Tree.object("name", name),
                "data",
                data.isEmpty() ? null : data,
                "binaryData",
                binary.isEmpty() ? null : binary);
    }

    private static Map<String, byte[]> pairs(Invocation invocation) {
        return Pairs.of(
                invocation,
                invocation.get(LITERAL),
                invocation.get(FILE),
                invocation.get(ENV_FILE));
    }

    private static ObjectNode secret(Invocation invocation, String name) {
        return secret(name, invocation.get(TYPE), pairs(invocation));
    }

    private static ObjectNode secret(String name, String type, Map<String, byte[]> values) {
        ObjectNode data = Json.object();
        values.forEach((key, value) -> data.put(key, Base64.getEncoder().encodeToString(value)));
        return Tree.object(
                "kind",
                "Secret",
                "apiVersion",
                "v1",
                "metadata",
                Tree.object("name", name),
                "data",
                data.isEmpty() ? null : data,
                "type",
                type.isEmpty() ? null : type);
    }

    private static ObjectNode tls(Invocation invocation, String name) {
        if (invocation.get(CERTIFICATE).isEmpty() || invocation.get(KEY).isEmpty()) {
            throw FailureException.plain("key and cert must be specified");
        }
        List<String> files =
                List.of("tls.crt=" + invocation.get(CERTIFICATE), "tls.key=" + invocation.get(KEY));
        return secret(name, "kubernetes.io/tls", Pairs.of(invocation, List.of(), files, List.of()));
    }

    private static ObjectNode registry(Invocation invocation, String name) {
        if (!invocation.get(FILE).isEmpty()) {
            List<String> files =
                    invocation.get(FILE).stream()
                            .map(file -> file.contains("=") ? file : ".dockerconfigjson=" + file)
                            .toList();
            return secret(
                    name,
                    "kubernetes.io/dockerconfigjson",
                    Pairs.of(invocation, List.of(), files, List.of()));
        }
        String user = invocation.get(USERNAME);
        String password = invocation.get(PASSWORD);
        if (user.isEmpty() || password.isEmpty() || invocation.get(SERVER).isEmpty()) {
            throw FailureException.plain(
                    "either --from-file or the combination of --docker-username,"
                            + " --docker-password and --docker-server is required");
        }
        String auth =
                Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        String email = invocation.get(EMAIL);
        ObjectNode entry =
                Tree.object(
                        "username", user,
                        "password", password,
                        "email", email.isEmpty() ? null : email,
                        "auth", auth);
        ObjectNode config = Tree.object("auths", Tree.object(invocation.get(SERVER), entry));
        return secret(
                name,
                "kubernetes.io/dockerconfigjson",
                Map.of(".dockerconfigjson", Json.bytes(config)));
    }
}
