package dev.coxswain.practice.http;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the path of a resource request names.
 *
 * @param group empty for the core group
 * @param namespace empty for none
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record Target(
        String group,
        String version,
        String namespace,
        String plural,
        String name,
        String subresource) {

    /**
     * Reads a path like {@code /apis/apps/v1/namespaces/n/deployments/d/scale}; null for another.
     */
    static @Nullable Target of(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        boolean core = !parts.isEmpty() && parts.getFirst().equals("api");
        int from = core ? 2 : 3;
        if (parts.size() > from && parts.get(from).equals("watch")) {
            parts.remove(from);
        }
        if (parts.size() <= from || (!core && !parts.getFirst().equals("apis"))) {
            return null;
        }
        String group = core ? "" : parts.get(1);
        String version = parts.get(from - 1);
        List<String> rest = parts.subList(from, parts.size());
        if (rest.getFirst().equals("namespaces") && rest.size() > 2 && !ofNamespace(rest.get(2))) {
            return new Target(
                    group, version, rest.get(1), rest.get(2), at(rest, 3), joined(rest, 4));
        }
        return new Target(group, version, "", rest.getFirst(), at(rest, 1), joined(rest, 2));
    }

    private static boolean ofNamespace(String part) {
        return part.equals("status") || part.equals("finalize");
    }

    private static String at(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static String joined(List<String> parts, int from) {
        return from < parts.size() ? String.join("/", parts.subList(from, parts.size())) : "";
    }
}
