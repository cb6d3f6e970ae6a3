package dev.coxswain.pipeline;

import dev.coxswain.command.Signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters of a pipe by their names; the one list to which a new one is added. */
public final class Filters {
    /** The filters that take a Groovy closure. */
    public static final Set<String> CLOSURES = Set.of("each", "where");

    private static final Map<String, Filter> BY_NAME =
            List.of(
                            new JqFilter(),
                            new FormatFilter(FormatFilter.Kind.TABLE),
                            new FormatFilter(FormatFilter.Kind.YAML),
                            new FormatFilter(FormatFilter.Kind.JSON),
                            new RowsFilter(),
                            new CsvFilter(),
                            new HeadFilter(),
                            new TailFilter(),
                            new GrepFilter(),
                            new CountFilter(),
                            new PageFilter(),
                            new TeeFilter())
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    filter -> filter.signature().name(),
                                    filter -> filter,
                                    (a, _) -> a,
                                    LinkedHashMap::new));

    private Filters() {}

    /** The names of the filters that take words. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The declarations of all filters, those that take a Groovy closure first. */
    public static List<Signature> signatures() {
        List<Signature> all = new ArrayList<>();
        all.add(
                Signature.of("each", "Run a Groovy closure on each object and keep what it gives")
                        .example("get pods | each { it.metadata.name }", "The names"));
        all.add(
                Signature.of("where", "Keep the objects for which a Groovy closure is true")
                        .example("get pods | where { it.spec.nodeName }", "Those with a node"));
        BY_NAME.values().forEach(filter -> all.add(filter.signature()));
        return List.copyOf(all);
    }

    /** The declaration of a filter. */
    public static Signature signature(String name) {
        return named(name).signature();
    }

    static Filter named(String name) {
        Filter filter = BY_NAME.get(name);
        if (filter == null) {
            throw new IllegalArgumentException(name);
        }
        return filter;
    }
}
