package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kubeconfigs in the form kubectl gives them: fields in its order, entries by name. */
final class KubeconfigForm {
    static final List<String> KINDS = List.of("clusters", "users", "contexts");
    private static final Map<String, List<String>> FIELDS =
            Map.of(
                    "clusters",
                    List.of(
                            "server",
                            "tls-server-name",
                            "insecure-skip-tls-verify",
                            "certificate-authority",
                            "certificate-authority-data",
                            "proxy-url",
                            "disable-compression"),
                    "users",
                    List.of(
                            "client-certificate",
                            "client-certificate-data",
                            "client-key",
                            "client-key-data",
                            "token",
                            "tokenFile",
                            "as",
                            "as-uid",
                            "as-groups",
                            "as-user-extra",
                            "username",
                            "password",
                            "auth-provider",
                            "exec"),
                    "contexts",
                    List.of("cluster", "user", "namespace"));

    private KubeconfigForm() {}

    /** The fields that entries of a kind have. */
    static List<String> fields(String kind) {
        return FIELDS.getOrDefault(kind, List.of());
    }

    /** A whole file; what kubectl does not know stays. */
    static ObjectNode file(ObjectNode document) {
        ObjectNode form = Json.object();
        form.put("kind", "Config").put("apiVersion", "v1");
        if (!document.path("preferences").isEmpty()) {
            form.set("preferences", document.path("preferences"));
        }
        for (String kind : KINDS) {
            form.set(kind, entries(document, kind));
        }
        form.put("current-context", Json.text(document, "current-context"));
        document.properties()
                .forEach(
                        each -> {
                            if (!form.has(each.getKey()) && !each.getKey().equals("preferences")) {
                                form.set(each.getKey(), each.getValue());
                            }
                        });
        return form;
    }

    private static JsonNode entries(ObjectNode document, String kind) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        document.path(kind).forEach(each -> sorted.put(Json.text(each, "name"), each));
        if (sorted.isEmpty()) {
            return Json.NODES.nullNode();
        }
        ArrayNode list = Json.array();
        sorted.forEach(
                (name, entry) -> {
                    ObjectNode one = list.addObject();
                    one.put("name", name);
                    JsonNode value = entry.path(KubeconfigFiles.single(kind));
                    one.set(KubeconfigFiles.single(kind), value(kind, value));
                });
        return list;
    }

    private static ObjectNode value(String kind, JsonNode value) {
        ObjectNode form = Json.object();
        boolean always = kind.equals("contexts");
        for (String field : FIELDS.getOrDefault(kind, List.of())) {
            JsonNode at = value.path(field);
            boolean needed = field.equals("server") || (always && !field.equals("namespace"));
            if (field.equals("exec") && at instanceof ObjectNode exec) {
                form.set(field, exec(exec));
            } else if (!isNothing(at)) {
                form.set(field, at);
            } else if (needed) {
                form.put(field, "");
            }
        }
        value.properties()
                .forEach(
                        each -> {
                            if (!FIELDS.getOrDefault(kind, List.of()).contains(each.getKey())) {
                                form.set(each.getKey(), each.getValue());
                            }
                        });
        return form;
    }

    private static ObjectNode exec(ObjectNode exec) {
        ObjectNode form = Json.object();
        form.put("command", Json.text(exec, "command"));
        form.set("args", exec.path("args").isEmpty() ? null : exec.path("args"));
        form.set("env", exec.path("env").isEmpty() ? null : exec.path("env"));
        exec.properties()
                .forEach(
                        each -> {
                            if (!form.has(each.getKey())) {
                                form.set(each.getKey(), each.getValue());
                            }
                        });
        if (!form.has("provideClusterInfo")) {
            form.put("provideClusterInfo", false);
        }
        return form;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isBoolean() && !value.booleanValue())
                || (value.isContainerNode() && value.isEmpty());
    }
}
