package dev.coxswain.complete;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Names of what a cluster has, through the cache; nothing where the cluster cannot be asked. */
final class ClusterNames {
    private static final String METADATA =
            "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";
    private final Session session;
    private final NameCache cache;
    private final ConnectionOptions connection;

    ClusterNames(Session session, NameCache cache, ConnectionOptions connection) {
        this.session = session;
        this.cache = cache;
        this.connection = connection;
    }

    /** The types known, each plural once; asked for behind where none is known yet. */
    List<ResourceType> types() {
        Optional<Cluster> cluster = cluster();
        if (cluster.isEmpty()) {
            return List.of();
        }
        if (cluster.get().types().known().isEmpty()) {
            ask("types", each -> names(each.types().all(new Cancellation())));
        }
        return cluster.get().types().known();
    }

    private static List<String> names(List<ResourceType> types) {
        return types.stream().map(ResourceType::plural).toList();
    }

    /** The type a word means, as far as it is known without asking. */
    Optional<ResourceType> type(String word) {
        String typed = word.toLowerCase(java.util.Locale.ROOT);
        return types().stream()
                .filter(
                        type ->
                                type.plural().equals(typed)
                                        || type.singular().equals(typed)
                                        || type.shortNames().contains(typed)
                                        || type.qualifiedPlural().equals(typed)
                                        || type.qualifiedSingular().equals(typed))
                .findFirst();
    }

    /**
     * Names of a type's objects.
     *
     * @param namespace null for all namespaces
     */
    List<String> objects(ResourceType type, @Nullable String namespace) {
        String path = ResourceRef.collectionPath(type, namespace);
        return ask("names " + path, cluster -> table(cluster, path));
    }

    private static List<String> table(Cluster cluster, String path) {
        Request request =
                Request.get(path)
                        .with("includeObject", "None")
                        .with("resourceVersion", "0")
                        .accepting(Request.TABLE);
        JsonNode answer = cluster.send(request, new Cancellation()).json();
        int column = 0;
        JsonNode columns = answer.path("columnDefinitions");
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (Json.text(columns.get(i), "format").equals("name")) {
                column = i;
            }
        }
        List<String> names = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            names.add(row.path("cells").path(column).asText());
        }
        for (JsonNode item : answer.path("items")) {
            names.add(Json.text(item, "metadata", "name"));
        }
        return names;
    }

    /** {@code key=value} of the labels a type's objects have. */
    List<String> labels(ResourceType type, @Nullable String namespace) {
        String path = ResourceRef.collectionPath(type, namespace);
        return ask(
                "labels " + path,
                cluster -> {
                    Request request = Request.get(path).with("limit", "500").accepting(METADATA);
                    TreeSet<String> labels = new TreeSet<>();
                    JsonNode list = cluster.send(request, new Cancellation()).json();
                    for (JsonNode item : list.path("items")) {
                        Json.at(item, "metadata", "labels")
                                .properties()
                                .forEach(
                                        label ->
                                                labels.add(
                                                        label.getKey()
                                                                + "="
                                                                + label.getValue().asText()));
                    }
                    return List.copyOf(labels);
                });
    }

    /** The containers of a pod, or of the pods an object makes. */
    List<String> containers(ResourceRef ref) {
        return ask(
                "containers " + ref.path(),
                cluster -> {
                    JsonNode object =
                            cluster.send(Request.get(ref.path()), new Cancellation()).json();
                    JsonNode template = Json.at(object, "spec", "template", "spec");
                    JsonNode spec = template.isMissingNode() ? object.path("spec") : template;
                    List<String> names = new ArrayList<>();
                    for (String kind : List.of("containers", "initContainers")) {
                        spec.path(kind).forEach(each -> names.add(Json.text(each, "name")));
                    }
                    return names;
                });
    }

    /** One object of a type as JSON text, to see its fields. */
    List<String> sample(ResourceType type, @Nullable String namespace) {
        String path = ResourceRef.collectionPath(type, namespace);
        return ask(
                "sample " + path,
                cluster -> {
                    Request request = Request.get(path).with("limit", "1");
                    return List.of(cluster.send(request, new Cancellation()).text());
                });
    }

    private List<String> ask(String key, Function<Cluster, List<String>> question) {
        return cluster()
                .map(each -> cache.get(each.context() + " " + key, () -> question.apply(each)))
                .orElse(List.of());
    }

    private Optional<Cluster> cluster() {
        try {
            return Optional.of(session.cluster(connection)).filter(Cluster::canAskQuietly);
        } catch (FailureException _) {
            return Optional.empty();
        }
    }
}
