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
        String version = Json.text(exec, "apiVersion");
        if (!VERSIONS.contains(version)) {
            throw KubeconfigReader.config(
                    version.isEmpty()
                            ? "apiVersion must be specified for user \""
                                    + userName
                                    + "\" to use exec authentication plugin"
                            : "exec plugin: invalid apiVersion \"" + version + "\"");
        }
        String command = Json.text(exec, "command");
        if (command.isEmpty()) {
            throw KubeconfigReader.config(
                    "command must be specified for user \""
                            + userName
                            + "\" to use exec authentication plugin");
        }
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
                mode(exec, version, userName),
                exec.path("provideClusterInfo").asBoolean(false) ? info(cluster, server) : null);
    }

    private static Mode mode(JsonNode exec, String version, String user) {
        String mode = Json.text(exec, "interactiveMode");
        return switch (mode) {
            case "Never" -> Mode.NEVER;
            case "IfAvailable" -> Mode.IF_AVAILABLE;
            case "Always" -> Mode.ALWAYS;
            case "" -> {
                if (version.endsWith("/v1")) {
                    throw KubeconfigReader.config(
                            "interactiveMode must be specified for "
                                    + user
                                    + " to use exec authentication plugin");
                }
                yield Mode.IF_AVAILABLE;
            }
            default ->
                    throw KubeconfigReader.config(
                            "invalid interactiveMode for " + user + ": \"" + mode + "\"");
        };
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
