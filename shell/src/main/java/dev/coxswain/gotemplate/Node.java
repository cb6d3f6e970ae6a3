package dev.coxswain.gotemplate;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** One part of a parsed template; its {@code toString} is how Go quotes it in errors. */
sealed interface Node {
    /** Where in the template it stands. */
    int at();

    /** Text between actions. */
    record Text(int at, String text) implements Node {}

    /** {@code {{pipeline}}}. */
    record Action(int at, Pipe pipe) implements Node {
        @Override
        public String toString() {
            return "{{" + pipe + "}}";
        }
    }

    /** {@code {{end}}}. */
    record End(int at) implements Node {
        @Override
        public String toString() {
            return "{{end}}";
        }
    }

    /** {@code {{else}}}. */
    record Else(int at) implements Node {
        @Override
        public String toString() {
            return "{{else}}";
        }
    }

    /** {@code {{break}}}. */
    record Break(int at) implements Node {}

    /** {@code {{continue}}}. */
    record Continue(int at) implements Node {}

    /**
     * {@code if}, {@code with} or {@code range}.
     *
     * @param word which of them
     */
    record Branch(int at, String word, Pipe pipe, List<Node> body, List<Node> otherwise)
            implements Node {
        @Override
        public String toString() {
            return "{{" + word + " " + pipe + "}}" + joined(body) + orElse() + "{{end}}";
        }

        private String orElse() {
            return otherwise.isEmpty() ? "" : "{{else}}" + joined(otherwise);
        }

        private static String joined(List<Node> nodes) {
            return nodes.stream()
                    .map(each -> each instanceof Text text ? text.text() : each.toString())
                    .collect(Collectors.joining());
        }
    }

    /** {@code {{template "name" pipeline}}}. */
    record Call(int at, String name, @Nullable Pipe pipe) implements Node {
        @Override
        public String toString() {
            return "{{template " + Quoting.quote(name) + (pipe == null ? "" : " " + pipe) + "}}";
        }
    }

    /**
     * Commands, each handed the value of the one before.
     *
     * @param variables those it sets, with their dollar signs
     * @param assigns whether they exist already
     */
    record Pipe(int at, List<String> variables, boolean assigns, List<Command> commands)
            implements Node {
        @Override
        public String toString() {
            String sets =
                    variables.isEmpty()
                            ? ""
                            : String.join(", ", variables) + (assigns ? " = " : " := ");
            return sets
                    + commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
        }
    }

    /** A function or value with its arguments. */
    record Command(int at, List<Node> words) implements Node {
        @Override
        public String toString() {
            return words.stream()
                    .map(each -> each instanceof Pipe ? "(" + each + ")" : each.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    /** {@code .a.b}. */
    record Field(int at, List<String> names) implements Node {
        @Override
        public String toString() {
            return "." + String.join(".", names);
        }
    }

    /** {@code $x.a}. */
    record Variable(int at, String name, List<String> names) implements Node {
        @Override
        public String toString() {
            return name + names.stream().map(each -> "." + each).collect(Collectors.joining());
        }
    }

    /** {@code (pipeline).a}. */
    record Chain(int at, Node start, List<String> names) implements Node {
        @Override
        public String toString() {
            String head = start instanceof Pipe ? "(" + start + ")" : start.toString();
            return head + names.stream().map(each -> "." + each).collect(Collectors.joining());
        }
    }

    /** A function's name. */
    record Identifier(int at, String name) implements Node {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code .}. */
    record Dot(int at) implements Node {
        @Override
        public String toString() {
            return ".";
        }
    }

    /** {@code nil}. */
    record Nil(int at) implements Node {
        @Override
        public String toString() {
            return "nil";
        }
    }

    /**
     * A text, number or truth value.
     *
     * @param literal as it stands in the template
     */
    record Constant(int at, Object value, String literal) implements Node {
        @Override
        public String toString() {
            return literal;
        }
    }
}
