package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.value.JsonReader;
import dev.coxswain.jq.value.LineReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** The inputs of jq's command line: files or standard input, in the form the flags ask for. */
final class JqFiles implements JqInputs, AutoCloseable {
    private final JqFileStream stream;
    private final JsonReader reader;
    private final LineReader text;
    private final boolean raw;
    private final boolean slurp;
    private long linesBefore;
    private boolean slurped;
    private boolean inItems;

    /** Where {@code items} are given, a long list comes as those; see {@link #items}. */
    JqFiles(
            JqArguments arguments,
            InputStream standard,
            Path directory,
            Consumer<String> errors,
            JsonReader.@Nullable Items items) {
        this.stream =
                new JqFileStream(arguments.files, standard, directory, errors, this::startFile);
        this.raw = arguments.has(JqFlag.RAW_INPUT);
        this.slurp = arguments.has(JqFlag.SLURP);
        boolean errorEvents = arguments.has(JqFlag.STREAM_ERRORS);
        JsonReader.Form form =
                new JsonReader.Form(
                        arguments.has(JqFlag.STREAM) || errorEvents,
                        errorEvents,
                        arguments.has(JqFlag.SEQ),
                        items);
        this.reader = new JsonReader(stream, form);
        this.text = new LineReader(stream);
    }

    private void startFile() {
        reader.startFile();
        linesBefore = raw ? text.lines() : reader.lines();
    }

    /** Whether a file could not be read. */
    boolean hasFailed() {
        return stream.hasFailed();
    }

    @Override
    public @Nullable String fileName() {
        return stream.name();
    }

    /** Where errors of a program are said to be. */
    String position() {
        return stream.name() == null ? "<unknown>" : stream.name() + ":" + lineNumber();
    }

    @Override
    public long lineNumber() {
        return (raw ? text.lines() : reader.lines()) - linesBefore;
    }

    @Override
    public @Nullable JsonNode next() {
        try {
            return slurp ? slurp() : single();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonNode slurp() throws IOException {
        if (slurped) {
            return null;
        }
        slurped = true;
        if (raw) {
            return TextNode.valueOf(text.readAll());
        }
        ArrayNode all = Json.array();
        for (JsonNode value = single(); value != null; value = single()) {
            all.add(value);
        }
        return all;
    }

    private @Nullable JsonNode single() throws IOException {
        if (raw) {
            String line = text.read();
            return line == null ? null : TextNode.valueOf(line);
        }
        return reader.read();
    }

    /** Says that the text turned out to be no JSON while its items were handed out. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(JqException cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }

    /** The items of the list that {@link #next} has just begun; what it throws is a Broken. */
    Iterator<JsonNode> items() {
        inItems = true;
        return new Iterator<>() {
            private @Nullable JsonNode ahead;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (ahead == null && !ended) {
                    ahead = item();
                    ended = ahead == null;
                }
                return ahead != null;
            }

            @Override
            public JsonNode next() {
                JsonNode item = hasNext() ? ahead : null;
                if (item == null) {
                    throw new NoSuchElementException();
                }
                ahead = null;
                return item;
            }
        };
    }

    private @Nullable JsonNode item() {
        try {
            JsonNode item = inItems ? reader.read() : null;
            inItems = item != null && !item.isMissingNode();
            return inItems ? item : null;
        } catch (JqException e) {
            inItems = false;
            throw new Broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads past the items that nobody took, to the end of their list. */
    void skipItems() {
        while (item() != null) {}
        inItems = true;
        item();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
