package dev.coxswain.command.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.TextFile;
import dev.coxswain.command.write.RandomSuffix;
import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.document.YamlException;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.LocalPatch;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The debugging container that the flags describe. */
final class DebugContainer {
    private final Invocation invocation;
    private final DebugProfile profile;
    private final @Nullable ObjectNode custom;

    DebugContainer(Invocation invocation) {
        this.invocation = invocation;
        this.profile = DebugProfile.named(invocation);
        this.custom = custom(invocation);
    }

    DebugProfile profile() {
        return profile;
    }

    private static @Nullable ObjectNode custom(Invocation invocation) {
        String name = invocation.get(DebugFlags.CUSTOM);
        if (name.isEmpty()) {
            return null;
        }
        String text = text(invocation, name);
        try {
            if (Yaml.parse(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (YamlException _) {
            // Said below, as of any other text that is none.
        }
        throw FailureException.plain(name + " does not contain a valid container spec");
    }

    private static String text(Invocation invocation, String name) {
        try {
            return TextFile.read(invocation.session().directory().resolve(name), name);
        } catch (FailureException e) {
            String why = e.failure() instanceof Failure.File(var message) ? message : name;
            throw new FailureException(
                    new Failure.Plain(
                            "must pass a container spec json file for custom profile: open " + why,
                            null),
                    e);
        }
    }

    /**
     * The name asked for, else one that no container of the pod has, which is told.
     *
     * @param said takes what standard output says
     */
    String name(JsonNode pod, StringBuilder said) {
        String given = invocation.get(DebugFlags.CONTAINER);
        if (!given.isEmpty()) {
            return given;
        }
        Set<String> taken = new HashSet<>();
        for (String kind : List.of("containers", "initContainers", "ephemeralContainers")) {
            Json.at(pod, "spec", kind).forEach(each -> taken.add(Json.text(each, "name")));
        }
        String name = "debugger-" + RandomSuffix.next();
        while (taken.contains(name)) {
            name = "debugger-" + RandomSuffix.next();
        }
        if (!invocation.get(DebugFlags.QUIET)) {
            said.append("Defaulting debug container name to ").append(name).append(".\n");
        }
        return name;
    }

    /** A container with nothing but a name yet. */
    static ObjectNode empty(String name) {
        ObjectNode container = Json.object().put("name", name);
        container.putObject("resources");
        return container.put("terminationMessagePolicy", "File");
    }

    /** Gives a container the image, words, variables and terminal of the flags. */
    void fill(ObjectNode container) {
        String image = invocation.get(DebugFlags.IMAGE);
        if (!image.isEmpty()) {
            container.put("image", image);
        }
        List<String> words = invocation.arguments().afterDash();
        if (!words.isEmpty()) {
            container.remove(List.of("command", "args"));
            boolean arguments = invocation.get(DebugFlags.ARGUMENTS_ONLY);
            ArrayNode array = container.putArray(arguments ? "args" : "command");
            words.forEach(array::add);
        }
        Map<String, String> variables = DebugFlags.variables(invocation);
        if (!variables.isEmpty()) {
            ArrayNode env = container.putArray("env");
            variables.forEach(
                    (name, value) -> env.addObject().put("name", name).put("value", value));
        }
        String pull = invocation.get(DebugFlags.PULL);
        if (!pull.isEmpty()) {
            container.put("imagePullPolicy", pull);
        }
        put(container, "stdin", invocation.get(DebugFlags.STDIN));
        put(container, "tty", invocation.get(DebugFlags.TTY));
    }

    private static void put(ObjectNode container, String name, boolean value) {
        if (value) {
            container.put(name, true);
        } else {
            container.remove(name);
        }
    }

    /** The container with the custom one laid over it, as a strategic merge does. */
    ObjectNode customized(ObjectNode container) {
        if (custom == null) {
            return container;
        }
        ObjectNode over = custom.deepCopy();
        over.put("name", Json.text(container, "name"));
        ObjectNode merged = new LocalPatch(true).apply(pod(container), pod(over));
        return (ObjectNode) Json.at(merged, "spec", "containers").path(0);
    }

    private static ObjectNode pod(ObjectNode container) {
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", "debug");
        pod.putObject("spec").putArray("containers").add(container);
        return pod;
    }
}
