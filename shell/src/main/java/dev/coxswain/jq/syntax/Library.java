package dev.coxswain.jq.syntax;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.builtin.Builtins;
import dev.coxswain.jq.builtin.Prelude;
import dev.coxswain.jq.run.Assign;
import dev.coxswain.jq.run.Call;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Function;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Logic;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Outside;
import dev.coxswain.jq.run.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a program may name without defining it: builtins, variables from outside, modules. */
public final class Library {
    private final Map<String, Function> prelude;
    private final Set<String> outside;
    private final ModuleFiles files;
    private final Map<String, JsonNode> data = new ConcurrentHashMap<>();

    /** With the builtins and nothing else. */
    public Library() {
        this(new ConcurrentHashMap<>(), Set.of(), ModuleFiles.NONE);
    }

    private Library(Map<String, Function> prelude, Set<String> outside, ModuleFiles files) {
        this.prelude = prelude;
        this.outside = outside;
        this.files = files;
    }

    /** The same with variables from outside. */
    Library outside(Set<String> variables) {
        return new Library(prelude, variables, files);
    }

    /** The same with modules. */
    public Library modules(ModuleFiles found) {
        return new Library(prelude, outside, found);
    }

    ModuleFiles files() {
        return files;
    }

    /** A value that an import binds to a variable. */
    void data(String name, JsonNode value) {
        data.put(name, value);
    }

    Node variable(Token token, Parser parser) {
        String name = token.text();
        JsonNode imported = data.get(name);
        if (imported != null) {
            return new Constant(imported).at(token.span());
        }
        if (!outside.contains(name) && !name.equals("ENV")) {
            Set<String> known = new LinkedHashSet<>(outside);
            parser.names.all().stream()
                    .filter(each -> each.startsWith("$"))
                    .map(each -> each.substring(1))
                    .forEach(known::add);
            String hint = parser.nearest(name, known);
            parser.unknowns()
                    .add(
                            token.span(),
                            "$" + name + " is not defined",
                            hint == null ? null : hint.replace("mean ", "mean $"));
        }
        return new Outside(name).at(token.span());
    }

    Node call(Token token, List<Node> arguments, List<Unknowns.Level> levels, Parser parser) {
        String signature = token.text() + "/" + arguments.size();
        Names found = parser.names.find(signature);
        if (found != null && found.function() == null) {
            return new Parameter(parser.names.depth() - found.depth());
        }
        if (found != null) {
            Function function = requireNonNull(found.function());
            parser.unknowns().called(function);
            levels.forEach(parser.unknowns()::closure);
            return new Call(function, parser.names.depth() - function.depth(), arguments);
        }
        if (signature.equals("select/1") && assigns(arguments.getFirst())) {
            parser.advise("= inside select changes what it is given; did you mean ==?");
        }
        Node builtin = Builtins.node(signature, arguments, files);
        if (builtin != null) {
            boolean early = Builtins.isGivenValues(signature);
            levels.forEach(early ? parser.unknowns()::operand : parser.unknowns()::closure);
            return builtin;
        }
        Function defined = prelude(signature);
        if (defined != null) {
            levels.forEach(parser.unknowns()::closure);
            return new Call(defined, parser.names.depth(), arguments);
        }
        parser.unknowns().add(token.span(), signature + " is not defined", advice(token, parser));
        return new Identity();
    }

    private static boolean assigns(Node condition) {
        return switch (condition) {
            case Assign _ -> true;
            case Logic logic -> assigns(logic.left()) || assigns(logic.right());
            default -> false;
        };
    }

    private @Nullable Function prelude(String signature) {
        Function known = prelude.get(signature);
        if (known != null) {
            return known;
        }
        String text = Prelude.definition(signature);
        if (text == null) {
            return null;
        }
        Parser parser = new Parser(text, this, Names.ROOT);
        parser.definition();
        parser.cursor.end();
        Function made = requireNonNull(parser.names.function());
        prelude.put(signature, made);
        return made;
    }

    private static @Nullable String advice(Token token, Parser parser) {
        String field = fieldName(token, parser);
        if (field != null) {
            return "did you mean .\"" + field + "\"?";
        }
        Set<String> signatures = new TreeSet<>(Builtins.signatures());
        parser.names.all().stream().filter(each -> each.contains("/")).forEach(signatures::add);
        List<String> arities = new ArrayList<>();
        Set<String> plain = new LinkedHashSet<>();
        for (String each : signatures) {
            String name = each.substring(0, each.indexOf('/'));
            plain.add(name);
            if (name.equals(token.text())) {
                arities.add(each);
            }
        }
        if (!arities.isEmpty()) {
            return token.text() + " takes other arguments: " + String.join(", ", arities);
        }
        String near = parser.nearest(token.text(), plain);
        return near;
    }

    /** The key that {@code .app-name} was meant to be, or null. */
    private static @Nullable String fieldName(Token token, Parser parser) {
        String source = parser.cursor.source();
        int at = token.start();
        int start = at;
        while (start > 0
                && (Lexer.isNamePart(source.charAt(start - 1))
                        || source.charAt(start - 1) == '-')) {
            start--;
        }
        boolean dashed = start < at && source.charAt(at - 1) == '-';
        if (!dashed || start == 0 || source.charAt(start - 1) != '.') {
            return null;
        }
        int end = token.end();
        while (end < source.length()
                && (Lexer.isNamePart(source.charAt(end)) || source.charAt(end) == '-')) {
            end++;
        }
        return source.substring(start, end);
    }
}
