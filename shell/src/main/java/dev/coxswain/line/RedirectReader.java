package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads redirects and here-documents. */
final class RedirectReader {
    private RedirectReader() {}

    /** The redirect at the place, or null where there is none. */
    static @Nullable Redirect read(Text text) {
        int start = text.position;
        char c = text.peek();
        if (c == '2' && text.peek(1) == '>') {
            return errors(text, start);
        }
        if (c == '&' && text.peek(1) == '>') {
            throw text.wrong(text.span(start, start + 2), "no &> here", "write > FILE 2>&1");
        }
        if (c == '<') {
            return input(text, start);
        }
        if (c != '>') {
            return null;
        }
        refuseOdd(text, start);
        boolean append = text.peek(1) == '>';
        text.operator(append ? 2 : 1);
        return target(text, append ? Redirect.Kind.APPEND : Redirect.Kind.OUTPUT, start);
    }

    private static void refuseOdd(Text text, int start) {
        Span two = text.span(start, start + 2);
        switch (text.peek(1)) {
            case '(' -> throw text.wrong(two, "no >( … ) here", "pipe into the program: | program");
            case '&' -> throw text.wrong(two, "no >& here", "write > FILE 2>&1");
            case '|' -> throw text.wrong(two, "no >| here", "> always replaces the file");
            case '=' ->
                    throw text.wrong(
                            two,
                            ">= is no redirect",
                            "for Groovy begin the line with =, for a file named = quote it");
            default -> {}
        }
    }

    private static Redirect errors(Text text, int start) {
        if (text.at("2>&")) {
            int end = text.nameEnd(start + 3);
            if (!text.source.startsWith("1", start + 3) || end != start + 4) {
                throw text.wrong(
                        text.span(start, end), "only 2>&1 is known of this kind", "write 2>&1");
            }
            text.operator(4);
            return new Redirect(Redirect.Kind.MERGE, null, text.from(start));
        }
        boolean append = text.at("2>>");
        text.operator(append ? 3 : 2);
        return target(text, append ? Redirect.Kind.ERRORS_APPEND : Redirect.Kind.ERRORS, start);
    }

    private static Redirect input(Text text, int start) {
        if (text.at("<<<")) {
            throw text.wrong(text.span(start, start + 3), "no <<< here", "write echo … | command");
        }
        if (text.at("<(")) {
            throw text.wrong(
                    text.span(start, start + 2), "no <( … ) here", "write line | command -f -");
        }
        if (text.at("<<")) {
            return hereDocument(text, start);
        }
        text.operator(1);
        return target(text, Redirect.Kind.INPUT, start);
    }

    private static Redirect target(Text text, Redirect.Kind kind, int start) {
        text.skipBlanks();
        if (text.atEnd()) {
            text.lacks("file", start, false);
        }
        int from = text.position;
        Word word = WordReader.read(text, WordReader.Marks.HOME);
        if (word == null) {
            if (!text.atEnd()) {
                throw text.wrong(text.from(start), "no file after the redirect", null);
            }
            word = new Word(List.of(), new Span(from, from));
        }
        return new Redirect(kind, word, text.from(start));
    }

    private static Redirect hereDocument(Text text, int start) {
        boolean strip = text.peek(2) == '-';
        text.operator(strip ? 3 : 2);
        text.skipBlanks();
        Word delimiter = WordReader.read(text, WordReader.Marks.NONE);
        String name = delimiter == null ? null : delimiter.literal();
        if (delimiter == null || name == null) {
            if (text.atEnd()) {
                text.lacks("delimiter", start, false);
                return new Redirect(
                        Redirect.Kind.HERE_DOCUMENT,
                        new Word(List.of(), text.from(text.position)),
                        text.from(start));
            }
            throw text.wrong(text.from(start), "a here-document needs a plain word", "write <<EOF");
        }
        Span span = text.from(start);
        boolean raw =
                delimiter.parts().stream()
                        .anyMatch(part -> part instanceof WordPart.Text t && t.quoted());
        Word body = new HereDocument(text, name, strip, raw).read();
        return new Redirect(Redirect.Kind.HERE_DOCUMENT, body, span);
    }
}
