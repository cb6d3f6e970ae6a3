package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Parts;
import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON value or event after the other as jq does: concatenated or in lines, with nan,
 * with jq's words for what is wrong.
 */
public final class JsonReader {
    /** Stands before and after elements that are handed out one by one; see {@link Form}. */
    public static final JsonNode ITEMS = MissingNode.getInstance();

    private static final int BUFFER = 1 << 16;
    private static final String TRUNCATED_NUMBER = "Potentially truncated top-level numeric value";
    private static final String AT_END = "at EOF ";

    private final ByteSource in;
    private final TextBuffer token = new TextBuffer();
    private final ShortTexts texts = new ShortTexts();
    private final Assembly assembly;
    private final Form form;
    private boolean waiting;
    private boolean blank;
    private boolean ended;
    private int steps;

    /**
     * What is read.
     *
     * @param events whether values come as {@code --stream}'s events
     * @param errors whether what is wrong comes as a value too, {@code [message, path]}
     * @param sequence whether values are led by a record separator, as {@code --seq}'s are
     * @param items how the elements of an array {@code items} right in a value that is an object
     *     come, or null where they come with that value
     */
    public record Form(boolean events, boolean errors, boolean sequence, @Nullable Items items) {
        /** Whole values. */
        public static final Form VALUES = new Form(false, false, false, null);

        private Assembly assembly(ByteSource in) {
            if (events) {
                return new EventAssembly();
            }
            return items == null ? new TreeAssembly() : new ItemAssembly(in::position, items);
        }
    }

    /**
     * How a list's items come: instead of the list {@link #ITEMS}, the items, {@link #ITEMS}, and a
     * last {@link #ITEMS} at the list's end.
     *
     * @param parts what is read of each item; null comes for what is not
     * @param always whether also a short list's items come so, and not the list
     */
    public record Items(Parts parts, boolean always) {}

    public JsonReader(InputStream stream) {
        this(stream, Form.VALUES);
    }

    public JsonReader(InputStream stream, Form form) {
        this.in = new ByteSource(stream, BUFFER, true);
        this.form = form;
        this.assembly = form.assembly(in);
        this.waiting = form.sequence;
    }

    /** The newlines of the text read so far, the current line's included where it is at hand. */
    public long lines() {
        return in.linesAtHand();
    }

    /** Says that what is read next comes from another file. */
    public void startFile() {
        in.startFile();
    }

