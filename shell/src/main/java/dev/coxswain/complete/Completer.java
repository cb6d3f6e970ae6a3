package dev.coxswain.complete;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Signature;
import dev.coxswain.line.Cursor;
import dev.coxswain.line.Stage;
import dev.coxswain.line.Vocabulary;
import dev.coxswain.line.Word;
import dev.coxswain.session.Session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds what can stand at the cursor; never waits long, never asks anybody for a password. */
public final class Completer {
    private final Session session;
    private final Supplier<CommandTable> table;
    private final Supplier<Vocabulary> vocabulary;
    private final NameCache cache;
    private final Function<String, Signature> filters;

    /**
     * @param filters the declaration of a filter, by its name
     * @param table all commands, asked at each call
     * @param vocabulary the names that decide what a word means, asked at each call
     */
    public Completer(
            Session session,
            Supplier<CommandTable> table,
            Supplier<Vocabulary> vocabulary,
            Function<String, Signature> filters,
            NameCache cache) {
        this.session = session;
        this.table = table;
        this.vocabulary = vocabulary;
        this.filters = filters;
        this.cache = cache;
    }

    /** What can stand at a position of a line. */
    public Completion complete(String line, int position) {
        Vocabulary names = vocabulary.get();
        return switch (Cursor.at(line, position, names)) {
            case Cursor.Start(var forced, var prefix, var span) ->
                    Completion.of(span.start(), prefix, start(names, forced, prefix));
            case Cursor.AfterPipe(_, var prefix, var span) ->
                    Completion.of(span.start(), prefix, afterPipe(names));
            case Cursor.Argument argument ->
                    Completion.of(argument.span().start(), argument.prefix(), argument(argument));
            case Cursor.Variable(var prefix, var span) ->
                    Completion.of(span.start(), prefix, variables());
            case Cursor.File(var prefix, var span) ->
                    Completion.of(span.start(), prefix, files(prefix));
            case Cursor.Jq(var before, var program, var span) ->
                    new JqFields(session, clusterNames(), cache, names.jqWords())
                            .complete(before, program, span.start());
            case Cursor.Groovy(var code, var span) ->
                    new GroovyMembers(session).complete(code, span.start());
            case Cursor.Nowhere _ -> Completion.nothing(position);
        };
    }

    /** What can stand in the last of words that are already split, as a host shell hands them. */
    public Completion words(List<String> words) {
        List<String> earlier = words.isEmpty() ? words : words.subList(0, words.size() - 1);
        String prefix = words.isEmpty() ? "" : words.getLast();
        List<Candidate> all = earlier.isEmpty() ? commands(List.of()) : ofCommand(earlier, prefix);
        return Completion.of(0, prefix, all);
    }

    private ClusterNames clusterNames() {
        return new ClusterNames(session, cache, dev.coxswain.cluster.ConnectionOptions.NONE);
    }

    private List<Candidate> start(Vocabulary names, boolean forced, String prefix) {
        List<Candidate> all = new ArrayList<>(commands(List.of()));
        if (!forced) {
            names.commands().stream()
                    .filter(name -> !name.contains(" ") && !isHidden(name))
                    .filter(name -> all.stream().noneMatch(each -> each.value().equals(name)))
                    .forEach(name -> all.add(Candidate.of(name, "aliases", "")));
            session.variables()
                    .all()
                    .keySet()
                    .forEach(name -> all.add(Candidate.of(name, "variables", "")));
        }
        if (prefix.startsWith("%")) {
            all.addAll(rows());
        }
        return all;
    }

    private List<Candidate> afterPipe(Vocabulary names) {
        List<Candidate> all = new ArrayList<>();
        names.filters().forEach(name -> all.add(Candidate.of(name, "filters", "")));
        names.closures().forEach(name -> all.add(Candidate.of(name, "filters", "")));
        names.jqWords().stream()
                .filter(name -> !name.startsWith("_"))
                .forEach(name -> all.add(Candidate.of(name, "jq", "")));
        names.pipePrograms().forEach(name -> all.add(Candidate.of(name, "programs", "")));
        all.addAll(commands(List.of()));
        return all;
    }

    /** The names of commands whose first words are given: the next word of each. */
    private List<Candidate> commands(List<String> first) {
        String start = first.isEmpty() ? "" : String.join(" ", first) + " ";
        List<Candidate> all = new ArrayList<>();
        for (String name : table.get().names()) {
            if (!name.startsWith(start) || isHidden(name)) {
                continue;
            }
            String rest = name.substring(start.length());
            String word = rest.split(" ", 2)[0];
            Optional<Command> command = table.get().named(start + word);
            String summary = command.map(each -> each.signature().summary()).orElse("");
            Candidate candidate = Candidate.of(word, "commands", summary);
            if (!all.contains(candidate)) {
                all.add(candidate);
            }
        }
        return all;
    }

    private static boolean isHidden(String name) {
        return name.startsWith("__");
    }

    private List<Candidate> argument(Cursor.Argument argument) {
        List<String> earlier = new ArrayList<>();
        for (Word word : argument.earlier()) {
            String literal = word.literal();
            earlier.add(literal == null ? "" : literal);
        }
        if (argument.prefix().startsWith("%")) {
            return rows();
        }
        return switch (argument.stage()) {
            case Stage.Command _ -> ofCommand(earlier, argument.prefix());
            case Stage.Host _ -> files(argument.prefix());
            case Stage.Filter _ -> ofFilter(argument);
            case Stage.Closure _,
                    Stage.Groovy _,
                    Stage.HostLine _,
                    Stage.Jq _,
                    Stage.Last _,
                    Stage.Rows _ ->
                    List.of();
        };
    }

    /** Filters read what is piped in; only their flags can be named. */
    private List<Candidate> ofFilter(Cursor.Argument argument) {
        if (!(argument.stage() instanceof Stage.Filter(var name, _, _, _))) {
            return List.of();
        }
        return new CommandWords(session, cache, this, filters.apply(name), List.of())
                .at(argument.prefix());
    }

    private List<Candidate> ofCommand(List<String> earlier, String prefix) {
        List<Candidate> below = commands(earlier);
        List<Candidate> all = new ArrayList<>(below);
        table.get()
                .find(earlier)
                .ifPresent(
                        match ->
                                all.addAll(
                                        new CommandWords(
                                                        session,
                                                        cache,
                                                        this,
                                                        match.command().signature(),
                                                        match.rest())
                                                .at(prefix)));
        return all;
    }

    /** Names of commands, for arguments that are some. */
    List<Candidate> commandNames(List<String> first) {
        return commands(first);
    }

    private List<Candidate> rows() {
        List<Candidate> all = new ArrayList<>();
        int number = 0;
        for (var row : session.results().rows()) {
            number++;
            all.add(Candidate.of("%" + number, "rows", row.ref().qualifiedName()));
        }
        return all;
    }

    List<Candidate> variables() {
        List<Candidate> all = new ArrayList<>();
        session.variables()
                .all()
                .keySet()
                .forEach(name -> all.add(Candidate.of(name, "variables", "")));
        session.variables()
                .environment()
                .keySet()
                .forEach(name -> all.add(Candidate.of(name, "environment", "")));
        return all;
    }

    List<Candidate> files(String prefix) {
        String home = session.variables().environment().getOrDefault("HOME", "/");
        return LocalFiles.of(session.directory(), home, prefix, false);
    }
}
