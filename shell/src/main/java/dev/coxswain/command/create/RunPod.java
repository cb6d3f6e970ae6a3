package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.JsonPatch;
import dev.coxswain.manifest.LocalPatch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pod that {@code run}'s flags describe. */
final class RunPod {
    static final Flag<String> IMAGE = Flag.text("image").placeholder("IMAGE").help("Image to run");
    static final Flag<String> RESTART =
            Flag.text("restart")
                    .defaulting("Always")
                    .values(Values.words("Always", "OnFailure", "Never"))
                    .help("What happens when the container ends");
    static final Flag<String> PORT =
            Flag.text("port").placeholder("PORT").help("Port the container listens on");
    static final Flag<String> PULL =
            Flag.text("image-pull-policy")
                    .values(Values.words("Always", "IfNotPresent", "Never"))
                    .help("When to pull the image");
    private static final Flag<List<String>> ENV =
            Flag.repeated("env").placeholder("NAME=VALUE").help("Variable for the container");
    private static final Flag<String> LABELS =
            Flag.text("labels").shorthand('l').placeholder("K=V,…").help("Labels of the pod");
    private static final Flag<List<String>> ANNOTATIONS =
            Flag.repeated("annotations").placeholder("K=V").help("Annotations of the pod");
    private static final Flag<Boolean> COMMAND =
            Flag.bool("command").help("Words after -- are the command, not its arguments");
    private static final Flag<Boolean> PRIVILEGED =
            Flag.bool("privileged").help("Run the container privileged");
    static final Flag<String> OVERRIDES =
            Flag.text("overrides").placeholder("JSON").help("JSON merged over the pod");
    static final Flag<String> OVERRIDE_TYPE =
            Flag.text("override-type")
                    .defaulting("merge")
                    .values(Values.words("merge", "strategic", "json"))
                    .help("How it is merged");
    static final List<Flag<?>> FLAGS =
            List.of(
                    IMAGE,
                    RESTART,
                    ENV,
                    LABELS,
                    ANNOTATIONS,
                    PORT,
                    COMMAND,
                    PULL,
                    PRIVILEGED,
                    OVERRIDES,
                    OVERRIDE_TYPE);

    private final Invocation invocation;
    private final String name;

    RunPod(Invocation invocation, String name) {
        this.invocation = invocation;
        this.name = name;
    }

    /**
     * The pod.
     *
     * @param words the words for the container
     * @throws FailureException in kubectl's words where a flag makes no sense
     */
    ObjectNode of(List<String> words) {
        ObjectNode pod =
                Tree.object(
                        "kind", "Pod",
                        "apiVersion", "v1",
                        "metadata",
                                Tree.object(
                                        "name", name,
                                        "labels", labels(invocation, name),
                                        "annotations", annotations()),
                        "spec",
                                Tree.object(
                                        "containers", List.of(container(words)),
                                        "restartPolicy", invocation.get(RESTART),
                                        "dnsPolicy", "ClusterFirst"),
                        "status", Tree.object());
        return overridden(invocation, pod);
    }

    private ObjectNode container(List<String> words) {
        boolean command = invocation.get(COMMAND);
        boolean input = invocation.get(Run.STDIN);
        String pull = invocation.get(PULL);
        String port = invocation.get(PORT);
        return Tree.object(
                "name",
                name,
                "image",
                invocation.get(IMAGE),
                "command",
                command && !words.isEmpty() ? words : null,
                "args",
                command || words.isEmpty() ? null : words,
                "ports",
                port.isEmpty() ? null : List.of(Tree.object("containerPort", number(port))),
                "env",
                env(invocation.get(ENV)),
                "resources",
                Tree.object(),
                "imagePullPolicy",
                pull.isEmpty() ? null : pull,
                "securityContext",
                invocation.get(PRIVILEGED) ? Tree.object("privileged", true) : null,
                "stdin",
                input ? true : null,
                "stdinOnce",
                (input && !invocation.get(Run.LEAVE_OPEN)) ? true : null,
                "tty",
                invocation.get(Run.TTY) ? true : null);
    }

    /** The object with what {@code --overrides} says of it. */
    static ObjectNode overridden(Invocation invocation, ObjectNode pod) {
        String overrides = invocation.get(OVERRIDES);
        if (overrides.isEmpty()) {
            return pod;
        }
        JsonNode patch;
        try {
            patch = Yaml.parse(overrides);
        } catch (YamlException e) {
            throw FailureException.plain("Invalid JSON Patch");
        }
        JsonNode merged =
                switch (invocation.get(OVERRIDE_TYPE)) {
                    case "json" -> JsonPatch.apply(pod, patch);
                    case "strategic" -> new LocalPatch(true).apply(pod, object(patch));
                    case "merge" -> new LocalPatch(false).apply(pod, object(patch));
                    default ->
                            throw FailureException.plain(
                                    "invalid override type: " + invocation.get(OVERRIDE_TYPE));
                };
        return object(merged);
    }

    private static ObjectNode object(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw FailureException.plain("Invalid JSON Patch");
    }

    private static Map<String, String> labels(Invocation invocation, String name) {
        String given = invocation.get(LABELS);
        return given.isEmpty() ? Map.of("run", name) : Pairs.labels(given);
    }

    private @Nullable ObjectNode annotations() {
        ObjectNode annotations = Json.object();
        for (String each : invocation.get(ANNOTATIONS)) {
            Pairs.labels(each).forEach(annotations::put);
        }
        return annotations.isEmpty() ? null : annotations;
    }

    private static long number(String port) {
        try {
            return Long.parseLong(port);
        } catch (NumberFormatException e) {
            throw FailureException.plain("strconv.Atoi: parsing \"" + port + "\": invalid syntax");
        }
    }

    private static @Nullable List<ObjectNode> env(List<String> words) {
        List<ObjectNode> env = new ArrayList<>();
        for (String each : words) {
            int equals = each.indexOf('=');
            if (equals <= 0) {
                throw FailureException.plain("invalid env: " + each);
            }
            env.add(
                    Tree.object(
                            "name", each.substring(0, equals),
                            "value", each.substring(equals + 1)));
        }
        return env.isEmpty() ? null : env;
    }

    /** The service that {@code --expose} adds. */
    static ObjectNode service(Invocation invocation, String name) {
        long port = number(invocation.get(PORT));
        ObjectNode entry = Tree.object("protocol", "TCP", "port", port, "targetPort", port);
        return Tree.object(
                "kind", "Service",
                "apiVersion", "v1",
                "metadata", Tree.object("name", name),
                "spec",
                        Tree.object(
                                "ports", List.of(entry),
                                "selector", labels(invocation, name)),
                "status", Tree.object("loadBalancer", Tree.object()));
    }
}
