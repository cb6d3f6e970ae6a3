package dev.coxswain.command;

import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code -o} and its companions, read once for all commands that give objects. */
public final class OutputFlags {
    public static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .values(
                            Values.words(
                                    "json", "yaml", "name", "wide", "jsonpath=", "custom-columns="))
                    .placeholder("FORMAT")
                    .help("How to print: json, yaml, name, wide, jsonpath=…, custom-columns=…");
    public static final Flag<String> TEMPLATE =
            Flag.text("template").help("Template or file of the format, where -o names none");
    public static final Flag<Boolean> NO_HEADERS =
            Flag.bool("no-headers").help("Print tables without their first line");
    public static final Flag<Boolean> SHOW_MANAGED_FIELDS =
            Flag.bool("show-managed-fields").help("Keep metadata.managedFields in objects");

    /** What commands declare that print tables. */
    public static final List<Flag<?>> TABLE =
            List.of(OUTPUT, TEMPLATE, NO_HEADERS, SHOW_MANAGED_FIELDS);

    /** What commands declare that write objects. */
    public static final List<Flag<?>> WRITE = List.of(OUTPUT, TEMPLATE, SHOW_MANAGED_FIELDS);

    private OutputFlags() {}

    /**
     * The rendering asked for.
     *
     * @throws FailureException in kubectl's words where there is no such format
     */
    public static Output of(Arguments arguments) {
        String text = arguments.get(OUTPUT);
        if (text.isEmpty()) {
            return new Output(
                    OutputFormat.TABLE,
                    null,
                    arguments.get(NO_HEADERS),
                    arguments.get(SHOW_MANAGED_FIELDS));
        }
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        String template = equals < 0 ? arguments.get(TEMPLATE) : text.substring(equals + 1);
        OutputFormat format = named(word).orElseThrow(() -> unknown(text));
        return new Output(
                format,
                template.isEmpty() ? null : template,
                arguments.get(NO_HEADERS),
                arguments.get(SHOW_MANAGED_FIELDS));
    }

    private static Optional<OutputFormat> named(String word) {
        return Arrays.stream(OutputFormat.values())
                .filter(format -> format != OutputFormat.TABLE)
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    private static FailureException unknown(String word) {
        String allowed =
                Arrays.stream(OutputFormat.values())
                        .map(OutputFormat::word)
                        .filter(each -> !each.isEmpty())
                        .sorted()
                        .collect(Collectors.joining(","));
        return FailureException.plain(
                "unable to match a printer suitable for the output format \""
                        + word
                        + "\", allowed formats are: "
                        + allowed);
    }
}
