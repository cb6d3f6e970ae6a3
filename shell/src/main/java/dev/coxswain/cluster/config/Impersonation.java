package dev.coxswain.cluster.config;

import static dev.coxswain.cluster.config.KubeconfigReader.config;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.config.Connection.Header;
import dev.coxswain.cluster.config.Kubeconfig.Entry;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** As whom a user acts, as the headers that say so. */
final class Impersonation {
    private static final String TOKEN_MARKS = "!#$&'*+-.^_`|~";

    private Impersonation() {}

    /**
     * What flags say, and the kubeconfig where they say nothing.
     *
     * @throws dev.coxswain.failure.FailureException in kubectl's words where nobody is named
     */
    static List<Header> headers(Entry user, ConnectionOptions options, @Nullable String owner) {
        String as = options.as() != null ? options.as() : user.text("as");
        String uid = options.asUid() != null ? options.asUid() : user.text("as-uid");
        List<String> groups = new ArrayList<>(options.asGroups());
        if (groups.isEmpty()) {
            user.value().path("as-groups").forEach(each -> groups.add(each.asText()));
        }
        Map<String, List<String>> extra = extra(user, options);
        List<Header> headers = new ArrayList<>();
        if (as == null) {
            if (uid != null || !groups.isEmpty() || !extra.isEmpty()) {
                throw config(
                        "requesting uid, groups or user-extra for "
                                + (owner == null ? "" : owner)
                                + " without impersonating a user");
            }
            return headers;
        }
        headers.add(new Header("Impersonate-User", as));
        groups.forEach(group -> headers.add(new Header("Impersonate-Group", group)));
        if (uid != null) {
            headers.add(new Header("Impersonate-Uid", uid));
        }
        extra.forEach(
                (key, values) ->
                        values.forEach(
                                value ->
                                        headers.add(
                                                new Header(
                                                        "Impersonate-Extra-" + escaped(key),
                                                        value))));
        return headers;
    }

    /** Words of flags without an equals sign say nothing, as in kubectl. */
    private static Map<String, List<String>> extra(Entry user, ConnectionOptions options) {
        Map<String, List<String>> extra = new TreeMap<>();
        for (String pair : options.asExtra()) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                extra.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                        .add(pair.substring(equals + 1));
            }
        }
        if (options.asExtra().isEmpty()) {
            user.value()
                    .path("as-user-extra")
                    .properties()
                    .forEach(
                            each -> {
                                List<String> values = new ArrayList<>();
                                each.getValue().forEach(value -> values.add(value.asText()));
                                extra.put(each.getKey(), values);
                            });
        }
        return extra;
    }

    /** What no header's name may hold, and the percent sign, in percents; the server undoes it. */
    private static String escaped(String key) {
        StringBuilder name = new StringBuilder();
        for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean fits =
                    c < 0x80 && (Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0);
            name.append(fits ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return name.toString();
    }
}
