package dev.coxswain.command.read;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Values;

import java.util.List;

/** The flags of {@code get}. */
final class GetFlags {
    static final Flag<Boolean> WATCH =
            Flag.bool("watch").shorthand('w').help("List, then follow what changes");
    static final Flag<Boolean> WATCH_ONLY =
            Flag.bool("watch-only").help("Follow what changes, without the list");
    static final Flag<Boolean> WATCH_EVENTS =
            Flag.bool("output-watch-events").help("Say with each change what it was");
    static final Flag<String> RAW =
            Flag.text("raw")
                    .placeholder("URI")
                    .help("Print the server's answer to this path as it is");
    static final Flag<String> SORT_BY =
            Flag.text("sort-by").placeholder("PATH").help("Sort by this field, as .metadata.name");
    static final Flag<List<String>> LABEL_COLUMNS =
            Flag.list("label-columns")
                    .shorthand('L')
                    .placeholder("KEYS")
                    .help("Labels to show as columns");
    static final Flag<Boolean> SHOW_LABELS =
            Flag.bool("show-labels").help("Show all labels as the last column");
    static final Flag<Boolean> SHOW_KIND =
            Flag.bool("show-kind").help("Show the type before each name");
    static final Flag<Boolean> IGNORE_NOT_FOUND =
            Flag.bool("ignore-not-found").help("A missing object is no failure");
    static final Flag<Long> CHUNK_SIZE =
            Flag.integer("chunk-size", 500).help("Objects per request; 0 for all in one");
    static final Flag<Boolean> SERVER_PRINT =
            Flag.bool("server-print")
                    .defaulting(true)
                    .help("Let the server make the table's cells");
    static final Flag<String> SUBRESOURCE =
            Flag.text("subresource")
                    .values(Values.words("status", "scale", "resize"))
                    .placeholder("NAME")
                    .help("Show this part of the objects");

    static final List<Flag<?>> ALL =
            List.of(
                    WATCH,
                    WATCH_ONLY,
                    WATCH_EVENTS,
                    RAW,
                    SORT_BY,
                    LABEL_COLUMNS,
                    SHOW_LABELS,
                    SHOW_KIND,
                    IGNORE_NOT_FOUND,
                    CHUNK_SIZE,
                    SERVER_PRINT,
                    SUBRESOURCE);

    private GetFlags() {}
}
