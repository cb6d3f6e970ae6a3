package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqArguments.Flag;
import dev.coxswain.jq.value.JsonReader;
import dev.coxswain.jq.value.Numbers;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/** The inputs of jq's command line: files or standard input, in the form the flags ask for. */
final class JqFiles implements JqInputs, AutoCloseable {
    private final JqArguments arguments;
    private final JqStreams streams;
    private final Path directory;
    private final Consumer<String> errors;
    private final Deque<String> files;
    private final Deque<JsonNode> events = new ArrayDeque<>();
    private @Nullable InputStream stream;
    private @Nullable JsonReader reader;
    private @Nullable String name;
    private long lines;
    private boolean slurped;
    private boolean failed;
    private boolean started;

    JqFiles(JqArguments arguments, JqStreams streams, Path directory, Consumer<String> errors) {
        this.arguments = arguments;
        this.streams = streams;
        this.directory = directory;
        this.errors = errors;
        this.files = new ArrayDeque<>(arguments.files);
    }

    /** Whether a file could not be read. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public @Nullable String fileName() {
        return "<stdin>".equals(name) ? null : name;
    }

    /** Where errors of a program are said to be. */
    String position() {
        return name == null ? "<unknown>" : name + ":" + lineNumber();
    }

    @Override
    public long lineNumber() {
        return reader == null ? lines : reader.lines();
    }

    @Override
    public @Nullable JsonNode next() {
        try {
            return arguments.has(Flag.SLURP) ? slurp() : single();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonNode slurp() throws IOException {
        if (slurped) {
            return null;
        }
        slurped = true;
        if (arguments.has(Flag.RAW_INPUT)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (open()) {
                if (stream != null) {
                    stream.transferTo(all);
                }
                close();
            }
            return TextNode.valueOf(all.toString(StandardCharsets.UTF_8));
        }
        ArrayNode all = Json.array();
        for (JsonNode value = single(); value != null; value = single()) {
            all.add(value);
        }
        return all;
    }

    private @Nullable JsonNode single() throws IOException {
        if (!events.isEmpty()) {
            return events.poll();
        }
        JqInputs objects = streams.objects();
        if (objects != null && arguments.files.isEmpty()) {
            return spread(objects.next());
        }
        while (open()) {
            JsonNode value = arguments.has(Flag.RAW_INPUT) ? line() : spread(json());
            if (value != null) {
                return value;
            }
            close();
        }
        return null;
    }

    private @Nullable JsonNode json() throws IOException {
        return reader == null ? null : reader.read();
    }

    /** With {@code --stream}, a value becomes its events. */
    private @Nullable JsonNode spread(@Nullable JsonNode value) {
        boolean streaming = arguments.has(Flag.STREAM) || arguments.has(Flag.STREAM_ERRORS);
        if (value == null || !streaming) {
            return value;
        }
        events(Json.array(), value);
        return events.poll();
    }

    private void events(ArrayNode path, JsonNode value) {
        if (!value.isContainerNode() || value.isEmpty()) {
            events.add(Json.array().add(path).add(value));
            return;
        }
        ArrayNode last = path;
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                last = path.deepCopy().add(entry.getKey());
                events(last, entry.getValue());
            }
        } else {
            for (int i = 0; i < value.size(); i++) {
                last = path.deepCopy().add(Numbers.of(i));
                events(last, value.get(i));
            }
        }
        events.add(Json.array().add(last));
    }

    private @Nullable JsonNode line() throws IOException {
        InputStream in = stream;
        if (in == null) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            line.write(c);
            c = in.read();
        }
        lines += c == '\n' ? 1 : 0;
        return TextNode.valueOf(line.toString(StandardCharsets.UTF_8));
    }

    /** Opens the next file unless one is open; false at the end. */
    private boolean open() {
        if (stream != null) {
            return true;
        }
        if (arguments.files.isEmpty()) {
            if (started) {
                return false;
            }
            started = true;
            use(streams.input(), "<stdin>");
            return true;
        }
        while (!files.isEmpty()) {
            String file = files.remove();
            try {
                Path path = directory.resolve(file);
                if (Files.isDirectory(path)) {
                    throw new IOException("Is a directory");
                }
                use(new BufferedInputStream(Files.newInputStream(path), 1 << 16), file);
                return true;
            } catch (IOException e) {
                failed = true;
                errors.accept(
                        "jq: error: Could not open " + file + ": " + JqArguments.reason(e) + "\n");
            }
        }
        return false;
    }

    private void use(InputStream opened, String file) {
        stream = opened;
        name = file;
        lines = 0;
        reader = arguments.has(Flag.RAW_INPUT) ? null : new JsonReader(opened);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            lines = reader.lines();
        }
        InputStream open = stream;
        stream = null;
        reader = null;
        if (open != null && open != streams.input()) {
            open.close();
        }
    }
}
