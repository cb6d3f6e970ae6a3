package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Pattern;
import dev.coxswain.jq.run.Pattern.Elements;
import dev.coxswain.jq.run.Pattern.Field;
import dev.coxswain.jq.run.Pattern.Fields;
import dev.coxswain.jq.run.Pattern.Part;
import dev.coxswain.jq.run.Pattern.Whole;
import dev.coxswain.jq.syntax.Token.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands after {@code as} and binds its variables for what follows. */
final class Patterns {
    private final Parser parser;
    private final Cursor cursor;

    Patterns(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor;
    }

    /** A pattern, or several between {@code ?//}; each binds the variables of all. */
    Pattern pattern() {
        List<String> slots = variables();
        List<Part> parts = new ArrayList<>();
        do {
            parts.add(part(slots));
        } while (cursor.skip("?//"));
        boolean choice = parts.size() > 1;
        Pattern pattern = new Pattern(parts.getLast(), slots.size(), choice);
        for (Part each : parts.reversed().subList(1, parts.size())) {
            pattern = new Pattern(each, slots.size(), choice).or(pattern);
        }
        for (String slot : slots) {
            parser.names = parser.names.slot("$" + slot);
        }
        return pattern;
    }

    /** Finds the variables ahead. */
    private List<String> variables() {
        List<String> slots = new ArrayList<>();
        int nesting = 0;
        int brackets = 0;
        for (int i = 0; cursor.ahead(i).type() != Type.END; i++) {
            Token token = cursor.ahead(i);
            if (nesting == 0 && brackets == 0 && (token.is("|") || token.is("("))) {
                break;
            }
            if (token.is("(") || token.type() == Type.INTERPOLATION) {
                nesting++;
            } else if (token.is(")") || token.type() == Type.INTERPOLATED) {
                nesting--;
            } else if (nesting == 0 && (token.is("[") || token.is("{"))) {
                brackets++;
            } else if (nesting == 0 && (token.is("]") || token.is("}"))) {
                brackets--;
            } else if (nesting == 0 && token.type() == Type.BINDING) {
                if (!slots.contains(token.text())) {
                    slots.add(token.text());
                }
            }
        }
        return slots;
    }

    private Part part(List<String> slots) {
        if (cursor.isAt(Type.BINDING) && !cursor.peek().text().equals("__loc__")) {
            return new Whole(slots.indexOf(cursor.next().text()));
        }
        if (cursor.isAt("[")) {
            cursor.opening();
            List<Part> parts = new ArrayList<>();
            do {
                parts.add(part(slots));
            } while (cursor.skip(","));
            cursor.closing("]", "',' or ']'");
            return new Elements(parts);
        }
        if (!cursor.isAt("{")) {
            cursor.fail("BINDING or '[' or '{'");
        }
        cursor.opening();
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field(slots));
        } while (cursor.skip(","));
        cursor.closing("}", "',' or '}'");
        return new Fields(fields);
    }

    private Field field(List<String> slots) {
        Token token = cursor.peek();
        if (token.type() == Type.BINDING) {
            cursor.next();
            Node key = new Constant(TextNode.valueOf(token.text())).at(token.span());
            return new Field(key, slots.indexOf(token.text()), value(slots, false));
        }
        Node key;
        if (token.type() == Type.NAME) {
            cursor.next();
            key = new Constant(TextNode.valueOf(token.text())).at(token.span());
        } else if (Strings.begin(token)) {
            key = parser.terms().strings().formatted();
        } else if (token.is("(")) {
            cursor.opening();
            key = parser.pipe();
            cursor.closing(")", Cursor.MORE + " or ')'");
        } else {
            throw new IllegalStateException(cursor.fail(null).text());
        }
        Part value = value(slots, true);
        parser.terms().checkKey(key);
        return new Field(key, -1, value);
    }

    private @Nullable Part value(List<String> slots, boolean needed) {
        if (needed || cursor.isAt(":")) {
            cursor.expect(":");
            return part(slots);
        }
        return null;
    }
}
