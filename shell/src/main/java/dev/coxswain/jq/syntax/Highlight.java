package dev.coxswain.jq.syntax;

import dev.coxswain.jq.JqToken;
import dev.coxswain.jq.JqToken.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says of each word of a program what it is, however unfinished the program. */
public final class Highlight {
    public static final Set<String> KEYWORDS =
            Set.of(
                    "def", "if", "then", "elif", "else", "end", "and", "or", "as", "reduce",
                    "foreach", "try", "catch", "label", "break", "import", "include", "module");

    private Highlight() {}

    public static List<JqToken> tokens(String text) {
        List<JqToken> pieces = new ArrayList<>();
        for (Token token : Lexer.all(text)) {
            if (token.end() > token.start()) {
                pieces.add(new JqToken(kind(token), token.span()));
            }
        }
        return pieces;
    }

    private static Kind kind(Token token) {
        return switch (token.type()) {
            case FIELD -> Kind.FIELD;
            case NAME -> KEYWORDS.contains(token.text()) ? Kind.KEYWORD : Kind.FUNCTION;
            case BINDING -> Kind.VARIABLE;
            case NUMBER -> Kind.NUMBER;
            case FORMAT -> Kind.FORMAT;
            case QUOTE, TEXT, UNQUOTE -> Kind.STRING;
            case INTERPOLATION -> Kind.OPEN;
            case INTERPOLATED -> Kind.CLOSE;
            case COMMENT -> Kind.COMMENT;
            case BAD, END -> Kind.WRONG;
            case OPERATOR ->
                    switch (token.text()) {
                        case "(", "[", "{" -> Kind.OPEN;
                        case ")", "]", "}" -> Kind.CLOSE;
                        default -> Kind.OPERATOR;
                    };
        };
    }
}
