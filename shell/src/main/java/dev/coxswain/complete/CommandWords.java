package dev.coxswain.complete;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.WordParser;
import dev.coxswain.failure.FailureException;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can stand behind a command's name: its flags, their values, its arguments. */
final class CommandWords {
    private final Session session;
    private final NameCache cache;
    private final Completer completer;
    private final Signature signature;
    private final List<String> words;

    /**
     * @param words those behind the name, in front of the cursor
     */
    CommandWords(
            Session session,
            NameCache cache,
            Completer completer,
            Signature signature,
            List<String> words) {
        this.session = session;
        this.cache = cache;
        this.completer = completer;
        this.signature = signature;
        this.words = words;
    }

    List<Candidate> at(String prefix) {
        if (words.contains("--")) {
            return completer.files(prefix);
        }
        Flag<?> waiting = words.isEmpty() ? null : waitingForValue(words.getLast());
        if (waiting != null) {
            List<String> before = words.subList(0, words.size() - 1);
            return values(waiting.values(), parse(before), prefix);
        }
        int equals = prefix.indexOf('=');
        if (prefix.startsWith("--") && equals > 0) {
            Flag<?> flag = named(prefix.substring(2, equals));
            String start = prefix.substring(0, equals + 1);
            return flag == null
                    ? List.of()
                    : values(flag.values(), parse(words), prefix.substring(equals + 1)).stream()
                            .map(each -> each.behind(start))
                            .toList();
        }
        return prefix.startsWith("-") ? flags() : argument(prefix);
    }

    private List<Candidate> argument(String prefix) {
        Arguments arguments = parse(words);
        int index = arguments.positional().size();
        List<Argument> declared =
                signature.arguments().stream()
                        .filter(each -> each.count() != Argument.Count.COMMAND)
                        .toList();
        if (declared.isEmpty()) {
            return List.of();
        }
        Argument last = declared.getLast();
        boolean rest =
                last.count() != Argument.Count.ONE && last.count() != Argument.Count.OPTIONAL;
        if (index >= declared.size() && !rest) {
            return List.of();
        }
        Argument argument = declared.get(Math.min(index, declared.size() - 1));
        return values(argument.values(), arguments, prefix);
    }

    private List<Candidate> values(Values values, Arguments arguments, String prefix) {
        return new ValueCandidates(session, cache, completer, arguments).of(values, prefix);
    }

    private Arguments parse(List<String> some) {
        try {
            return WordParser.parse(signature, GlobalFlags.ALL, some);
        } catch (FailureException _) {
            List<String> plain = some.stream().filter(each -> !each.startsWith("-")).toList();
            return new Arguments(plain, -1, Map.of());
        }
    }

    private List<Candidate> flags() {
        List<Candidate> all = new ArrayList<>();
        for (Flag<?> flag : signature.flags()) {
            add(all, flag, "flags");
        }
        for (Flag<?> flag : GlobalFlags.ALL) {
            add(all, flag, "global flags");
        }
        return all;
    }

    private static void add(List<Candidate> all, Flag<?> flag, String group) {
        all.add(Candidate.of("--" + flag.name(), group, flag.help()));
        if (flag.shorthand() != '\0') {
            all.add(Candidate.of("-" + flag.shorthand(), group, flag.help()));
        }
    }

    /** The flag that a word is and that takes the next word as its value. */
    private @Nullable Flag<?> waitingForValue(String word) {
        if (word.startsWith("--")) {
            Flag<?> flag = named(word.substring(2));
            return flag != null && flag.takesNextWord() ? flag : null;
        }
        if (!word.startsWith("-") || word.length() < 2) {
            return null;
        }
        for (int i = 1; i < word.length(); i++) {
            Flag<?> flag = lettered(word.charAt(i));
            if (flag == null || flag.takesNextWord()) {
                return i == word.length() - 1 ? flag : null;
            }
        }
        return null;
    }

    private @Nullable Flag<?> named(String name) {
        for (List<Flag<?>> some : List.of(signature.flags(), GlobalFlags.ALL)) {
            for (Flag<?> flag : some) {
                if (flag.name().equals(name)) {
                    return flag;
                }
            }
        }
        return null;
    }

    private @Nullable Flag<?> lettered(char letter) {
        for (List<Flag<?>> some : List.of(signature.flags(), GlobalFlags.ALL)) {
            for (Flag<?> flag : some) {
                if (flag.shorthand() == letter) {
                    return flag;
                }
            }
        }
        return null;
    }
}
