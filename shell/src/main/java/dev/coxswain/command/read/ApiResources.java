package dev.coxswain.command.read;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

    private static final Signature SIGNATURE =
            Signature.of("api-resources", "Show the types the server has")
                    .flag(OutputFlags.OUTPUT, OutputFlags.NO_HEADERS)
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
        Output output = OutputFlags.of(invocation.arguments());
        if (!invocation.get(CACHED)) {
            invocation.cluster().types().refresh();
        }
        List<ResourceType> types = chosen(invocation);
        if (output.format() == OutputFormat.NAME) {
            StringBuilder names = new StringBuilder();
            types.forEach(type -> names.append(type.qualifiedPlural()).append('\n'));
            return Lines.of(names.toString());
        }
        List<Row> rows = types.stream().map(ApiResources::row).toList();
        return new Items(
                new ReadyTable(
                        COLUMNS,
                        rows,
                        () -> ItemSource.of(types.stream().map(ApiResources::item).toList())),
                Items.Shape.LIST,
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
                        String.join(",", new TreeSet<>(type.verbs())),
                        String.join(",", type.categories())),
                null);
    }

    private static Item item(ResourceType type) {
        var object = Json.object();
        object.put("name", type.plural()).put("kind", type.kind());
        object.put("apiVersion", type.apiVersion()).put("namespaced", type.namespaced());
        new TreeSet<>(type.verbs()).forEach(object.withArray("verbs")::add);
        type.shortNames().forEach(object.withArray("shortNames")::add);
        return Item.of(object);
    }
}
