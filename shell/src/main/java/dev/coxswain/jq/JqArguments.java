package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.value.JsonReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The words after {@code jq}, understood. */
final class JqArguments {
    /** A switch without a value. */
    enum Flag {
        NULL_INPUT,
        RAW_INPUT,
        SLURP,
        COMPACT,
        RAW,
        RAW0,
        JOIN,
        ASCII,
        SORT,
        COLOR,
        MONOCHROME,
        TAB,
        UNBUFFERED,
        STREAM,
        STREAM_ERRORS,
        SEQ,
        FROM_FILE,
        EXIT_STATUS,
        HELP,
        VERSION,
        BUILD
    }

    private final Path directory;
    private final List<String> words;
    private int at;
    private boolean ended;
    private char rest = 'f';

    final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    final List<String> files = new ArrayList<>();
    final List<String> libraries = new ArrayList<>();
    final ObjectNode named = Json.object();
    final ArrayNode positional = Json.array();
    @Nullable String program;
    int indent = 2;

    JqArguments(List<String> words, Path directory) {
        this.words = words;
        this.directory = directory;
        while (at < words.size()) {
            word(words.get(at++));
        }
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    private void word(String word) {
        if (ended || !word.startsWith("-") || word.equals("-")) {
            operand(word);
        } else if (word.equals("--")) {
            ended = true;
        } else if (word.startsWith("--")) {
            named(word);
        } else {
            letters(word);
        }
    }

    private void operand(String word) {
        if (program == null) {
            program = word;
        } else if (rest == 'f') {
            files.add(word);
        } else if (rest == 'a') {
            positional.add(word);
        } else {
            positional.add(json(word, "--jsonargs"));
        }
    }

    private void letters(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter == 'L') {
                libraries.add(
                        i + 1 < word.length()
                                ? word.substring(i + 1)
                                : take(
                                        "-L takes a parameter: (e.g. -L /search/path or"
                                                + " -L/search/path)"));
                return;
            }
            Flag flag =
                    switch (letter) {
                        case 'n' -> Flag.NULL_INPUT;
                        case 'R' -> Flag.RAW_INPUT;
                        case 's' -> Flag.SLURP;
                        case 'c' -> Flag.COMPACT;
                        case 'r' -> Flag.RAW;
                        case 'j' -> Flag.JOIN;
                        case 'a' -> Flag.ASCII;
                        case 'S' -> Flag.SORT;
                        case 'C' -> Flag.COLOR;
                        case 'M' -> Flag.MONOCHROME;
                        case 'f' -> Flag.FROM_FILE;
                        case 'e' -> Flag.EXIT_STATUS;
                        case 'h' -> Flag.HELP;
                        case 'V' -> Flag.VERSION;
                        default -> throw new JqUsageException("Unknown option " + word, true);
                    };
            flags.add(flag);
        }
    }

    private void named(String word) {
        Flag flag =
                switch (word) {
                    case "--null-input" -> Flag.NULL_INPUT;
                    case "--raw-input" -> Flag.RAW_INPUT;
                    case "--slurp" -> Flag.SLURP;
                    case "--compact-output" -> Flag.COMPACT;
                    case "--raw-output" -> Flag.RAW;
                    case "--raw-output0" -> Flag.RAW0;
                    case "--join-output" -> Flag.JOIN;
                    case "--ascii-output", "--ascii" -> Flag.ASCII;
                    case "--sort-keys" -> Flag.SORT;
                    case "--color-output" -> Flag.COLOR;
                    case "--monochrome-output" -> Flag.MONOCHROME;
                    case "--tab" -> Flag.TAB;
                    case "--unbuffered" -> Flag.UNBUFFERED;
                    case "--stream" -> Flag.STREAM;
                    case "--stream-errors" -> Flag.STREAM_ERRORS;
                    case "--seq" -> Flag.SEQ;
                    case "--from-file" -> Flag.FROM_FILE;
                    case "--exit-status" -> Flag.EXIT_STATUS;
                    case "--help" -> Flag.HELP;
                    case "--version" -> Flag.VERSION;
                    case "--build-configuration" -> Flag.BUILD;
                    default -> null;
                };
        if (flag == null) {
            valued(word);
        } else {
            flags.add(flag);
        }
    }

    private void valued(String word) {
        switch (word) {
            case "--args" -> rest = 'a';
            case "--jsonargs" -> rest = 'j';
            case "--library-path" ->
                    libraries.add(
                            take("-L takes a parameter: (e.g. -L /search/path or -L/search/path)"));
            case "--indent" -> indent();
            case "--arg" -> bind(word, "name value", pair -> TextNode.valueOf(pair));
            case "--argjson" -> bind(word, "name text", text -> json(text, word));
            case "--slurpfile", "--rawfile" -> bindFile(word);
            default -> throw new JqUsageException("Unknown option " + word, true);
        }
    }

    private String take(String otherwise) {
        if (at >= words.size()) {
            throw new JqUsageException(otherwise, true);
        }
        return words.get(at++);
    }

    private void indent() {
        String complaint = "--indent takes a number between -1 and 7";
        String given = take(complaint);
        try {
            indent = Integer.parseInt(given);
        } catch (NumberFormatException e) {
            throw new JqUsageException(complaint, true);
        }
        if (indent < -1 || indent > 7) {
            throw new JqUsageException(complaint, true);
        }
    }

    /** Makes a value of a word. */
    private interface Maker {
        JsonNode make(String word);
    }

    private void bind(String word, String what, Maker maker) {
        String complaint = word + " takes two parameters (e.g. " + word + " " + what + ")";
        String name = take(complaint);
        JsonNode value = maker.make(take(complaint));
        if (!named.has(name)) {
            named.set(name, value);
        }
    }

    private void bindFile(String word) {
        String complaint = word + " takes two parameters (e.g. " + word + " varname filename)";
        String name = take(complaint);
        String file = take(complaint);
        if (named.has(name)) {
            return;
        }
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            if (word.equals("--rawfile")) {
                named.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                return;
            }
            ArrayNode values = named.putArray(name);
            JsonReader reader = new JsonReader(in);
            for (JsonNode value = reader.read(); value != null; value = reader.read()) {
                values.add(value);
            }
        } catch (IOException e) {
            throw bad(word, name, file, "Could not open " + file + ": " + reason(e));
        } catch (JqException e) {
            throw bad(word, name, file, e.value().asText());
        }
    }

    private static JqUsageException bad(String word, String name, String file, String why) {
        String kind = word.equals("--rawfile") ? "Bad text in " : "Bad JSON in ";
        return new JqUsageException(kind + word + " " + name + " " + file + ": " + why, false);
    }

    /** The system's words for a file that cannot be read. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        String message = String.valueOf(e.getMessage());
        return message.contains("directory") ? "Is a directory" : message;
    }

    private static JsonNode json(String text, String word) {
        try {
            return JsonReader.parse(text);
        } catch (JqException e) {
            throw new JqUsageException("invalid JSON text passed to " + word, true);
        }
    }
}
