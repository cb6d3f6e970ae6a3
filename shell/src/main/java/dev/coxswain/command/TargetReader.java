package dev.coxswain.command;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words and flags become {@link Targets}, with kubectl's refusals. */
final class TargetReader {
    private final Invocation invocation;
    private final Targets.Rule rule;
    private final Selector selector;
    private final boolean all;
    private final boolean allNamespaces;

    TargetReader(Invocation invocation, Targets.Rule rule) {
        this.invocation = invocation;
        this.rule = rule;
        this.selector = TargetFlags.selector(invocation.arguments());
        this.all = invocation.get(TargetFlags.ALL);
        this.allNamespaces = invocation.get(TargetFlags.ALL_NAMESPACES);
    }

    Targets read(List<String> words) {
        if (all && selector.labels() != null) {
            throw FailureException.plain(
                    "setting 'all' parameter but found a non empty selector. ");
        }
        if (words.isEmpty()) {
            return invocation.input() instanceof Items items
                    ? given(items)
                    : new Targets(List.of(), false);
        }
        return pairs(words) ? named(words) : ofTypes(words);
    }

    /** Whether all words are {@code type/name}; kubectl refuses a mixture. */
    private static boolean pairs(List<String> words) {
        long slashes = words.stream().filter(word -> word.contains("/")).count();
        if (words.stream().anyMatch(word -> word.chars().filter(c -> c == '/').count() > 1)) {
            throw FailureException.plain(
                    "arguments in resource/name form may not have more than one slash");
        }
        if (slashes > 0 && slashes < words.size()) {
            throw FailureException.plain(
                    "there is no need to specify a resource type as a separate argument when"
                            + " passing arguments in resource/name form (e.g. 'kubectl get"
                            + " resource/<resource_name>' instead of 'kubectl get resource"
                            + " resource/<resource_name>'");
        }
        return slashes > 0;
    }

    private Targets named(List<String> words) {
        List<Target> targets = new ArrayList<>();
        Set<ResourceType> types = new LinkedHashSet<>();
        for (String word : words) {
            String[] parts = word.split("/", -1);
            if (parts[0].isEmpty() || parts[1].isEmpty() || word.contains(",")) {
                throw FailureException.plain(
                        "arguments in resource/name form must have a single resource and name");
            }
            ResourceType type = resolve(parts[0]);
            types.add(type);
            targets.add(byName(type, parts[1]));
        }
        return new Targets(targets, types.size() > 1);
    }

    private Targets ofTypes(List<String> words) {
        List<String> names = words.subList(1, words.size());
        List<ResourceType> types = types(words.getFirst(), !names.isEmpty());
        boolean several = types.size() > 1;
        List<Target> targets = new ArrayList<>();
        if (names.isEmpty()) {
            boolean selected = all || !selector.selectsAll();
            if (rule == Targets.Rule.TYPE_NEEDS_SELECTION && !selected) {
                throw FailureException.plain(
                        "resource(s) were provided, but no name was specified");
            }
            types.forEach(type -> targets.add(new Target.Listed(type, namespace(type), selector)));
            return new Targets(targets, several);
        }
        for (ResourceType type : types) {
            names.forEach(name -> targets.add(byName(type, name)));
        }
        return new Targets(targets, several);
    }

    private List<ResourceType> types(String word, boolean named) {
        Set<ResourceType> types = new LinkedHashSet<>();
        for (String part : word.split(",", -1)) {
            List<ResourceType> found =
                    invocation.cluster().types().expand(part, invocation.cancellation());
            if (named && found.size() > 1) {
                throw FailureException.plain("you must specify only one resource");
            }
            types.addAll(found);
        }
        return List.copyOf(types);
    }

    private ResourceType resolve(String typed) {
        return invocation.cluster().types().resolve(typed, invocation.cancellation());
    }

    private Target byName(ResourceType type, String name) {
        if (!selector.selectsAll() || all) {
            throw FailureException.plain("name cannot be provided when a selector is specified");
        }
        if (name.isEmpty()) {
            throw FailureException.plain("resource name may not be empty");
        }
        NameCheck.require("resource name", name);
        if (allNamespaces && type.namespaced()) {
            throw FailureException.plain(
                    "a resource cannot be retrieved by name across all namespaces");
        }
        return new Target.Named(new ResourceRef(type, namespace(type), name));
    }

    private @Nullable String namespace(ResourceType type) {
        if (allNamespaces || !type.namespaced()) {
            return null;
        }
        String namespace = invocation.namespace();
        NameCheck.require("namespace", namespace);
        return namespace;
    }

    private Targets given(Items items) {
        List<Target> targets = new ArrayList<>();
        Set<ResourceType> types = new LinkedHashSet<>();
        try (ItemSource source = items.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                Target.Given target = new Target.Given(ref(item), item);
                types.add(target.type());
                targets.add(target);
            }
        }
        return new Targets(targets, types.size() > 1);
    }

    private ResourceRef ref(Item item) {
        if (item.origin() != null) {
            return item.origin().ref();
        }
        JsonNode json = item.json();
        String name = Json.text(json, "metadata", "name");
        String kind = Json.text(json, "kind");
        if (name.isEmpty() || kind.isEmpty()) {
            throw FailureException.plain(
                    "the values piped in are not Kubernetes objects: " + brief(Json.compact(json)),
                    "objects have a kind and a metadata.name");
        }
        String apiVersion = Json.text(json, "apiVersion");
        ResourceType type =
                invocation
                        .cluster()
                        .types()
                        .ofKind(apiVersion, kind, invocation.cancellation())
                        .orElseThrow(
                                () ->
                                        FailureException.plain(
                                                "no matches for kind \""
                                                        + kind
                                                        + "\" in version \""
                                                        + apiVersion
                                                        + "\""));
        String own = Json.text(json, "metadata", "namespace");
        String namespace = !type.namespaced() ? null : own.isEmpty() ? invocation.namespace() : own;
        return new ResourceRef(type, namespace, name);
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
