package dev.coxswain.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.Map;

/** Checks that a kubeconfig's fields are of their types; the words are Go's decoder's. */
final class KubeconfigTypes {
    /** The type of a field, as Go names it. */
    private enum Type {
        TEXT("string"),
        FLAG("bool"),
        BYTES("[]uint8"),
        TEXTS("[]string"),
        VARIABLES("[]v1.ExecEnvVar");

        private final String name;

        Type(String name) {
            this.name = name;
        }
    }

    private static final Map<String, Type> CLUSTER =
            Map.of(
                    "server",
                    Type.TEXT,
                    "tls-server-name",
                    Type.TEXT,
                    "insecure-skip-tls-verify",
                    Type.FLAG,
                    "certificate-authority",
                    Type.TEXT,
                    "certificate-authority-data",
                    Type.BYTES,
                    "proxy-url",
                    Type.TEXT,
                    "disable-compression",
                    Type.FLAG);
    private static final Map<String, Type> USER =
            Map.ofEntries(
                    Map.entry("client-certificate", Type.TEXT),
                    Map.entry("client-certificate-data", Type.BYTES),
                    Map.entry("client-key", Type.TEXT),
                    Map.entry("client-key-data", Type.BYTES),
                    Map.entry("token", Type.TEXT),
                    Map.entry("tokenFile", Type.TEXT),
                    Map.entry("as", Type.TEXT),
                    Map.entry("as-uid", Type.TEXT),
                    Map.entry("as-groups", Type.TEXTS),
                    Map.entry("username", Type.TEXT),
                    Map.entry("password", Type.TEXT));
    private static final Map<String, Type> EXEC =
            Map.of(
                    "command",
                    Type.TEXT,
                    "args",
                    Type.TEXTS,
                    "env",
                    Type.VARIABLES,
                    "apiVersion",
                    Type.TEXT,
                    "installHint",
                    Type.TEXT,
                    "provideClusterInfo",
                    Type.FLAG,
                    "interactiveMode",
                    Type.TEXT);
    private static final Map<String, Type> CONTEXT =
            Map.of("cluster", Type.TEXT, "user", Type.TEXT, "namespace", Type.TEXT);

    private KubeconfigTypes() {}

    /**
     * @throws FailureException naming the first thing that is not as it must be
     */
    static void check(JsonNode document) {
        String kind = or(document, "kind", "Config");
        String version = or(document, "apiVersion", "v1");
        if (!kind.equals("Config") || !version.equals("v1")) {
            throw FailureException.plain(
                    "no kind \"" + kind + "\" is registered for version \"" + version + "\"");
        }
        field(document.path("current-context"), Type.TEXT, "Config.current-context");
        entries(document, "cluster", "Cluster", CLUSTER);
        entries(document, "user", "AuthInfo", USER);
        entries(document, "context", "Context", CONTEXT);
        for (JsonNode user : document.path("users")) {
            JsonNode exec = user.path("user").path("exec");
            fields(exec, EXEC, "ExecConfig.users.user.exec");
        }
    }

    private static String or(JsonNode document, String field, String instead) {
        String text = Json.text(document, field);
        return text.isEmpty() ? instead : text;
    }

    private static void entries(
            JsonNode document, String kind, String type, Map<String, Type> fields) {
        String list = kind + "s";
        JsonNode all = document.path(list);
        String entry = "v1.Named" + type;
        if (!all.isArray() && isThere(all)) {
            throw unfit(all, "Config." + list, "[]" + entry);
        }
        for (JsonNode each : all) {
            if (!each.isObject()) {
                throw unfit(each, "Config." + list, entry);
            }
            String named = "Named" + type + "." + list;
            field(each.path("name"), Type.TEXT, named + ".name");
            JsonNode value = each.path(kind);
            if (!value.isObject() && isThere(value)) {
                throw unfit(value, named + "." + kind, "v1." + type);
            }
            fields(value, fields, type + "." + list + "." + kind);
        }
    }

    private static void fields(JsonNode object, Map<String, Type> types, String path) {
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            Type type = types.get(each.getKey());
            if (type != null) {
                field(each.getValue(), type, path + "." + each.getKey());
            }
        }
    }

    private static void field(JsonNode value, Type type, String path) {
        boolean fits =
                switch (type) {
                    case TEXT, BYTES -> value.isTextual();
                    case FLAG -> value.isBoolean();
                    case TEXTS, VARIABLES -> value.isArray();
                };
        if (!fits && isThere(value)) {
            throw unfit(value, path, type.name);
        }
        if (type == Type.BYTES && fits) {
            base64(value.textValue());
        }
        if (type == Type.TEXTS) {
            value.forEach(each -> field(each, Type.TEXT, path));
        }
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static FailureException unfit(JsonNode value, String path, String type) {
        String is =
                switch (value.getNodeType()) {
                    case BOOLEAN -> "bool";
                    default -> value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
                };
        return FailureException.plain(
                "json: cannot unmarshal "
                        + is
                        + " into Go struct field "
                        + path
                        + " of type "
                        + type);
    }

    private static void base64(String text) {
        int digits = 0;
        int padding = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                continue;
            }
            boolean digit =
                    c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
            if (!digit || (padding > 0 && c != '=')) {
                throw notBase64(at);
            }
            digits++;
            padding += c == '=' ? 1 : 0;
        }
        if (digits % 4 != 0 || padding > 2) {
            throw notBase64(text.length() - digits % 4);
        }
    }

    private static FailureException notBase64(int at) {
        return FailureException.plain("illegal base64 data at input byte " + at);
    }
}
