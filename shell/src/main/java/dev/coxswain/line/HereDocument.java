package dev.coxswain.line;

import dev.coxswain.flow.Span;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines between {@code <<EOF} and its delimiter, as POSIX shells read them; the place in the
 * text stays where it is, the end of the line will skip them.
 */
final class HereDocument {
    private static final Pattern TABS = Pattern.compile("(?<=\n)\t+");

    private final Text text;
    private final String delimiter;
    private final boolean strip;
    private final boolean raw;

    HereDocument(Text text, String delimiter, boolean strip, boolean raw) {
        this.text = text;
        this.delimiter = delimiter;
        this.strip = strip;
        this.raw = raw;
    }

    Word read() {
        int from = Math.max(lineEnd(text.position) + 1, text.afterHereDocuments);
        int start = Math.min(from, text.end);
        int at = start;
        while (at < text.end) {
            int lineEnd = lineEnd(at);
            if (isDelimiter(text.source.substring(at, lineEnd))) {
                text.afterHereDocuments = Math.min(text.end, lineEnd + 1);
                return body(start, at);
            }
            at = lineEnd + 1;
        }
        text.lacks(delimiter, text.position - 1, false);
        text.afterHereDocuments = text.end;
        return body(start, text.end);
    }

    private boolean isDelimiter(String line) {
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return (strip ? bare.replaceFirst("^\t+", "") : bare).equals(delimiter);
    }

    private int lineEnd(int from) {
        int newline = text.source.indexOf('\n', from);
        return newline < 0 || newline > text.end ? text.end : newline;
    }

    private Word body(int start, int end) {
        Span span = new Span(start, end);
        text.tokens.add(new Token(Token.Kind.HERE_DOCUMENT, span));
        if (raw) {
            String content = text.source.substring(start, end);
            return new Word(List.of(new WordPart.Text(stripped(content, true), true, span)), span);
        }
        Word body = expanded(start, end);
        return strip ? stripped(body) : body;
    }

    private Word expanded(int start, int end) {
        int savedPosition = text.position;
        int savedEnd = text.end;
        int savedHere = text.afterHereDocuments;
        text.position = start;
        text.end = end;
        Word body = WordReader.readBody(text);
        text.position = savedPosition;
        text.end = savedEnd;
        text.afterHereDocuments = savedHere;
        return body;
    }

    private Word stripped(Word body) {
        List<WordPart> parts =
                body.parts().stream()
                        .map(part -> part instanceof WordPart.Text t ? stripped(body, t) : part)
                        .toList();
        return new Word(parts, body.span());
    }

    private WordPart stripped(Word body, WordPart.Text part) {
        boolean first = part.span().start() == body.span().start();
        return new WordPart.Text(stripped(part.text(), first), part.quoted(), part.span());
    }

    private String stripped(String content, boolean atLineStart) {
        if (!strip) {
            return content;
        }
        String rest = TABS.matcher(content).replaceAll("");
        return atLineStart ? rest.replaceFirst("^\t+", "") : rest;
    }
}
