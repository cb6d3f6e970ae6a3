package dev.coxswain.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All commands by their names, and the search for the one that words mean. */
public final class CommandTable {
    private final Map<String, Command> byName = new LinkedHashMap<>();
    private final List<Command> commands;

    public CommandTable(List<Command> commands) {
        this.commands = List.copyOf(commands);
        for (Command command : commands) {
            add(command.signature().name(), command);
            command.signature().aliases().forEach(alias -> add(alias, command));
        }
    }

    private void add(String name, Command command) {
        if (byName.put(name, command) != null) {
            throw new IllegalStateException("two commands are named " + name);
        }
    }

    /** Every command, in the order of the list it was made from. */
    public List<Command> commands() {
        return commands;
    }

    /** Every name and alias, of several words where it has them. */
    public Collection<String> names() {
        return byName.keySet();
    }

    /** The first words of all names: what a line may begin with. */
    public Collection<String> firstWords() {
        Collection<String> first = new TreeSet<>();
        byName.keySet().forEach(name -> first.add(name.split(" ", 2)[0]));
        return first;
    }

    public Optional<Command> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The second words of names that begin with {@code first}. */
    public List<String> below(String first) {
        return byName.keySet().stream()
                .filter(name -> name.startsWith(first + " "))
                .map(name -> name.substring(first.length() + 1))
                .toList();
    }

    /**
     * The command the words mean, the longest name first; flags may stand between and before the
     * words of the name.
     */
    public Optional<Match> find(List<String> words) {
        List<Integer> plain = plainWords(words);
        for (int length = Math.min(3, plain.size()); length > 0; length--) {
            List<Integer> named = plain.subList(0, length);
            String name = String.join(" ", named.stream().map(words::get).toList());
            Command command = byName.get(name);
            if (command != null) {
                List<String> rest = new ArrayList<>();
                for (int i = 0; i < words.size(); i++) {
                    if (!named.contains(i)) {
                        rest.add(words.get(i));
                    }
                }
                return Optional.of(new Match(command, name, List.copyOf(named), rest));
            }
        }
        return Optional.empty();
    }

    /** Positions of the words that are neither flags nor the values of global flags. */
    private static List<Integer> plainWords(List<String> words) {
        List<Integer> plain = new ArrayList<>();
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                plain.add(i);
            } else if (takesNextWord(word)) {
                i++;
            }
        }
        return plain;
    }

    private static boolean takesNextWord(String word) {
        return GlobalFlags.ALL.stream()
                .filter(Flag::takesNextWord)
                .anyMatch(
                        flag ->
                                word.equals("--" + flag.name())
                                        || (flag.shorthand() != '\0'
                                                && word.equals("-" + flag.shorthand())));
    }

    /**
     * A command found in words.
     *
     * @param name the name it was called by
     * @param at the positions of the words of its name
     * @param rest the other words, to be parsed
     */
    public record Match(Command command, String name, List<Integer> at, List<String> rest) {
        /** Parses the words behind the name. */
        public Arguments parse() {
            return WordParser.parse(command.signature(), GlobalFlags.ALL, rest);
        }
    }
}
