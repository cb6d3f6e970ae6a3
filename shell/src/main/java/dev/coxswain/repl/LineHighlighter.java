package dev.coxswain.repl;

import dev.coxswain.line.Reading;
import dev.coxswain.line.Token;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

import java.util.Set;
import java.util.function.Supplier;

/** Colours for what is being typed, from the same reading that will run it. */
final class LineHighlighter implements Highlighter {
    private final Evaluation evaluation;
    private final Supplier<Set<String>> firstWords;
    private final Appearance appearance;

    LineHighlighter(
            Evaluation evaluation, Supplier<Set<String>> firstWords, Appearance appearance) {
        this.evaluation = evaluation;
        this.appearance = appearance;
        this.firstWords = firstWords;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!appearance.isColored()) {
            return new AttributedString(buffer);
        }
        Reading reading = evaluation.read(buffer);
        AttributedStyle[] styles = new AttributedStyle[buffer.length()];
        for (Token token : reading.tokens()) {
            AttributedStyle style = style(token, buffer);
            int end = Math.min(token.span().end(), buffer.length());
            for (int i = token.span().start(); i < end; i++) {
                styles[i] = style;
            }
        }
        AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
        for (int i = 0; i < buffer.length(); i++) {
            AttributedStyle style = styles[i];
            text.style(style == null ? AttributedStyle.DEFAULT : style);
            text.append(buffer.charAt(i));
        }
        return text.toAttributedString();
    }

    private AttributedStyle style(Token token, String buffer) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (token.kind()) {
            case COMMAND -> command(token, buffer);
            case PREFIX, COMMENT -> plain.foreground(AttributedStyle.BRIGHT);
            case FILTER, PROGRAM -> plain.foreground(AttributedStyle.CYAN);
            case FLAG -> plain.foreground(AttributedStyle.YELLOW);
            case STRING, HERE_DOCUMENT -> plain.foreground(AttributedStyle.GREEN);
            case VARIABLE, ROW -> plain.foreground(AttributedStyle.BLUE);
            case OPERATOR -> plain.bold();
            case JQ -> plain.foreground(AttributedStyle.MAGENTA);
            case KEYWORD -> plain.foreground(AttributedStyle.BLUE).bold();
            case WORD, GROOVY -> plain;
        };
    }

    private AttributedStyle command(Token token, String buffer) {
        int end = Math.min(token.span().end(), buffer.length());
        String name = buffer.substring(token.span().start(), end).split(" ", 2)[0];
        boolean known = firstWords.get().contains(name);
        return AttributedStyle.DEFAULT
                .foreground(known ? AttributedStyle.CYAN : AttributedStyle.RED)
                .bold();
    }
}
