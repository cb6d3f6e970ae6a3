package dev.coxswain.command;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words become {@link Arguments} by a command's declaration, exactly as pflag reads them, because
 * people's fingers and scripts rely on it.
 */
public final class WordParser {
    private final Signature signature;
    private final Map<String, Flag<?>> byName = new LinkedHashMap<>();
    private final Map<Character, Flag<?>> byLetter = new LinkedHashMap<>();
    private final List<String> positional = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final boolean raw;
    private int beforeDash = -1;

    private WordParser(Signature signature, List<Flag<?>> global) {
        this.signature = signature;
        this.raw = signature.has(Argument.Count.RAW);
        for (Flag<?> flag : raw ? List.<Flag<?>>of(GlobalFlags.HELP) : global) {
            declare(flag);
        }
        for (Flag<?> flag : signature.flags()) {
            declare(flag);
        }
    }

    private void declare(Flag<?> flag) {
        byName.put(flag.name(), flag);
        if (flag.shorthand() != '\0') {
            byLetter.put(flag.shorthand(), flag);
        }
    }

    /**
     * Reads the words behind a command's name.
     *
     * @throws FailureException in pflag's words, with our hint
     */
    public static Arguments parse(Signature signature, List<Flag<?>> global, List<String> words) {
        return new WordParser(signature, global).read(words);
    }

    private Arguments read(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            if (raw && !isOwnFlag(word)) {
                positional.addAll(words.subList(at - 1, words.size()));
                break;
            }
            if (word.equals("--")) {
                beforeDash = positional.size();
                positional.addAll(words.subList(at, words.size()));
                break;
            }
            if (word.startsWith("--")) {
                at = longFlag(word.substring(2), words, at);
            } else if (word.startsWith("-") && word.length() > 1) {
                at = letters(word, words, at);
            } else if (signature.has(Argument.Count.PROGRAM)) {
                positional.addAll(words.subList(at - 1, words.size()));
                break;
            } else {
                positional.add(word);
            }
        }
        return new Arguments(positional, beforeDash, values);
    }

    /** Words of a command that takes all as they are: only its own short flags come before. */
    private boolean isOwnFlag(String word) {
        return signature.flags().stream()
                .anyMatch(flag -> word.length() == 2 && word.equals("-" + flag.shorthand()));
    }

    private int longFlag(String text, List<String> words, int next) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (name.isEmpty() || name.startsWith("-")) {
            throw usage("bad flag syntax: --" + text, null);
        }
        Flag<?> flag = byName.get(name);
        if (flag == null) {
            throw usage("unknown flag: --" + name, nearest(name));
        }
        if (equals >= 0) {
            set(flag, text.substring(equals + 1));
        } else if (flag.bareValue() != null) {
            set(flag, flag.bareValue());
        } else if (next < words.size()) {
            set(flag, words.get(next));
            return next + 1;
        } else {
            throw usage("flag needs an argument: --" + name, null);
        }
        return next;
    }

    private int letters(String word, List<String> words, int next) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Flag<?> flag = byLetter.get(letter);
            if (flag == null) {
                throw usage("unknown shorthand flag: '" + letter + "' in " + word, null);
            }
            boolean more = i + 1 < word.length();
            if (more && word.charAt(i + 1) == '=') {
                set(flag, word.substring(i + 2));
                return next;
            }
            if (flag.bareValue() != null) {
                set(flag, flag.bareValue());
            } else if (more) {
                set(flag, word.substring(i + 1));
                return next;
            } else if (next < words.size()) {
                set(flag, words.get(next));
                return next + 1;
            } else {
                throw usage("flag needs an argument: '" + letter + "' in " + word, null);
            }
        }
        return next;
    }

    @SuppressWarnings("unchecked") // Only set stores values, each made by its own flag's type.
    private <T> void set(Flag<T> flag, String text) {
        Object before = values.get(flag.name());
        try {
            // Values that are given take the place of a default list, as pflag has it.
            Object first = flag.type() instanceof FlagType.Many ? List.of() : flag.defaultValue();
            T start = (T) (before == null ? first : before);
            values.put(flag.name(), flag.type().parse(text, start));
        } catch (IllegalArgumentException e) {
            throw usage(
                    "invalid argument \""
                            + text
                            + "\" for \""
                            + flag.display()
                            + "\" flag: "
                            + e.getMessage(),
                    null);
        }
    }

    private @Nullable String nearest(String name) {
        List<String> near = Nearest.of(name, byName.keySet());
        return near.isEmpty() ? null : "did you mean --" + String.join(", --", near) + "?";
    }

    private FailureException usage(String message, @Nullable String hint) {
        String see = "See 'help " + signature.name() + "' for its flags.";
        return new FailureException(
                new Failure.Usage(message, hint == null ? see : hint + "\n" + see));
    }
}
