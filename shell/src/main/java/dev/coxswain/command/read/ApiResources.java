package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code api-resources}: the types the server has. */
public final class ApiResources implements Command {
    private static final Flag<String> GROUP =
            Flag.text("api-group").placeholder("GROUP").help("Only types of this group");
    private static final Flag<Boolean> NAMESPACED =
            Flag.bool("namespaced")
                    .defaulting(true)
                    .help("Only types that live in namespaces, or not");
    private static final Flag<List<String>> VERBS =
            Flag.list("verbs").placeholder("VERBS").help("Only types that have all these verbs");
    private static final Flag<List<String>> CATEGORIES =
            Flag.list("categories").placeholder("NAMES").help("Only types of all these categories");
    private static final Flag<String> SORT_BY =
            Flag.text("sort-by").values(Values.words("name", "kind")).help("Sort by name or kind");
    private static final Flag<Boolean> CACHED =
            Flag.bool("cached").help("Use what is known already");

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("NAME"),
                    Column.of("SHORTNAMES"),
                    Column.of("APIVERSION"),
                    Column.of("NAMESPACED"),
                    Column.of("KIND"),
                    new Column("VERBS", 1),
                    new Column("CATEGORIES", 1));

    private static final Set<OutputFormat> FORMATS =
            EnumSet.of(
                    OutputFormat.JSON,
                    OutputFormat.KYAML,
                    OutputFormat.NAME,
                    OutputFormat.WIDE,
                    OutputFormat.YAML);

    private static final Signature SIGNATURE =
            Signature.of("api-resources", "Show the types the server has")
                    .flag(
                            OutputFlags.OUTPUT,
                            OutputFlags.NO_HEADERS,
                            OutputFlags.SHOW_MANAGED_FIELDS)
                    .flag(GROUP, NAMESPACED, VERBS, CATEGORIES, SORT_BY, CACHED)
                    .example("api-resources --api-group=apps", "The types of one group")
                    .example(
                            "api-resources --namespaced=false -o name", "Types outside namespaces");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        NoWords.check(invocation);
        Output output = OutputFlags.of(invocation.arguments(), FORMATS);
        if (!List.of("", "name", "kind").contains(invocation.get(SORT_BY))) {
            throw FailureException.usage("--sort-by accepts only name or kind");
        }
        if (!invocation.get(CACHED)) {
            invocation.cluster().types().refresh();
        }
        List<ResourceType> types = chosen(invocation);
        if (output.format() == OutputFormat.NAME) {
            StringBuilder names = new StringBuilder();
            types.forEach(type -> names.append(type.qualifiedPlural()).append('\n'));
            return Lines.of(names.toString());
        }
        if (types.isEmpty() && output.format() == OutputFormat.TABLE && !output.noHeaders()) {
            return Lines.of("NAME   SHORTNAMES   APIVERSION   NAMESPACED   KIND\n");
        }
        List<Row> rows = types.stream().map(ApiResources::row).toList();
        return new Items(
                new ReadyTable(
                        COLUMNS, rows, () -> ItemSource.of(List.of(Item.of(document(types))))),
                Items.Shape.TYPED_ONE,
                output);
    }

    /** One version of each type, the server's preferred: the first it names. */
    private static List<ResourceType> chosen(Invocation invocation) {
        Map<String, ResourceType> first = new LinkedHashMap<>();
        for (ResourceType type : invocation.cluster().types().all(invocation.cancellation())) {
            first.putIfAbsent(type.qualifiedPlural(), type);
        }
        List<ResourceType> types = new ArrayList<>();
        for (ResourceType type : first.values()) {
            if (fits(invocation, type)) {
                types.add(type);
            }
        }
        types.sort(order(invocation.get(SORT_BY)));
        return types;
    }

    private static boolean fits(Invocation invocation, ResourceType type) {
        return (!invocation.has(GROUP) || type.group().equals(invocation.get(GROUP)))
                && (!invocation.has(NAMESPACED) || type.namespaced() == invocation.get(NAMESPACED))
                && type.verbs().containsAll(invocation.get(VERBS))
                && type.categories().containsAll(invocation.get(CATEGORIES));
    }

    private static Comparator<ResourceType> order(String by) {
        Comparator<ResourceType> byName =
                Comparator.comparing(ResourceType::plural).thenComparing(ResourceType::group);
        return switch (by) {
            case "name" -> byName;
            case "kind" -> Comparator.comparing(ResourceType::kind).thenComparing(byName);
            default -> Comparator.comparing(ResourceType::group).thenComparing(byName);
        };
    }

    private static Row row(ResourceType type) {
        return new Row(
                List.of(
                        type.plural(),
                        String.join(",", type.shortNames()),
                        type.apiVersion(),
                        Boolean.toString(type.namespaced()),
                        type.kind(),
                        String.join(",", type.verbs()),
                        String.join(",", type.categories())),
                null);
    }

    /** The types as the server's own list of them. */
    private static ObjectNode document(List<ResourceType> types) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", "");
        if (types.isEmpty()) {
            return list.putNull("resources");
        }
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : types) {
            ObjectNode object = resources.addObject();
            object.put("name", type.plural()).put("singularName", type.singular());
            object.put("namespaced", type.namespaced());
            if (!type.group().isEmpty()) {
                object.put("group", type.group());
            }
            object.put("version", type.version()).put("kind", type.kind());
            texts(object, "verbs", type.verbs());
            texts(object, "shortNames", type.shortNames());
            texts(object, "categories", type.categories());
        }
        return list;
    }

    private static void texts(ObjectNode object, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = object.putArray(name);
            texts.forEach(array::add);
        }
    }
}