    /**
     * Reads a text that is one value.
     *
     * @throws JqException with jq's words where it is not
     */
    public static JsonNode parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            JsonReader reader = new JsonReader(new ByteArrayInputStream(bytes));
            JsonNode value = reader.read();
            if (value == null) {
                throw new JqException("Expected JSON value");
            }
            if (reader.read() != null) {
                throw new JqException(
                        "Unexpected extra JSON values (while parsing '" + text + "')");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JqException e) {
            String message = e.value().asText();
            throw message.contains("while parsing")
                    ? e
                    : new JqException(message + " (while parsing '" + text + "')");
        }
    }

    /**
     * The next value, or null at the end.
     *
     * @throws JqException where the text is no JSON; the next call goes on in the next line, or in
     *     a sequence right after it
     */
    public @Nullable JsonNode read() throws IOException {
        try {
            return next();
        } catch (JqException e) {
            JsonNode error = Json.array().add(e.value()).add(assembly.path());
            assembly.reset();
            token.clear();
            if (!form.sequence) {
                in.skipLine();
            }
            if (form.errors) {
                return error;
            }
            throw e;
        }
    }

    private @Nullable JsonNode next() throws IOException {
        JsonNode value = assembly.take();
        while (value == null) {
            Interruption.check(steps++);
            int c = in.next();
            if (c < 0) {
                return end();
            }
            if (waiting) {
                waiting = c != ByteSource.SEPARATOR;
            } else if (form.sequence && c == ByteSource.SEPARATOR) {
                value = separator();
            } else {
                value = piece(c);
            }
        }
        return value;
    }

    private @Nullable JsonNode piece(int c) throws IOException {
        blank = false;
        if (takesPlain() && plain(c)) {
            return null;
        }
        switch (c) {
            case ' ', '\t', '\r', '\n' -> {
                literal("");
                blank = true;
                if (assembly.isOpen()) {
                    in.skipBlanks();
                }
            }
            case '"', '[', '{' -> {
                literal("");
                JsonNode before = assembly.take();
                if (before != null) {
                    in.back();
                    return before;
                }
                if (c == '"') {
                    string();
                } else {
                    check(assembly.mark((char) c), "");
                }
            }
            case ':', ',', ']', '}' -> {
                literal("");
                check(assembly.mark((char) c), "");
            }
            default -> {
                token.add(c);
                return null;
            }
        }
        return assembly.take();
    }

    /** Whether a string or literal is complete, and right, once its last byte is read. */
    private boolean takesPlain() {
        return token.isEmpty() && assembly.isOpen() && assembly.takesValue();
    }

    /** Takes what needs no thought, or null for what nobody looks at; else nothing is read. */
    private boolean plain(int c) {
        boolean skipped = c > ' ' && assembly.passesOver() && in.skipValue();
        JsonNode value = skipped ? NullNode.instance : atHand(c);
        if (value != null) {
            assembly.value(value);
        }
        return value != null;
    }

    private @Nullable JsonNode atHand(int c) {
        return switch (c) {
            case '"' -> in.plainString(texts);
            case '[', '{', ']', '}', ',', ' ', '\n' -> null;
            default -> in.plainLiteral();
        };
    }

    /** A record separator ends what is complete and cuts off all else. */
    private @Nullable JsonNode separator() {
        if (!blank && (!token.isEmpty() || assembly.isCut())) {
            throw wrong(cutsNumber() ? TRUNCATED_NUMBER : "Truncated value", "");
        }
        literal("");
        JsonNode value = assembly.take();
        if (value == null) {
            assembly.reset();
        }
        return value;
    }

    private boolean cutsNumber() {
        if (assembly.isOpen()) {
            return false;
        }
        JsonNode value = token.isEmpty() ? null : Literals.value(token.take());
        return assembly.isCut() || (value != null && value.isNumber());
    }

    private @Nullable JsonNode end() {
        if (ended) {
            return null;
        }
        ended = true;
        if (waiting) {
            throw wrong("Unfinished abandoned text", AT_END);
        }
        literal(AT_END);
        if (assembly.isOpen()) {
            throw wrong("Unfinished JSON term", AT_END);
        }
        JsonNode value = assembly.take();
        if (form.sequence && !blank && value != null && value.isNumber()) {
            throw wrong(TRUNCATED_NUMBER, AT_END);
        }
        return value;
    }

    private void check(@Nullable String problem, String end) {
        if (problem != null) {
            throw wrong(problem, end);
        }
    }

    private JqException wrong(String message, String end) {
        boolean lost = form.sequence && end.isEmpty() && !in.isAtSeparator();
        String advice = lost ? " (need RS to resync)" : "";
        return new JqException(
                "%s %sat line %d, column %d%s"
                        .formatted(message, end, in.line(), in.column(), advice));
    }

    private void literal(String end) {
        if (token.isEmpty()) {
            return;
        }
        String text = token.take();
        JsonNode value = Literals.value(text);
        if (value == null) {
            throw wrong(Literals.problem(text), end);
        }
        check(assembly.value(value), end);
    }

    private void string() throws IOException {
        StringToken string = new StringToken(in, token, form.sequence);
        String text = string.read();
        String end = in.isAtEnd() ? AT_END : "";
        if (text == null) {
            throw wrong(string.problem(), end);
        }
        check(assembly.value(TextNode.valueOf(text)), "");
    }
}
