package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code run}: starts one pod. */
final class Run implements Command {
    private static final Flag<String> IMAGE =
            Flag.text("image").placeholder("IMAGE").help("Image to run");
    private static final Flag<String> RESTART =
            Flag.text("restart")
                    .defaulting("Always")
                    .values(Values.words("Always", "OnFailure", "Never"))
                    .help("What happens when the container ends");
    private static final Flag<List<String>> ENV =
            Flag.repeated("env").placeholder("NAME=VALUE").help("Variable for the container");
    private static final Flag<String> LABELS =
            Flag.text("labels").shorthand('l').placeholder("K=V,…").help("Labels of the pod");
    private static final Flag<List<String>> ANNOTATIONS =
            Flag.repeated("annotations").placeholder("K=V").help("Annotations of the pod");
    private static final Flag<String> PORT =
            Flag.text("port").placeholder("PORT").help("Port the container listens on");
    private static final Flag<Boolean> COMMAND =
            Flag.bool("command").help("Words after -- are the command, not its arguments");
    private static final Flag<Boolean> EXPOSE =
            Flag.bool("expose").help("Make a service for the pod too (needs --port)");
    private static final Flag<String> PULL =
            Flag.text("image-pull-policy")
                    .values(Values.words("Always", "IfNotPresent", "Never"))
                    .help("When to pull the image");
    private static final Flag<Boolean> PRIVILEGED =
            Flag.bool("privileged").help("Run the container privileged");
    private static final Flag<String> OVERRIDES =
            Flag.text("overrides").placeholder("JSON").help("JSON merged over the pod");
    private static final Generated.Manner MANNER = new Generated.Manner("kubectl-run", "");
    private static final Signature SIGNATURE =
            Signature.of("run", "Start one pod")
                    .argument(Argument.one("NAME"))
                    .argument(Argument.command("COMMAND [ARG…]"))
                    .flag(IMAGE, RESTART, ENV, LABELS, ANNOTATIONS, PORT, COMMAND, EXPOSE)
                    .flag(PULL, PRIVILEGED, OVERRIDES)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, Create.SAVE_CONFIG)
                    .flags(OutputFlags.WRITE)
                    .example("run web --image=nginx", "A pod with one container")
                    .example("run web --image=nginx --dry-run=client -o yaml", "Its manifest");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty() || invocation.arguments().beforeDash() == 0) {
            throw FailureException.plain("NAME is required for run");
        }
        if (invocation.get(IMAGE).isEmpty()) {
            throw FailureException.plain("required flag(s) \"image\" not set");
        }
        String name = words.getFirst();
        ObjectNode pod = pod(invocation, name, words.subList(1, words.size()));
        if (!invocation.get(EXPOSE)) {
            return Generated.create(invocation, MANNER, pod);
        }
        if (invocation.get(PORT).isEmpty()) {
            throw FailureException.plain("--port must be set when exposing a service");
        }
        return Generated.create(invocation, MANNER, service(invocation, name), pod);
    }

    private static ObjectNode pod(Invocation invocation, String name, List<String> rest) {
        boolean command = invocation.get(COMMAND);
        String pull = invocation.get(PULL);
        ObjectNode container =
                Tree.object(
                        "name",
                        name,
                        "image",
                        invocation.get(IMAGE),
                        "command",
                        command && !rest.isEmpty() ? rest : null,
                        "args",
                        command || rest.isEmpty() ? null : rest,
                        "ports",
                        ports(invocation),
                        "env",
                        env(invocation.get(ENV)),
                        "resources",
                        Tree.object(),
                        "imagePullPolicy",
                        pull.isEmpty() ? null : pull,
                        "securityContext",
                        invocation.get(PRIVILEGED) ? Tree.object("privileged", true) : null);
        ObjectNode pod =
                Tree.object(
                        "kind", "Pod",
                        "apiVersion", "v1",
                        "metadata",
                                Tree.object(
                                        "name", name,
                                        "labels", labels(invocation, name),
                                        "annotations", annotations(invocation)),
                        "spec",
                                Tree.object(
                                        "containers", List.of(container),
                                        "restartPolicy", restart(invocation),
                                        "dnsPolicy", "ClusterFirst"),
                        "status", Tree.object());
        String overrides = invocation.get(OVERRIDES);
        if (!overrides.isEmpty()) {
            merge(pod, parsed(overrides));
        }
        return pod;
    }

    private static ObjectNode parsed(String overrides) {
        try {
            if (Yaml.parse(overrides) instanceof ObjectNode object) {
                return object;
            }
        } catch (YamlException e) {
            throw FailureException.plain("invalid --overrides: " + e.words());
        }
        throw FailureException.plain("invalid --overrides: not an object");
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties()
                .forEach(
                        each -> {
                            String name = each.getKey();
                            if (each.getValue().isNull()) {
                                into.remove(name);
                            } else if (each.getValue() instanceof ObjectNode inner
                                    && into.get(name) instanceof ObjectNode outer) {
                                merge(outer, inner);
                            } else {
                                into.set(name, each.getValue());
                            }
                        });
    }

    private static String restart(Invocation invocation) {
        String policy = invocation.get(RESTART);
        if (!List.of("Always", "OnFailure", "Never").contains(policy)) {
            throw FailureException.plain("invalid restart policy: " + policy);
        }
        return policy;
    }

    private static Map<String, String> labels(Invocation invocation, String name) {
        String given = invocation.get(LABELS);
        return given.isEmpty() ? Map.of("run", name) : Pairs.labels(given);
    }

    private static @Nullable ObjectNode annotations(Invocation invocation) {
        ObjectNode annotations = Json.object();
        for (String each : invocation.get(ANNOTATIONS)) {
            Pairs.labels(each).forEach(annotations::put);
        }
        return annotations.isEmpty() ? null : annotations;
    }

    private static @Nullable List<ObjectNode> ports(Invocation invocation) {
        String port = invocation.get(PORT);
        return port.isEmpty() ? null : List.of(Tree.object("containerPort", number(port)));
    }

    private static long number(String port) {
        try {
            return Long.parseLong(port);
        } catch (NumberFormatException e) {
            throw FailureException.plain("strconv.Atoi: parsing \"" + port + "\": invalid syntax");
        }
    }

    static @Nullable List<ObjectNode> env(List<String> words) {
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

    private static ObjectNode service(Invocation invocation, String name) {
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
