package dev.coxswain.cluster;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;

import java.util.List;
import java.util.Optional;

/**
 * The types a server has, as its discovery tells; kept on disk for each server and user, asked anew
 * once where a name is unknown.
 */
public interface ResourceTypes {
    /** Every preferred and non-preferred version of every type, in the server's order. */
    List<ResourceType> all(Cancellation cancellation);

    /** The types that are known without asking anybody; empty where nothing is. */
    List<ResourceType> known();

    /**
     * The type meant by what a person typed: plural, singular, short name, {@code type.group} or
     * {@code type.version.group}, in any case.
     *
     * @throws dev.coxswain.failure.FailureException naming the nearest where there is none
     */
    ResourceType resolve(String typed, Cancellation cancellation);

    /** Like {@link #resolve}, but a category such as {@code all} gives all its types. */
    List<ResourceType> expand(String typed, Cancellation cancellation);

    /** The type of an object by its {@code apiVersion} and {@code kind}. */
    Optional<ResourceType> ofKind(String apiVersion, String kind, Cancellation cancellation);

    /** Forgets what is known, so that the next question asks the server. */
    void refresh();
}
