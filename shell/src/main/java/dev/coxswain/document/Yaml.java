package dev.coxswain.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads YAML and JSON texts as kubectl reads them (sigs.k8s.io/yaml over go-yaml v2). */
public final class Yaml {
    private Yaml() {}

    /**
     * Reads one document; an empty text is a null node.
     *
     * @throws YamlException in go-yaml's words, {@code yaml: line N: …}
     */
    public static JsonNode parse(String text) {
        return compose(text, 1).value();
    }

    /**
     * Reads the first document of a text and leaves the others alone, as the API server does.
     *
     * @throws YamlException in go-yaml's words, {@code yaml: line N: …}
     */
    public static YamlDocument first(String text) {
        List<YamlChunk> chunks = split(text);
        return chunks.isEmpty()
                ? compose("", 1)
                : compose(chunks.getFirst().text(), chunks.getFirst().line());
    }

    /**
     * Splits a text at its {@code ---} lines, as kubectl does before it parses anything, so that a
     * broken document does not spoil the ones before it.
     */
    public static List<YamlChunk> split(String text) {
        List<YamlChunk> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        int line = 0;
        int start = 1;
        String[] all = text.split("\n", -1);
        for (String each : all) {
            line++;
            String bare = each.stripTrailing();
            if (bare.equals("---") || bare.startsWith("--- ")) {
                chunks.add(new YamlChunk(chunk.toString(), start));
                chunk.setLength(0);
                start = line;
                // What follows the marker on its line still belongs to the document.
                chunk.append(bare.equals("---") ? "" : "   " + bare.substring(3));
            } else {
                chunk.append(each);
            }
            if (line < all.length) {
                chunk.append('\n');
            }
        }
        chunks.add(new YamlChunk(chunk.toString(), start));
        return chunks.stream().filter(each -> !isEmpty(each.text())).toList();
    }

    private static boolean isEmpty(String text) {
        return text.lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("..."));
    }

    /**
     * Reads the documents of a chunk: one of YAML, or a stream of JSON values.
     *
     * @throws YamlException in go-yaml's words, {@code yaml: line N: …}
     */
    public static List<YamlDocument> read(YamlChunk chunk) {
        if (!chunk.text().stripLeading().startsWith("{")) {
            return yaml(chunk);
        }
        try {
            return json(chunk);
        } catch (JsonEOFException e) {
            throw YamlException.json("unexpected EOF");
        } catch (JsonProcessingException e) {
            try {
                return yaml(chunk);
            } catch (YamlException _) {
                throw YamlException.json(GoJsonWords.of(e, chunk.text()));
            }
        }
    }

    /**
     * The values of a text's documents as kustomizations read them: {@code yes}, {@code on} and
     * their like are words.
     *
     * @throws YamlException in go-yaml's words
     */
    public static List<JsonNode> words(String text) {
        return split(text).stream()
                .map(chunk -> compose(chunk.text(), new YamlTree(chunk.line(), true)).value())
                .filter(value -> !value.isNull())
                .toList();
    }

    private static List<YamlDocument> yaml(YamlChunk chunk) {
        YamlDocument document = compose(chunk.text(), chunk.line());
        return document.value().isNull() ? List.of() : List.of(document);
    }

    private static List<YamlDocument> json(YamlChunk chunk) throws JsonProcessingException {
        List<YamlDocument> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                Json.mapper().readerFor(JsonNode.class).readValues(chunk.text())) {
            while (values.hasNextValue()) {
                int line = values.getCurrentLocation().getLineNr() + chunk.line() - 1;
                documents.add(new YamlDocument(values.nextValue(), line, Map.of()));
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (documents.size() == 1) {
            return List.of(withLines(documents.getFirst(), chunk));
        }
        return documents;
    }

    /** JSON is YAML, so the lines of its fields come from there. */
    private static YamlDocument withLines(YamlDocument json, YamlChunk chunk) {
        try {
            return new YamlDocument(
                    json.value(), json.line(), compose(chunk.text(), chunk.line()).lines());
        } catch (YamlException e) {
            return json;
        }
    }

    private static YamlDocument compose(String text, int firstLine) {
        return compose(text, new YamlTree(firstLine, false));
    }

    private static YamlDocument compose(String text, YamlTree tree) {
        int firstLine = tree.firstLine();
        LoadSettings settings =
                LoadSettings.builder()
                        .setSchema(new YamlSchema())
                        .setAllowDuplicateKeys(true)
                        .setMaxAliasesForCollections(Integer.MAX_VALUE)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                return new YamlDocument(Json.NODES.nullNode(), firstLine, Map.of());
            }
            JsonNode value = tree.read(root.get(), "");
            int line = root.get().getStartMark().map(mark -> mark.getLine()).orElse(0);
            return new YamlDocument(
                    value, line + firstLine, Map.copyOf(tree.lines()), tree.repeated());
        } catch (MarkedYamlEngineException e) {
            // The text of a later document begins with the rest of its marker's line.
            throw new YamlException(YamlWords.of(e), line(e, firstLine > 1 ? 1 : 0));
        } catch (ReaderException _) {
            throw new YamlException("control characters are not allowed", -1);
        } catch (YamlEngineException e) {
            throw new YamlException(String.valueOf(e.getMessage()), -1);
        } catch (StackOverflowError e) {
            throw new YamlException("exceeded max depth of 10000", -1);
        }
    }

    /**
     * go-yaml counts the lines of the document, not of the text, and leaves out the first one; a
     * parser's, unlike a scanner's, is the line before the place where it stops.
     */
    private static int line(MarkedYamlEngineException e, int above) {
        if (e.getProblem().startsWith("found undefined alias")) {
            return -1;
        }
        int problem = e.getProblemMark().map(mark -> mark.getLine()).orElse(0) - above;
        boolean unended = e.getProblemMark().filter(mark -> mark.getColumn() > 0).isPresent();
        if (unended && e.getProblem().contains("<stream end>")) {
            // go-yaml ends the last line itself.
            problem++;
        }
        if (problem > 0) {
            return e instanceof ScannerException ? problem + 1 : problem;
        }
        return e.getContextMark().map(mark -> mark.getLine()).orElse(0) - above;
    }
}
