package dev.coxswain.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.flow.Span;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/** Whatever is typed, reading it ends, moves on and points inside the text. */
class LineFuzzTest {
    private static final List<String> PIECES =
            List.of(
                    "get",
                    "pods",
                    " ",
                    " ",
                    " ",
                    "|",
                    "||",
                    "&&",
                    "&",
                    ";",
                    ">",
                    ">>",
                    "<",
                    "<<EOF",
                    "\nEOF\n",
                    "2>",
                    "2>&1",
                    "'",
                    "\"",
                    "$",
                    "$(",
                    ")",
                    "(",
                    "{",
                    "}",
                    "[",
                    "]",
                    "\\",
                    "\n",
                    "#",
                    "%1",
                    "%",
                    "~",
                    "~/",
                    ".",
                    ".x",
                    "..",
                    "if",
                    "end",
                    "def f: ",
                    "$x",
                    "${x}",
                    "${",
                    "`",
                    "=",
                    "==",
                    "!",
                    ":",
                    "head",
                    "where",
                    "\\(",
                    "/",
                    "//",
                    "/*",
                    "*/",
                    "'''",
                    "kubectl ",
                    "é",
                    "\uD83D\uDE00",
                    "\t",
                    "\r\n",
                    "--",
                    "-n",
                    "1",
                    ",",
                    "+",
                    "->",
                    "?");

    @Test
    void anyTextIsReadToItsEnd() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            readAll(text.toString());
            Cursor.at(text.toString(), random.nextInt(text.length() + 1), Sketch.VOCABULARY);
        }
    }

    private static void readAll(String text) {
        int at = 0;
        while (at < text.length()) {
            Reading reading = LineParser.read(text, at, Sketch.VOCABULARY);
            assertThat(reading.next())
                    .as(text)
                    .isGreaterThan(at)
                    .isLessThanOrEqualTo(text.length());
            reading.tokens().forEach(token -> inside(token.span(), text));
            reading.line()
                    .parts()
                    .forEach(part -> part.stages().forEach(s -> inside(s.span(), text)));
            if (reading.error() != null) {
                inside(reading.error().span(), text);
            }
            at = reading.next();
        }
    }

    private static void inside(Span span, String text) {
        assertThat(span.end()).as(text).isLessThanOrEqualTo(text.length());
    }

    @Test
    void aQuotedTextReadsBackAsItself() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            var line =
                    LineParser.parse("echo x " + Quoting.word(text.toString()), Sketch.VOCABULARY);
            var command = (Stage.Command) line.parts().getFirst().stages().getFirst();
            assertThat(command.words()).as(text.toString()).hasSize(3);
            assertThat(command.words().get(2).literal()).isEqualTo(text.toString());
        }
    }
}
