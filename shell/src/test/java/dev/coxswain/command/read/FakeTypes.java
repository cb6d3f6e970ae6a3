package dev.coxswain.command.read;

import dev.coxswain.cluster.ResourceTypes;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;

import java.util.List;
import java.util.Optional;

/** The types of the fake cluster. */
final class FakeTypes implements ResourceTypes {
    private static final List<ResourceType> ALL =
            List.of(
                    FakeCluster.PODS,
                    FakeCluster.SERVICES,
                    FakeCluster.NODES,
                    FakeCluster.NAMESPACES,
                    FakeCluster.DEPLOYMENTS,
                    FakeCluster.REPLICA_SETS,
                    FakeCluster.STATEFUL_SETS,
                    FakeCluster.CONTROLLER_REVISIONS);

    @Override
    public List<ResourceType> all(Cancellation cancellation) {
        return ALL;
    }

    @Override
    public List<ResourceType> known() {
        return ALL;
    }

    @Override
    public ResourceType resolve(String typed, Cancellation cancellation) {
        return ALL.stream()
                .filter(
                        type ->
                                type.plural().equals(typed)
                                        || type.singular().equals(typed)
                                        || type.qualifiedPlural().equals(typed)
                                        || type.shortNames().contains(typed))
                .findFirst()
                .orElseThrow(() -> new FailureException(new Failure.UnknownType(typed, List.of())));
    }

    @Override
    public List<ResourceType> expand(String typed, Cancellation cancellation) {
        List<ResourceType> category =
                ALL.stream().filter(type -> type.categories().contains(typed)).toList();
        return category.isEmpty() ? List.of(resolve(typed, cancellation)) : category;
    }

    @Override
    public Optional<ResourceType> ofKind(
            String apiVersion, String kind, Cancellation cancellation) {
        return ALL.stream()
                .filter(t -> t.apiVersion().equals(apiVersion) && t.kind().equals(kind))
                .findFirst();
    }

    @Override
    public void refresh() {}
}
