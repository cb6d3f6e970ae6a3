package dev.coxswain.complete;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.session.Session;
import dev.coxswain.session.Setting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values of one kind, for a call whose other words are known. */
final class ValueCandidates {
    private static final List<String> WITH_PODS =
            List.of("deployment", "replicaset", "statefulset", "daemonset", "job", "service");
    private final Session session;
    private final Completer completer;
    private final Arguments arguments;
    private final ConnectionOptions connection;
    private final ClusterNames names;

    ValueCandidates(Session session, NameCache cache, Completer completer, Arguments arguments) {
        this.session = session;
        this.completer = completer;
        this.arguments = arguments;
        this.connection = connection(arguments);
        this.names = new ClusterNames(session, cache, connection);
    }

    private static ConnectionOptions connection(Arguments arguments) {
        try {
            return GlobalFlags.connection(arguments);
        } catch (FailureException _) {
            return ConnectionOptions.NONE;
        }
    }

    List<Candidate> of(Values values, String prefix) {
        return switch (values) {
            case Values.Words(var words) -> plain(words, "values");
            case Values.Live(var names) -> plain(found(names), "values");
            case Values.Source source -> of(source, prefix);
        };
    }

    private List<Candidate> of(Values.Source source, String prefix) {
        return switch (source) {
            case ANY, FIELD_SELECTORS -> List.of();
            case RESOURCE_TYPES -> types(prefix, true);
            case RESOURCE_REFS -> references(prefix);
            case POD_REFS -> pods(prefix);
            case PODS -> objects("pods", prefix);
            case NODES -> objects("nodes", prefix);
            case NAMESPACES -> objects("namespaces", prefix);
            case CONTAINERS -> containers();
            case CONTEXTS -> contextNames();
            case CLUSTERS -> contexts(ContextInfo::cluster);
            case USERS -> contexts(ContextInfo::user);
            case LABEL_SELECTORS -> labels(prefix);
            case FILES -> completer.files(prefix);
            case DIRECTORIES ->
                    completer.files(prefix).stream().filter(each -> !each.complete()).toList();
            case POD_FILES -> podFiles(prefix);
            case COMMANDS -> completer.commandNames(arguments.positional());
            case SETTINGS -> plain(settings(), "settings");
            case VARIABLES -> completer.variables();
            case ALIASES -> plain(List.copyOf(session.settings().aliases().keySet()), "aliases");
        };
    }

    private List<String> found(Function<Session, List<String>> names) {
        try {
            return names.apply(session);
        } catch (FailureException _) {
            return List.of();
        }
    }

    private static List<String> settings() {
        return Arrays.stream(Setting.values()).map(Setting::word).toList();
    }

    private static List<Candidate> plain(List<String> words, String group) {
        return words.stream()
                .map(
                        word ->
                                word.endsWith("=")
                                        ? Candidate.open(word, group, "")
                                        : Candidate.of(word, group, ""))
                .toList();
    }

    private List<Candidate> contextNames() {
        List<Candidate> all = new ArrayList<>(contexts(ContextInfo::name));
        String builtIn = session.clusters().builtIn(session.kubeconfig());
        if (builtIn != null) {
            all.add(Candidate.of(builtIn, "built in", "the practice cluster"));
        }
        return all;
    }

    private List<Candidate> contexts(Function<ContextInfo, String> part) {
        try {
            return session.clusters().contexts(connection.kubeconfig()).stream()
                    .map(part)
                    .distinct()
                    .map(name -> Candidate.of(name, "kubeconfig", ""))
                    .toList();
        } catch (FailureException _) {
            return List.of();
        }
    }

    private List<Candidate> types(String prefix, boolean comma) {
        String start = comma ? prefix.substring(0, prefix.lastIndexOf(',') + 1) : "";
        List<Candidate> all = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (ResourceType type : names.types()) {
            String name = seen.contains(type.plural()) ? type.qualifiedPlural() : type.plural();
            if (seen.contains(name)) {
                continue;
            }
            seen.add(name);
            String shorter = String.join(", ", type.shortNames());
            String description = type.kind() + (shorter.isEmpty() ? "" : " (" + shorter + ")");
            all.add(Candidate.of(name, "types", description).behind(start));
        }
        return all;
    }

    private List<Candidate> references(String prefix) {
        List<String> given = arguments.positional();
        if (prefix.contains("/")) {
            return slashed(prefix);
        }
        if (given.isEmpty() || given.getFirst().contains("/")) {
            return types(prefix, true);
        }
        List<Candidate> all = new ArrayList<>();
        for (String type : given.getFirst().split(",")) {
            all.addAll(objects(type, prefix));
        }
        return all.stream().filter(each -> !given.contains(each.value())).toList();
    }

    private List<Candidate> slashed(String prefix) {
        int slash = prefix.indexOf('/');
        String start = prefix.substring(0, slash + 1);
        return objects(prefix.substring(0, slash), prefix.substring(slash + 1)).stream()
                .map(each -> each.behind(start))
                .toList();
    }

    private List<Candidate> pods(String prefix) {
        if (prefix.contains("/")) {
            return slashed(prefix);
        }
        List<Candidate> all = new ArrayList<>(objects("pods", prefix));
        WITH_PODS.forEach(type -> all.add(Candidate.open(type + "/", "types", "")));
        return all;
    }

    private List<Candidate> objects(String word, String prefix) {
        Optional<ResourceType> type = names.type(word);
        return type.map(
                        each ->
                                names.objects(each, namespace(each)).stream()
                                        .filter(name -> name.startsWith(prefix))
                                        .map(name -> Candidate.of(name, each.plural(), ""))
                                        .toList())
                .orElse(List.of());
    }

    private @Nullable String namespace(ResourceType type) {
        boolean everywhere = Boolean.TRUE.equals(arguments.values().get("all-namespaces"));
        if (!type.namespaced() || everywhere) {
            return null;
        }
        String given = arguments.get(GlobalFlags.NAMESPACE);
        return given.isEmpty() ? session.namespace(connection) : given;
    }

    private List<Candidate> containers() {
        if (arguments.positional().isEmpty()) {
            return List.of();
        }
        String first = arguments.positional().getFirst();
        int slash = first.indexOf('/');
        return names.type(slash < 0 ? "pods" : first.substring(0, slash))
                .map(
                        type ->
                                names.containers(
                                        new ResourceRef(
                                                type, namespace(type), first.substring(slash + 1))))
                .map(found -> plain(found, "containers"))
                .orElse(List.of());
    }

    private List<Candidate> labels(String prefix) {
        String word = arguments.positional().isEmpty() ? "pods" : arguments.positional().getFirst();
        String start = prefix.substring(0, prefix.lastIndexOf(',') + 1);
        return names
                .type(word.split(",")[0].split("/")[0])
                .map(type -> names.labels(type, namespace(type)))
                .orElse(List.of())
                .stream()
                .map(label -> Candidate.of(label, "labels", "").behind(start))
                .toList();
    }

    private List<Candidate> podFiles(String prefix) {
        List<Candidate> all = new ArrayList<>(completer.files(prefix));
        if (!prefix.contains("/") && !prefix.contains(":")) {
            objects("pods", prefix)
                    .forEach(pod -> all.add(Candidate.open(pod.value() + ":", "pods", "")));
        }
        return all;
    }
}
