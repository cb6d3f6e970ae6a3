package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.store.Key;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a container, from its image, its spec and the services around it. */
final class Environment {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(\\$|\\(([A-Za-z_][A-Za-z0-9_.-]*)\\))");

    /** What keeps a container from being configured, in the kubelet's words. */
    static final class Problem extends Exception {
        private static final long serialVersionUID = 1L;

        Problem(String message) {
            super(message, null, false, false);
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }

    private final Objects objects;

    Environment(Objects objects) {
        this.objects = objects;
    }

    Map<String, String> of(JsonNode pod, JsonNode container, Image image) throws Problem {
        var all = new TreeMap<String, String>();
        all.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        all.put("HOME", image.user().equals("root") ? "/root" : "/");
        all.put("HOSTNAME", PodNames.hostname(pod));
        all.putAll(image.environment());
        services(pod, all);
        for (JsonNode from : container.path("envFrom")) {
            source(pod, from, "configMapRef", all);
            source(pod, from, "secretRef", all);
        }
        for (JsonNode each : container.path("env")) {
            String name = each.path("name").asText();
            String value =
                    each.has("valueFrom")
                            ? from(pod, container, each.path("valueFrom"))
                            : expand(each.path("value").asText(""), all);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all;
    }

    private void services(JsonNode pod, Map<String, String> into) {
        boolean links = Json.at(pod, "spec", "enableServiceLinks").asBoolean(true);
        var visible = new ArrayList<ObjectNode>();
        objects.get(new Key("services", "default", "kubernetes")).ifPresent(visible::add);
        if (links) {
            visible.addAll(objects.list("services", Meta.namespace(pod)));
        }
        for (JsonNode service : visible) {
            String ip = Json.text(service, "spec", "clusterIP");
            JsonNode ports = Json.at(service, "spec", "ports");
            if (ip.isEmpty() || ip.equals("None") || ports.isEmpty()) {
                continue;
            }
            String name = Meta.name(service).toUpperCase(Locale.ROOT).replace('-', '_');
            String first = ports.path(0).path("port").asText();
            String protocol = ports.path(0).path("protocol").asText("TCP");
            into.put(name + "_SERVICE_HOST", ip);
            into.put(name + "_SERVICE_PORT", first);
            into.put(name + "_PORT", protocol.toLowerCase(Locale.ROOT) + "://" + ip + ":" + first);
            for (JsonNode port : ports) {
                String number = port.path("port").asText();
                String kind = port.path("protocol").asText("TCP");
                String key = name + "_PORT_" + number + "_" + kind;
                into.put(key, kind.toLowerCase(Locale.ROOT) + "://" + ip + ":" + number);
                into.put(key + "_PROTO", kind.toLowerCase(Locale.ROOT));
                into.put(key + "_PORT", number);
                into.put(key + "_ADDR", ip);
                if (port.has("name")) {
                    String named =
                            port.path("name").asText().toUpperCase(Locale.ROOT).replace('-', '_');
                    into.put(name + "_SERVICE_PORT_" + named, number);
                }
            }
        }
    }

    private void source(JsonNode pod, JsonNode from, String field, Map<String, String> into)
            throws Problem {
        if (!from.has(field)) {
            return;
        }
        String type = field.equals("secretRef") ? "secrets" : "configmaps";
        String prefix = from.path("prefix").asText("");
        String name = Json.text(from, field, "name");
        var object = objects.get(new Key(type, Meta.namespace(pod), name));
        if (object.isEmpty()) {
            if (!Json.at(from, field, "optional").asBoolean()) {
                throw new Problem(word(type) + " \"" + name + "\" not found");
            }
            return;
        }
        ConfiguredFiles.contents(type, object.get())
                .forEach(
                        (key, bytes) ->
                                into.put(prefix + key, new String(bytes, StandardCharsets.UTF_8)));
    }

    /** An amount of a container's resources in whole divisors, rounded up. */
    private static String resource(JsonNode container, JsonNode reference) {
        String[] path = reference.path("resource").asText().split("\\.", 2);
        if (path.length < 2) {
            return "";
        }
        String text = Json.text(container, "resources", path[0], path[1]);
        if (text.isEmpty()) {
            text = Json.text(container, "resources", "limits", path[1]);
        }
        if (text.isEmpty() && path[0].equals("limits")) {
            // without a limit the whole node is the limit
            text = path[1].equals("cpu") ? "8" : path[1].equals("memory") ? "16Gi" : "0";
        }
        BigDecimal divisor = NodeRoom.amount(reference.path("divisor").asText("1"));
        BigDecimal by = divisor.signum() > 0 ? divisor : BigDecimal.ONE;
        return NodeRoom.amount(text).divide(by, 0, RoundingMode.CEILING).toPlainString();
    }

    private static String word(String type) {
        return type.equals("secrets") ? "secret" : "configmap";
    }

    private @org.jspecify.annotations.Nullable String from(
            JsonNode pod, JsonNode container, JsonNode source) throws Problem {
        if (source.has("fieldRef")) {
            return field(pod, Json.text(source, "fieldRef", "fieldPath"));
        }
        if (source.has("resourceFieldRef")) {
            return resource(container, source.path("resourceFieldRef"));
        }
        boolean secret = source.has("secretKeyRef");
        JsonNode reference = source.path(secret ? "secretKeyRef" : "configMapKeyRef");
        String type = secret ? "secrets" : "configmaps";
        String name = reference.path("name").asText();
        String key = reference.path("key").asText();
        var object = objects.get(new Key(type, Meta.namespace(pod), name));
        byte[] bytes =
                object.isEmpty() ? null : ConfiguredFiles.contents(type, object.get()).get(key);
        if (bytes != null) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (reference.path("optional").asBoolean()) {
            return null;
        }
        throw new Problem(
                object.isEmpty()
                        ? word(type) + " \"" + name + "\" not found"
                        : "couldn't find key "
                                + key
                                + " in "
                                + (secret ? "Secret " : "ConfigMap ")
                                + Meta.namespace(pod)
                                + "/"
                                + name);
    }

    /** A field of a pod as the downward API gives it. */
    static String field(JsonNode pod, String path) {
        Matcher part =
                Pattern.compile("metadata\\.(labels|annotations)\\['([^']+)'\\]").matcher(path);
        if (part.matches()) {
            return Json.at(pod, "metadata", part.group(1)).path(part.group(2)).asText("");
        }
        if (path.equals("metadata.labels") || path.equals("metadata.annotations")) {
            List<String> lines = new ArrayList<>();
            Json.at(pod, path.split("\\."))
                    .properties()
                    .forEach(
                            each -> lines.add(each.getKey() + "=" + Json.compact(each.getValue())));
            return String.join("\n", lines);
        }
        return Json.text(pod, path.split("\\."));
    }

    /** Puts values in the place of {@code $(NAME)}; {@code $$} is a dollar; unknown names stay. */
    static String expand(String text, Map<String, String> values) {
        Matcher matcher = REFERENCE.matcher(text);
        var out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2);
            String value = name == null ? "$" : values.getOrDefault(name, matcher.group());
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(out);
        return out.toString();
    }
}
