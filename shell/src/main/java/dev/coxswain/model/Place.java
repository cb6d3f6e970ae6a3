package dev.coxswain.model;

/**
 * Where commands act.
 *
 * @param context the kubeconfig context's name
 * @param namespace the namespace taken when none is named
 */
public record Place(String context, String namespace) {
    /** This place with another namespace. */
    public Place inNamespace(String other) {
        return new Place(context, other);
    }
}
