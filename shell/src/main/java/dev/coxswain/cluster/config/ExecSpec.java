package dev.coxswain.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.config.Kubeconfig.Entry;
import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kubeconfig says of a credential plugin.
 *
 * @param command as the kubeconfig has it, for error words
 * @param argv the program and its arguments, handed over without a shell
 */
record ExecSpec(
        String apiVersion,
        String command,
        List<String> argv,
        Map<String, String> environment,
        @Nullable String installHint,
        Mode mode,
        @Nullable ObjectNode cluster) {

    /** Whether the plugin may use the terminal. */
    enum Mode {
        NEVER,
        IF_AVAILABLE,
        ALWAYS
    }

    private static final List<String> VERSIONS =
            List.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

    static ExecSpec of(Entry user, String userName, Entry cluster, URI server) {
        JsonNode exec = user.value().path("exec");
        Mode mode = checked(exec, userName);
        String version = Json.text(exec, "apiVersion");
        String command = Json.text(exec, "command");
        List<String> argv = new ArrayList<>();
        boolean relative = command.contains("/") && !command.startsWith("/");
        argv.add(relative ? user.directory().resolve(command).normalize().toString() : command);
        exec.path("args").forEach(each -> argv.add(each.asText()));
        Map<String, String> environment = new LinkedHashMap<>();
        exec.path("env")
                .forEach(
                        each -> environment.put(Json.text(each, "name"), Json.text(each, "value")));
        String hint = Json.text(exec, "installHint");
        return new ExecSpec(
                version,
                command,
                List.copyOf(argv),
                environment,
                hint.isEmpty() ? null : hint,
                mode,
                exec.path("provideClusterInfo").asBoolean(false) ? info(cluster, server) : null);
    }

    /** How the plugin may use the terminal; everything else it needs is there, too. */
    private static Mode checked(JsonNode exec, String user) {
        String version = Json.text(exec, "apiVersion");
        String interactive = Json.text(exec, "interactiveMode");
        // The older version came without the field.
        if (interactive.isEmpty() && version.endsWith("/v1beta1")) {
            interactive = "IfAvailable";
        }
        List<String> faults = new ArrayList<>();
        demand(Json.text(exec, "command"), "command", user, faults);
        demand(version, "apiVersion", user, faults);
        demand(interactive, "interactiveMode", user, faults);
        Mode mode =
                switch (interactive) {
                    case "Never" -> Mode.NEVER;
                    case "Always" -> Mode.ALWAYS;
                    default -> Mode.IF_AVAILABLE;
                };
        if (!List.of("Never", "IfAvailable", "Always", "").contains(interactive)) {
            faults.add("invalid interactiveMode for " + user + ": \"" + interactive + "\"");
        }
        if (!faults.isEmpty()) {
            throw ConnectionResolver.invalid(faults);
        }
        if (!VERSIONS.contains(version)) {
            throw KubeconfigReader.config("exec plugin: invalid apiVersion \"" + version + "\"");
        }
        return mode;
    }

    private static void demand(String value, String field, String user, List<String> faults) {
        if (value.isEmpty()) {
            faults.add(
                    field
                            + " must be specified for "
                            + user
                            + " to use exec authentication plugin");
        }
    }

    private static ObjectNode info(Entry cluster, URI server) {
        ObjectNode info = Json.object();
        info.put("server", server.toString());
        put(info, "tls-server-name", cluster.text("tls-server-name"));
        if (cluster.flag("insecure-skip-tls-verify")) {
            info.put("insecure-skip-tls-verify", true);
        }
        byte[] authorities = ConnectionResolver.material(cluster, "certificate-authority", null);
        if (authorities != null) {
            info.put("certificate-authority-data", Base64.getEncoder().encodeToString(authorities));
        }
        put(info, "proxy-url", cluster.text("proxy-url"));
        if (cluster.flag("disable-compression")) {
            info.put("disable-compression", true);
        }
        for (JsonNode extension : cluster.value().path("extensions")) {
            if (Json.text(extension, "name").equals("client.authentication.k8s.io/exec")) {
                info.set("config", extension.path("extension"));
            }
        }
        return info;
    }

    private static void put(ObjectNode info, String field, @Nullable String value) {
        if (value != null) {
            info.put(field, value);
        }
    }

    /** The value of KUBERNETES_EXEC_INFO. */
    String execInfo(boolean interactive) {
        ObjectNode info = Json.object();
        info.put("kind", "ExecCredential");
        info.put("apiVersion", apiVersion);
        ObjectNode spec = info.putObject("spec");
        if (cluster != null) {
            spec.set("cluster", cluster);
        }
        spec.put("interactive", interactive);
        return Json.compact(info);
    }
}
