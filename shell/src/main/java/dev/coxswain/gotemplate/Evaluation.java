package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The values of pipelines, commands and their words, with Go's complaints. */
final class Evaluation {
    private record Binding(String name, Value value) {}

    /** The variables of one template that is being filled in. */
    static final class Frame {
        private final String template;
        private final List<Binding> variables = new ArrayList<>();

        private Frame(String template) {
            this.template = template;
        }
    }

    private final Execution.Program program;
    private Frame frame = new Frame("");
    private @Nullable Node node;

    Evaluation(Execution.Program program) {
        this.program = program;
    }

    void enter(String template, Value dot) {
        frame = new Frame(template);
        frame.variables.add(new Binding("$", dot));
    }

    Frame frame() {
        return frame;
    }

    void frame(Frame other) {
        frame = other;
    }

    int mark() {
        return frame.variables.size();
    }

    void pop(int mark) {
        frame.variables.subList(mark, frame.variables.size()).clear();
    }

    /** Gives the variable a value; the nearest of that name. */
    void set(String name, Value value) {
        for (int i = frame.variables.size() - 1; i >= 0; i--) {
            if (frame.variables.get(i).name.equals(name)) {
                frame.variables.set(i, new Binding(name, value));
                return;
            }
        }
        throw error("undefined variable: " + name);
    }

    /** Gives a variable that the pipeline of a range made the value of a turn. */
    void renew(String name, Value value) {
        set(name, value);
    }

    private Value variable(String name) {
        for (int i = frame.variables.size() - 1; i >= 0; i--) {
            if (frame.variables.get(i).name.equals(name)) {
                return frame.variables.get(i).value;
            }
        }
        throw error("undefined variable: " + name);
    }

    void at(Node place) {
        node = place;
    }

    TemplateException error(String message) {
        Node place = node;
        if (place == null) {
            return new TemplateException("template: " + program.name() + ": " + message);
        }
        String before = program.text().substring(0, place.at());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = bytes(before.substring(before.lastIndexOf('\n') + 1));
        return new TemplateException(
                "template: "
                        + program.name()
                        + ":"
                        + line
                        + ":"
                        + column
                        + ": executing "
                        + Quoting.quote(frame.template)
                        + " at <"
                        + place
                        + ">: "
                        + message);
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    Value pipeline(Value dot, Node.Pipe pipe) {
        at(pipe);
        Value value = null;
        for (Node.Command command : pipe.commands()) {
            value = command(dot, command, value).unboxed();
        }
        Value result = value == null ? Value.NONE : value;
        for (String name : pipe.variables()) {
            if (pipe.assigns()) {
                set(name, result);
            } else {
                frame.variables.add(new Binding(name, result));
            }
        }
        return result;
    }

    private Value command(Value dot, Node.Command command, @Nullable Value last) {
        List<Node> words = command.words();
        Node first = words.getFirst();
        boolean given = words.size() > 1 || last != null;
        switch (first) {
            case Node.Field field -> {
                at(field);
                return chain(dot, field.names(), given);
            }
            case Node.Chain chain -> {
                return chained(dot, chain, given);
            }
            case Node.Variable variable -> {
                return variable(variable, given, first);
            }
            case Node.Identifier identifier -> {
                at(identifier);
                return call(dot, identifier, command, last);
            }
            case Node.Pipe pipe -> {
                noArguments(given, first);
                return pipeline(dot, pipe);
            }
            default -> {
                at(first);
                noArguments(given, first);
                return simple(dot, first);
            }
        }
    }

    private Value simple(Value dot, Node word) {
        return switch (word) {
            case Node.Constant(_, var value, _) -> Value.of(value);
            case Node.Dot _ -> dot;
            case Node.Nil _ -> throw error("nil is not a command");
            default -> throw error("can't evaluate command " + Quoting.quote(word.toString()));
        };
    }

    private void noArguments(boolean given, Node first) {
        if (given) {
            throw error("can't give argument to non-function " + first);
        }
    }

    private Value variable(Node.Variable word, boolean given, Node first) {
        at(word);
        Value value = variable(word.name());
        if (word.names().isEmpty()) {
            noArguments(given, first);
            return value;
        }
        return chain(value, word.names(), given);
    }

    private Value chained(Value dot, Node.Chain chain, boolean given) {
        at(chain);
        if (chain.start() instanceof Node.Nil) {
            throw error("indirection through explicit nil in " + chain);
        }
        return chain(argument(dot, chain.start()), chain.names(), given);
    }

    private Value chain(Value start, List<String> names, boolean given) {
        Value at = start;
        for (int i = 0; i < names.size(); i++) {
            at = field(at, names.get(i), given && i == names.size() - 1);
        }
        return at;
    }

    private Value field(Value from, String name, boolean given) {
        if (!from.valid()) {
            if (program.missingKeysFail()) {
                throw error("nil data; no entry for key " + Quoting.quote(name));
            }
            return Value.NONE;
        }
        if (from.raw() == null) {
            throw error("nil pointer evaluating " + from.typeName() + "." + name);
        }
        if (!from.isMap()) {
            throw error("can't evaluate field " + name + " in type " + from.typeName());
        }
        if (given) {
            throw error(name + " is not a method but has arguments");
        }
        JsonNode found = from.node().get(name);
        if (found == null) {
            if (program.missingKeysFail()) {
                throw error("map has no entry for key " + Quoting.quote(name));
            }
            return Value.NONE;
        }
        return Value.of(found);
    }

    /** The value of a word that is handed to a function. */
    Value argument(Value dot, Node word) {
        at(word);
        return switch (word) {
            case Node.Field field -> chain(dot, field.names(), false);
            case Node.Variable variable -> variable(variable, false, word);
            case Node.Pipe pipe -> pipeline(dot, pipe);
            case Node.Chain chain -> chained(dot, chain, false);
            case Node.Identifier identifier -> call(dot, identifier, identifier, null);
            case Node.Dot _ -> dot;
            case Node.Nil _ -> Value.NIL;
            case Node.Constant(_, var value, _) -> Value.of(value);
            default -> throw error("can't handle " + word + " for arg of type interface {}");
        };
    }

    private Value call(Value dot, Node.Identifier function, Node place, @Nullable Value last) {
        List<Node> words =
                place instanceof Node.Command command
                        ? command.words().subList(1, command.words().size())
                        : List.of();
        String name = function.name();
        Functions.count(name, words.size(), last != null)
                .ifPresent(
                        wrong -> {
                            throw error(wrong);
                        });
        if (name.equals("and") || name.equals("or")) {
            Value value = Value.NONE;
            for (Node word : words) {
                value = argument(dot, word).unboxed();
                if (value.truth() == name.equals("or")) {
                    return value;
                }
            }
            return last == null ? value : last;
        }
        List<Value> arguments = new ArrayList<>();
        for (Node word : words) {
            arguments.add(Functions.fit(this, name, arguments.size(), argument(dot, word), word));
        }
        if (last != null) {
            arguments.add(Functions.fit(this, name, arguments.size(), last, place));
        }
        try {
            return Functions.call(name, arguments, words);
        } catch (TemplateException e) {
            at(place);
            throw error("error calling " + name + ": " + e.getMessage());
        }
    }
}
