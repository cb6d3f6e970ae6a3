package dev.coxswain.command.write;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags that commands share that write objects. */
public final class WriteFlags {
    static final Flag<List<String>> FILENAME =
            Flag.list("filename")
                    .shorthand('f')
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("File, directory, pattern, URL or - to read objects from");
    static final Flag<String> KUSTOMIZE =
            Flag.text("kustomize")
                    .shorthand('k')
                    .values(Values.Source.DIRECTORIES)
                    .placeholder("DIR")
                    .help("Directory with a kustomization to build and use");
    static final Flag<Boolean> RECURSIVE =
            Flag.bool("recursive")
                    .shorthand('R')
                    .help("Read the directories below a directory of -f too");
    public static final Flag<String> FIELD_MANAGER =
            Flag.text("field-manager")
                    .placeholder("NAME")
                    .help("Who owns the fields that are written");
    public static final Flag<String> VALIDATE =
            Flag.text("validate")
                    .defaulting("strict")
                    .bare("strict")
                    .values(Values.words("strict", "warn", "ignore"))
                    .placeholder("strict|warn|ignore")
                    .help("What the server does with unknown fields");

    public static final Flag<Boolean> LOCAL =
            Flag.bool("local").help("Change the file's objects only, and ask no server");

    /** What names files. */
    public static final List<Flag<?>> FILES = List.of(FILENAME, KUSTOMIZE, RECURSIVE);

    private WriteFlags() {}

    /** The query parameters of a write, as kubectl sends them. */
    public static Map<String, String> options(Invocation invocation, String manager) {
        Map<String, String> options = new LinkedHashMap<>();
        if (DryRun.of(invocation) == DryRun.SERVER) {
            options.put("dryRun", "All");
        }
        String given = invocation.get(FIELD_MANAGER);
        options.put("fieldManager", given.isEmpty() ? manager : given);
        return options;
    }

    /**
     * Refuses a word that is no way of validating.
     *
     * @throws FailureException in kubectl's words
     */
    public static void checkValidation(Invocation invocation) {
        validation(invocation);
    }

    private static String validation(Invocation invocation) {
        String word = invocation.get(VALIDATE);
        return switch (word) {
            case "strict", "true", "" -> "Strict";
            case "warn" -> "Warn";
            case "ignore", "false" -> "Ignore";
            default ->
                    throw FailureException.plain(
                            "invalid - validate option \""
                                    + word
                                    + "\"; must be one of: strict (or true), warn, ignore"
                                    + " (or false)");
        };
    }

    /** The same with the validation of fields. */
    public static Map<String, String> validated(Invocation invocation, String manager) {
        Map<String, String> options = options(invocation, manager);
        options.put("fieldValidation", validation(invocation));
        return options;
    }
}
