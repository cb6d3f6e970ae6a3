package dev.coxswain.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One type of object that a server has, as its discovery describes it.
 *
 * @param group the API group, empty for the core group
 * @param version the version, as {@code v1}
 * @param kind the kind in its own spelling, as {@code ReplicaSet}
 * @param plural the name in URLs, as {@code replicasets}
 * @param singular the lower-case singular, as {@code replicaset}
 * @param namespaced whether objects of the type live in namespaces
 * @param shortNames what people type for it, in the server's order
 * @param categories groups of types it belongs to, as {@code all}
 * @param verbs what the server can do with it, as {@code list}, in its order
 * @param subresources the names below an object, as {@code scale}
 */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        Set<String> verbs,
        Set<String> subresources) {

    public ResourceType {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = Collections.unmodifiableSet(new LinkedHashSet<>(verbs));
        subresources = Set.copyOf(subresources);
    }

    /** The value of {@code apiVersion} in objects of this type. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The plural with its group, as the server names it in errors: {@code deployments.apps}. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The singular with its group, as kubectl prints it: {@code deployment.apps}. */
    public String qualifiedSingular() {
        return group.isEmpty() ? singular : singular + "." + group;
    }

    /** The URL path of the group version, as {@code /apis/apps/v1}. */
    public String groupPath() {
        return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    }

    /** Whether the server answers {@code verb} for this type. */
    public boolean can(String verb) {
        return verbs.contains(verb);
    }
}
