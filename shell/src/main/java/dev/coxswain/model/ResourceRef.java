package dev.coxswain.model;

import org.jspecify.annotations.Nullable;

/**
 * One object's address in a cluster.
 *
 * @param namespace null for objects that live in no namespace
 */
public record ResourceRef(ResourceType type, @Nullable String namespace, String name) {

    /** The URL path of the object, as {@code /api/v1/namespaces/default/pods/web}. */
    public String path() {
        return collectionPath(type, namespace) + "/" + PathSegment.encode(name);
    }

    /** How kubectl names the object: {@code deployment.apps/web}. */
    public String qualifiedName() {
        return type.qualifiedSingular() + "/" + name;
    }

    /**
     * The URL path of all objects of a type.
     *
     * @param namespace null for all namespaces
     */
    public static String collectionPath(ResourceType type, @Nullable String namespace) {
        return namespace != null && type.namespaced()
                ? type.groupPath()
                        + "/namespaces/"
                        + PathSegment.encode(namespace)
                        + "/"
                        + type.plural()
                : type.groupPath() + "/" + type.plural();
    }
}
