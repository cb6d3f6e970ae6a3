package dev.coxswain.command;

import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code -o} and its companions, read once for all commands that give objects. */
public final class OutputFlags {
    public static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .values(
                            Values.words(
                                    "json",
                                    "yaml",
                                    "name",
                                    "wide",
                                    "kyaml",
                                    "jsonpath=",
                                    "custom-columns=",
                                    "go-template="))
                    .placeholder("FORMAT")
                    .help(
                            "How to print: json, yaml, name, wide, kyaml, jsonpath=…,"
                                    + " custom-columns=…, go-template=…");
    public static final Flag<String> TEMPLATE =
            Flag.text("template").help("Template or file of the format, where -o names none");
    public static final Flag<Boolean> NO_HEADERS =
            Flag.bool("no-headers").help("Print tables without their first line");
    public static final Flag<Boolean> SHOW_MANAGED_FIELDS =
            Flag.bool("show-managed-fields").help("Keep metadata.managedFields in objects");

    public static final Flag<Boolean> ALLOW_MISSING =
            Flag.bool("allow-missing-template-keys")
                    .defaulting(true)
                    .help("A field that a template names and no object has is no error");

    /** What commands declare that print tables. */
    public static final List<Flag<?>> TABLE =
            List.of(OUTPUT, TEMPLATE, ALLOW_MISSING, NO_HEADERS, SHOW_MANAGED_FIELDS);

    /** What commands declare that write objects. */
    public static final List<Flag<?>> WRITE =
            List.of(OUTPUT, TEMPLATE, ALLOW_MISSING, SHOW_MANAGED_FIELDS);

    private static final Set<OutputFormat> NAMED =
            EnumSet.complementOf(EnumSet.of(OutputFormat.TABLE));
    private static final Set<OutputFormat> WITHOUT_COLUMNS =
            EnumSet.complementOf(
                    EnumSet.of(
                            OutputFormat.TABLE,
                            OutputFormat.WIDE,
                            OutputFormat.CUSTOM_COLUMNS,
                            OutputFormat.CUSTOM_COLUMNS_FILE));

    private OutputFlags() {}

    /**
     * The rendering asked for.
     *
     * @throws FailureException in kubectl's words where there is no such format
     */
    public static Output of(Arguments arguments) {
        String given = arguments.get(OUTPUT);
        boolean bare = given.isEmpty() && !arguments.get(TEMPLATE).isEmpty();
        String text = bare ? OutputFormat.GO_TEMPLATE.word() : given;
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        String template = equals < 0 ? arguments.get(TEMPLATE) : text.substring(equals + 1);
        OutputFormat format =
                text.isEmpty()
                        ? OutputFormat.TABLE
                        : named(word, NAMED)
                                .filter(each -> equals < 0 || each.hasTemplate())
                                .orElseThrow(() -> unknown(text, NAMED));
        return new Output(
                format,
                template.isEmpty() ? null : template,
                arguments.get(NO_HEADERS),
                arguments.get(SHOW_MANAGED_FIELDS),
                !arguments.get(ALLOW_MISSING));
    }

    /**
     * The rendering asked for by a command that prints no columns of one's own.
     *
     * @throws FailureException in kubectl's words where there is no such format
     */
    public static Output withoutColumns(Arguments arguments) {
        return of(arguments, WITHOUT_COLUMNS);
    }

    /** The rendering asked for, where only some formats make sense. */
    public static Output of(Arguments arguments, Set<OutputFormat> allowed) {
        String text = arguments.get(OUTPUT);
        String word = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
        if (!word.isEmpty()
                && named(word, allowed)
                        .filter(each -> word.equals(text) || each.hasTemplate())
                        .isEmpty()) {
            throw unknown(text, allowed);
        }
        return of(arguments);
    }

    private static Optional<OutputFormat> named(String word, Set<OutputFormat> allowed) {
        return allowed.stream().filter(format -> format.word().equals(word)).findFirst();
    }

    private static FailureException unknown(String word, Set<OutputFormat> allowed) {
        String words =
                allowed.stream().map(OutputFormat::word).sorted().collect(Collectors.joining(","));
        return FailureException.plain(
                "unable to match a printer suitable for the output format \""
                        + word
                        + "\", allowed formats are: "
                        + words);
    }
}
