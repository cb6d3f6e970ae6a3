package dev.coxswain.line;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads stages that are made of words: commands, filters, host programs. */
final class StageReader {
    private final Text text;
    private final List<Word> words = new ArrayList<>();
    private final List<Redirect> redirects = new ArrayList<>();

    private StageReader(Text text) {
        this.text = text;
    }

    /** A command at the place; a prefix in front is dropped. */
    static Stage command(Text text, boolean forced, int start) {
        boolean prefixed = false;
        int nameEnd = text.nameEnd(text.position);
        String name = text.source.substring(text.position, nameEnd);
        if (Vocabulary.isPrefix(name) && (text.atGap(nameEnd) || isEnd(text, nameEnd))) {
            int prefix = text.position;
            text.position = nameEnd;
            text.token(Token.Kind.PREFIX, prefix);
            text.skipBlanks();
            prefixed = true;
            Stage filter = filterAfterPrefix(text, start);
            if (filter != null) {
                return filter;
            }
        }
        StageReader reader = new StageReader(text);
        reader.words(Token.Kind.COMMAND, WordReader.Marks.OURS);
        boolean isForced = forced || prefixed;
        return new Stage.Command(isForced, reader.words, reader.redirects, text.from(start));
    }

    private static @Nullable Stage filterAfterPrefix(Text text, int start) {
        String name = text.source.substring(text.position, text.nameEnd(text.position));
        boolean filter =
                text.vocabulary.filters().contains(name)
                        && !text.vocabulary.commands().contains(name);
        return filter ? filter(text, name, start) : null;
    }

    /** A filter at the place. */
    static Stage filter(Text text, String name, int start) {
        StageReader reader = new StageReader(text);
        reader.words(Token.Kind.FILTER, WordReader.Marks.HOME);
        List<Word> rest = reader.words.subList(1, reader.words.size());
        return new Stage.Filter(name, rest, reader.redirects, text.from(start));
    }

    /** A filter with a closure at the place. */
    static Stage closure(Text text, String name, int start) {
        int nameStart = text.position;
        text.position += name.length();
        text.token(Token.Kind.FILTER, nameStart);
        text.skipBlanks();
        if (text.atEnd()) {
            text.lacks("{", nameStart, false);
        } else if (text.peek() != '{') {
            throw text.wrong(
                    text.span(nameStart, text.position),
                    name + " needs a closure",
                    "write " + name + " { it.metadata.name … }");
        }
        Stage.Groovy body = GroovyReader.closure(text);
        StageReader reader = new StageReader(text);
        reader.words(Token.Kind.WORD, WordReader.Marks.HOME);
        if (!reader.words.isEmpty()) {
            throw text.wrong(
                    reader.words.getFirst().span(), name + " takes one closure and no more", null);
        }
        return new Stage.Closure(name, body, reader.redirects, text.from(start));
    }

    /** A host program at the place. */
    static Stage host(Text text, int start) {
        StageReader reader = new StageReader(text);
        reader.words(Token.Kind.PROGRAM, WordReader.Marks.HOME);
        if (reader.words.isEmpty()) {
            if (!text.atEnd()) {
                throw text.wrong(text.from(start), "no program after !", null);
            }
            text.lacks("program", start, false);
        }
        return new Stage.Host(reader.words, reader.redirects, text.from(start));
    }

    /** Whether a stage ends at an index, blanks left aside. */
    static boolean isEnd(Text text, int index) {
        char c = text.charAt(index);
        return index >= text.end
                || c == '\n'
                || WordReader.isOperator(c)
                || (c == ')' && text.depth > 0);
    }

    private void words(Token.Kind first, WordReader.Marks allowed) {
        WordReader.Marks marks = allowed;
        Token.Kind kind = first;
        while (true) {
            text.skipBlanksAndComment();
            Redirect redirect = RedirectReader.read(text);
            if (redirect != null) {
                redirects.add(redirect);
                continue;
            }
            int start = text.position;
            int tokens = text.tokens.size();
            Word word = WordReader.read(text, marks);
            if (word == null) {
                return;
            }
            boolean flag = kind == Token.Kind.WORD && text.charAt(start) == '-';
            text.tokens.add(tokens, new Token(flag ? Token.Kind.FLAG : kind, word.span()));
            kind = Token.Kind.WORD;
            words.add(word);
            if (word.isPlain("--")) {
                marks = WordReader.Marks.NONE;
            }
        }
    }
}
