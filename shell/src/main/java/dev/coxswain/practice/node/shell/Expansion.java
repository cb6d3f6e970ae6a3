package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.shell.Syntax.Part;
import dev.coxswain.practice.node.shell.Syntax.Word;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;

/** Turns words into the arguments they stand for. */
final class Expansion {
    private final Variables variables;
    private final FileTree files;
    private final Function<Syntax, String> substitute;

    /**
     * @param substitute runs a script and gives its output without the newlines at its end
     */
    Expansion(Variables variables, FileTree files, Function<Syntax, String> substitute) {
        this.variables = variables;
        this.files = files;
        this.substitute = substitute;
    }

    /** Text with, for each character, whether it was quoted. */
    private static final class Field {
        final StringBuilder text = new StringBuilder();
        final StringBuilder quoted = new StringBuilder();
        boolean present;

        void add(String more, boolean isQuoted) {
            text.append(more);
            quoted.append((isQuoted ? "q" : "u").repeat(more.length()));
            present |= isQuoted || !more.isEmpty();
        }
    }

    /** The arguments of a command, split and matched against files. */
    List<String> arguments(List<Word> words) {
        var all = new ArrayList<String>();
        for (Word word : words) {
            for (Field field : split(word)) {
                all.addAll(matched(field));
            }
        }
        return all;
    }

    /** One word as one text, never split. */
    String single(Word word) {
        var text = new StringBuilder();
        for (Part part : word.parts()) {
            text.append(value(part));
        }
        return text.toString();
    }

    private List<Field> split(Word word) {
        var fields = new ArrayList<Field>();
        var current = new Field();
        for (Part part : word.parts()) {
            if (part instanceof Part.Variable(String name, String operator, var _, boolean quoted)
                    && quoted
                    && name.equals("@")
                    && operator.isEmpty()) {
                current = spread(fields, current);
                continue;
            }
            String value = value(part);
            if (quoted(part) || part instanceof Part.Text) {
                current.add(value, quoted(part));
                continue;
            }
            int start = 0;
            for (int i = 0; i <= value.length(); i++) {
                boolean end = i == value.length();
                if (end || " \t\n".indexOf(value.charAt(i)) >= 0) {
                    current.add(value.substring(start, i), false);
                    if (!end && current.present) {
                        fields.add(current);
                        current = new Field();
                    }
                    start = i + 1;
                }
            }
        }
        if (current.present) {
            fields.add(current);
        }
        return fields;
    }

    private Field spread(List<Field> fields, Field first) {
        Field current = first;
        for (int i = 0; i < variables.parameters.size(); i++) {
            if (i > 0) {
                fields.add(current);
                current = new Field();
            }
            current.add(variables.parameters.get(i), true);
        }
        return current;
    }

    private static boolean quoted(Part part) {
        return switch (part) {
            case Part.Text text -> text.quoted();
            case Part.Variable variable -> variable.quoted();
            case Part.Command command -> command.quoted();
            case Part.Arithmetic arithmetic -> arithmetic.quoted();
        };
    }

    private String value(Part part) {
        return switch (part) {
            case Part.Text text -> tilde(text);
            case Part.Variable variable -> variable(variable);
            case Part.Command command -> substitute.apply(command.script());
            case Part.Arithmetic arithmetic ->
                    String.valueOf(
                            new Arithmetic(single(arithmetic.expression()), variables).value());
        };
    }

    private String tilde(Part.Text text) {
        if (!text.quoted() && (text.text().equals("~") || text.text().startsWith("~/"))) {
            String home = variables.get("HOME");
            return (home == null ? "/root" : home) + text.text().substring(1);
        }
        return text.text();
    }

    private String variable(Part.Variable part) {
        String value = variables.get(part.name());
        boolean empty = value == null || value.isEmpty();
        return switch (part.operator()) {
            case ":-" -> empty ? single(part.argument()) : orEmpty(value);
            case "-" -> value == null ? single(part.argument()) : value;
            case ":=", "=" -> {
                if (value == null || (empty && part.operator().equals(":="))) {
                    value = single(part.argument());
                    variables.set(part.name(), value);
                }
                yield value;
            }
            case ":+" -> empty ? "" : single(part.argument());
            case "+" -> value == null ? "" : single(part.argument());
            case ":?", "?" -> {
                if (empty) {
                    String said = single(part.argument());
                    throw SyntaxProblem.unset(
                            part.name() + ": " + (said.isEmpty() ? "parameter not set" : said));
                }
                yield orEmpty(value);
            }
            case "#" ->
                    part.argument().parts().isEmpty()
                            ? String.valueOf(orEmpty(value).length())
                            : Pattern.cutFront(orEmpty(value), single(part.argument()), false);
            case "##" -> Pattern.cutFront(orEmpty(value), single(part.argument()), true);
            case "%" -> Pattern.cutBack(orEmpty(value), single(part.argument()), false);
            case "%%" -> Pattern.cutBack(orEmpty(value), single(part.argument()), true);
            case ":" -> part(orEmpty(value), single(part.argument()));
            case "/", "//" -> replaced(orEmpty(value), single(part.argument()), part.operator());
            default -> orEmpty(value);
        };
    }

    /** The value with the first or every match of a pattern replaced. */
    private static String replaced(String value, String argument, String operator) {
        int slash = argument.indexOf('/');
        String pattern = slash < 0 ? argument : argument.substring(0, slash);
        String by = Matcher.quoteReplacement(slash < 0 ? "" : argument.substring(slash + 1));
        Matcher matcher = Pattern.regex(pattern).matcher(value);
        if (pattern.isEmpty()) {
            return value;
        }
        return operator.equals("//") ? matcher.replaceAll(by) : matcher.replaceFirst(by);
    }

    /** The part of a value from an offset on, and perhaps only so long. */
    private String part(String value, String argument) {
        String[] ends = argument.split(":", 2);
        long from = new Arithmetic(ends[0], variables).value();
        from = from < 0 ? value.length() + from : from;
        int start = (int) Math.max(0, Math.min(from, value.length()));
        long length =
                ends.length == 1 ? value.length() : new Arithmetic(ends[1], variables).value();
        long end = length < 0 ? value.length() + length : start + length;
        return value.substring(start, (int) Math.max(start, Math.min(end, value.length())));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private List<String> matched(Field field) {
        boolean pattern = false;
        var glob = new StringBuilder();
        for (int i = 0; i < field.text.length(); i++) {
            char c = field.text.charAt(i);
            boolean special = "*?[".indexOf(c) >= 0;
            boolean quoted = field.quoted.charAt(i) == 'q';
            pattern |= special && !quoted;
            glob.append(special && quoted ? "\\" + c : String.valueOf(c));
        }
        if (pattern) {
            List<String> found = Pattern.files(files, variables.directory, glob.toString());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of(field.text.toString());
    }
}
