package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.value.JsonReader;
import dev.coxswain.jq.value.Utf8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
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
    private final Path directory;
    private final List<String> words;
    private int at;
    private boolean ended;
    private char rest = 'f';

    final Set<JqFlag> flags = EnumSet.noneOf(JqFlag.class);
    final List<String> files = new ArrayList<>();
    final List<String> libraries = new ArrayList<>();
    final ObjectNode named = Json.object();
    final ArrayNode positional = Json.array();
    @Nullable String program;

    /** What one level is indented with; null for everything in one line. The last flag counts. */
    @Nullable String indent = "  ";

    JqArguments(List<String> words, Path directory) {
        this.words = words;
        this.directory = directory;
        while (at < words.size() && information() == null) {
            word(words.get(at++));
        }
        if (information() == null && has(JqFlag.FROM_FILE) && program == null) {
            throw new JqUsageException(JqHelp.USAGE, false);
        }
    }

    boolean has(JqFlag flag) {
        return flags.contains(flag);
    }

    /** The first flag that asks for information instead of a run, or null. */
    @Nullable JqFlag information() {
        return flags.stream().filter(JqFlag::informs).findFirst().orElse(null);
    }

    /** Whether the program's inputs are the values of the text, each by itself. */
    boolean takesWholeValues() {
        return flags.stream()
                .noneMatch(
                        EnumSet.of(
                                        JqFlag.NULL_INPUT,
                                        JqFlag.RAW_INPUT,
                                        JqFlag.SLURP,
                                        JqFlag.STREAM,
                                        JqFlag.STREAM_ERRORS)
                                ::contains);
    }

    private void word(String word) {
        boolean option =
                !ended
                        && word.length() > 1
                        && word.charAt(0) == '-'
                        && (word.charAt(1) == '-' || isLetter(word.charAt(1)));
        if (!option) {
            operand(word);
        } else if (word.equals("--")) {
            ended = true;
        } else if (word.startsWith("--")) {
            named(word);
        } else {
            letters(word);
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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
                libraries.add(i + 1 < word.length() ? word.substring(i + 1) : library());
                return;
            }
            JqFlag flag = letter == 0 ? null : JqFlag.of(letter);
            if (flag == null) {
                throw unknown("-" + letter);
            }
            set(flag);
            if (flag.informs()) {
                return;
            }
        }
    }

    private void named(String word) {
        JqFlag flag = JqFlag.of(word.substring(2));
        if (flag == null) {
            valued(word);
        } else {
            set(flag);
        }
    }

    private void set(JqFlag flag) {
        flags.add(flag);
        if (flag == JqFlag.COMPACT) {
            indent = null;
        } else if (flag == JqFlag.TAB) {
            indent = "\t";
        }
    }

    private static JqUsageException unknown(String word) {
        return new JqUsageException("jq: Unknown option " + word, true);
    }

    private String library() {
        return take("-L takes a parameter: (e.g. -L /search/path or -L/search/path)");
    }

    private void valued(String word) {
        switch (word) {
            case "--args" -> rest = 'a';
            case "--jsonargs" -> rest = 'j';
            case "--library-path" -> libraries.add(library());
            case "--indent" -> indent();
            case "--arg" -> bind(word, "value", TextNode::valueOf);
            case "--argjson" -> bind(word, "text", text -> json(text, word));
            case "--slurpfile", "--rawfile" -> bindFile(word);
            default -> throw unknown(word);
        }
    }

    private String take(String otherwise) {
        if (at >= words.size()) {
            throw new JqUsageException(otherwise, true);
        }
        return words.get(at++);
    }

    private void indent() {
        String given = take("jq: --indent takes one parameter");
        int width;
        try {
            width = Integer.parseInt(given);
        } catch (NumberFormatException _) {
            width = Integer.MAX_VALUE;
        }
        if (width < -1 || width > 7) {
            throw new JqUsageException("jq: --indent takes a number between -1 and 7", true);
        }
        indent = width < 0 ? "\t" : " ".repeat(width);
    }

    /** Makes a value of a word. */
    private interface Maker {
        JsonNode make(String word);
    }

    private static String pair(String word, String what) {
        return "jq: %s takes two parameters (e.g. %s varname %s)".formatted(word, word, what);
    }

    private void bind(String word, String what, Maker maker) {
        String name = take(pair(word, what));
        String given = take(pair(word, what));
        if (!named.has(name)) {
            named.set(name, maker.make(given));
        }
    }

    private void bindFile(String word) {
        String name = take(pair(word, "filename"));
        String file = take(pair(word, "filename"));
        if (named.has(name)) {
            return;
        }
        try (InputStream in = open(directory, file)) {
            if (word.equals("--rawfile")) {
                named.put(name, Utf8.decode(in.readAllBytes()));
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
        return new JqUsageException(
                "jq: Bad JSON in %s %s %s: %s".formatted(word, name, file, why), false);
    }

    /** Opens a file named by a flag. */
    static InputStream open(Path directory, String file) throws IOException {
        Path path = directory.resolve(file);
        if (Files.isDirectory(path)) {
            throw new IOException("It's a directory");
        }
        return Files.newInputStream(path);
    }

    /** The system's words for a file that cannot be read. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return String.valueOf(e.getMessage());
    }

    private static JsonNode json(String text, String word) {
        try {
            return JsonReader.parse(text);
        } catch (JqException e) {
            throw new JqUsageException("jq: invalid JSON text passed to " + word, true);
        }
    }
}
