package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.CommandGroup;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code create secret generic|tls|docker-registry}. */
final class Secrets {
    private static final String REFUSAL = "failed to create secret ";
    private static final String REGISTRY = "kubernetes.io/dockerconfigjson";
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

    private Secrets() {}

    static List<Command> all() {
        List<Command> all = new ArrayList<>(kinds());
        all.addFirst(
                new CommandGroup(
                        Signature.of("create secret", "Create a secret of the named kind")
                                .example("create secret", "Which kinds there are"),
                        List.copyOf(all)));
        return all;
    }

    private static List<Command> kinds() {
        return List.of(
                new Generator(
                        Signature.of("create secret generic", "Create a secret from values")
                                .flag(Configuration.LITERAL, Configuration.FILE)
                                .flag(Configuration.ENV_FILE, TYPE, Configuration.APPEND_HASH)
                                .example(
                                        "create secret generic db --from-file=password.txt",
                                        "A file's content, kept as a secret"),
                        REFUSAL,
                        List.of(),
                        Secrets::generic),
                new Generator(
                        Signature.of("create secret tls", "Create a secret for TLS")
                                .flag(CERTIFICATE, KEY, Configuration.APPEND_HASH)
                                .example(
                                        "create secret tls web --cert=web.crt --key=web.key",
                                        "A certificate with its key"),
                        REFUSAL,
                        List.of(),
                        Secrets::tls),
                new Generator(
                        Signature.of(
                                        "create secret docker-registry",
                                        "Create a secret for an image registry")
                                .flag(USERNAME, PASSWORD, EMAIL, SERVER)
                                .flag(Configuration.FILE, Configuration.APPEND_HASH)
                                .example(
                                        "create secret docker-registry hub --docker-username=me"
                                                + " --docker-password=$PASSWORD",
                                        "Let pods pull images"),
                        REFUSAL,
                        List.of(),
                        Secrets::registry));
    }

    private static ObjectNode generic(Invocation invocation, String name) {
        return secret(invocation, name, invocation.get(TYPE), values(invocation, name));
    }

    private static Map<String, byte[]> values(Invocation invocation, String name) {
        return Configuration.pairs(invocation, "Data for Secret \"" + name + "\"", "Secret");
    }

    private static ObjectNode secret(
            Invocation invocation, String name, String type, Map<String, byte[]> values) {
        ObjectNode data = Json.object();
        values.forEach((key, value) -> data.put(key, Base64.getEncoder().encodeToString(value)));
        return Configuration.named(
                invocation,
                Tree.object(
                        "kind",
                        "Secret",
                        "apiVersion",
                        "v1",
                        "metadata",
                        Tree.object("name", name),
                        "data",
                        data.isEmpty() ? null : data,
                        "type",
                        type.isEmpty() ? null : type));
    }

    private static ObjectNode tls(Invocation invocation, String name) {
        if (invocation.get(CERTIFICATE).isEmpty() || invocation.get(KEY).isEmpty()) {
            throw FailureException.plain("key and cert must be specified");
        }
        Map<String, byte[]> values = new TreeMap<>();
        values.put("tls.crt", KeyPair.file(invocation, invocation.get(CERTIFICATE)));
        values.put("tls.key", KeyPair.file(invocation, invocation.get(KEY)));
        KeyPair.check(values.get("tls.crt"), values.get("tls.key"));
        return secret(invocation, name, "kubernetes.io/tls", values);
    }

    private static ObjectNode registry(Invocation invocation, String name) {
        if (!invocation.get(Configuration.FILE).isEmpty()) {
            List<String> files =
                    invocation.get(Configuration.FILE).stream()
                            .map(file -> file.contains("=") ? file : ".dockerconfigjson=" + file)
                            .toList();
            Pairs.Words words = new Pairs.Words("Data for Secret \"" + name + "\"", "Secret");
            return secret(
                    invocation,
                    name,
                    REGISTRY,
                    Pairs.of(invocation, words, List.of(), files, List.of()));
        }
        String user = invocation.get(USERNAME);
        String password = invocation.get(PASSWORD);
        if (user.isEmpty() || password.isEmpty() || invocation.get(SERVER).isEmpty()) {
            throw FailureException.plain(
                    "either --from-file or the combination of --docker-username,"
                            + " --docker-password and --docker-server is required");
        }
        String email = invocation.get(EMAIL);
        ObjectNode entry =
                Tree.object(
                        "username",
                        user,
                        "password",
                        password,
                        "email",
                        email.isEmpty() ? null : email,
                        "auth",
                        base64(user + ":" + password));
        ObjectNode config = Tree.object("auths", Tree.object(invocation.get(SERVER), entry));
        byte[] text = LastApplied.escaped(Json.compact(config)).getBytes(StandardCharsets.UTF_8);
        return secret(invocation, name, REGISTRY, Map.of(".dockerconfigjson", text));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
