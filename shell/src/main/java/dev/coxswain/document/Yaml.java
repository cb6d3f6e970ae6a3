package dev.coxswain.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
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
     * Splits a text at its {@code ---} lines, as kubectl does before it parses anything, so that a
     * broken document does not spoil the ones before it.
     */
    public static List<YamlChunk> split(String text) {
        List<YamlChunk> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        int line = 0;
        int start = 1;
        for (String each : text.split("\n", -1)) {
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
            chunk.append('\n');
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
        if (chunk.text().stripLeading().startsWith("{")) {
            Optional<List<YamlDocument>> json = json(chunk);
            if (json.isPresent()) {
                return json.get();
            }
        }
        YamlDocument document = compose(chunk.text(), chunk.line());
        return document.value().isNull() ? List.of() : List.of(document);
    }

    private static Optional<List<YamlDocument>> json(YamlChunk chunk) {
        List<YamlDocument> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                Json.mapper().readerFor(JsonNode.class).readValues(chunk.text())) {
            while (values.hasNextValue()) {
                int line = values.getCurrentLocation().getLineNr() + chunk.line() - 1;
                documents.add(new YamlDocument(values.nextValue(), line, Map.of()));
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (documents.size() == 1) {
            return Optional.of(List.of(withLines(documents.getFirst(), chunk)));
        }
        return Optional.of(documents);
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
            YamlTree tree = new YamlTree(firstLine);
            JsonNode value = tree.read(root.get(), "");
            int line = root.get().getStartMark().map(mark -> mark.getLine()).orElse(0);
            return new YamlDocument(value, line + firstLine, Map.copyOf(tree.lines()));
        } catch (MarkedYamlEngineException e) {
            throw new YamlException(YamlWords.of(e), line(e, text, firstLine));
        } catch (YamlEngineException e) {
            throw new YamlException(String.valueOf(e.getMessage()), -1);
        } catch (StackOverflowError e) {
            throw new YamlException("exceeded max depth of 10000", -1);
        }
    }

    /** libyaml names the line before the place where its parser, not its scanner, stops. */
    private static int line(MarkedYamlEngineException e, String text, int firstLine) {
        if (e.getProblem().startsWith("found undefined alias")) {
            return -1;
        }
        int line = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
        int said = e instanceof ScannerException ? line + 1 : Math.max(line, 1);
        return Math.min(said, (int) text.lines().count()) + firstLine - 1;
    }
}
