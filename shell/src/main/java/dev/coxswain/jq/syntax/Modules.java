package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.jq.JqContext;
import dev.coxswain.jq.run.Env;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.syntax.Token.Type;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code module}, {@code import} and {@code include} at the head of a program. */
final class Modules {
    private static final int DEEPEST = 100;

    private final Parser parser;
    private final Cursor cursor;
    private final int depth;

    Modules(Parser parser) {
        this(parser, 0);
    }

    private Modules(Parser parser, int depth) {
        this.parser = parser;
        this.cursor = parser.cursor;
        this.depth = depth;
    }

    void imports() {
        if (cursor.isAt("module") && !cursor.ahead(1).is(";")) {
            cursor.next();
            constant();
            cursor.expect(";");
        }
        while (cursor.isAt("import") || cursor.isAt("include")) {
            dependency();
        }
    }

    private void dependency() {
        Token first = cursor.next();
        boolean include = first.text().equals("include");
        Token quote = cursor.peek();
        String path = constantText(parser.terms().string("text"), quote);
        Token alias = null;
        if (!include) {
            cursor.expect("as");
            alias = cursor.isAt(Type.BINDING) ? cursor.next() : cursor.expect(Type.NAME, "IDENT");
        }
        JsonNode metadata = cursor.isAt(";") ? Json.object() : constant();
        cursor.expect(";");
        List<String> search = search(metadata);
        boolean data = alias != null && alias.type() == Type.BINDING;
        Path file = parser.library.files().find(path, search, data ? ".json" : ".jq");
        if (file == null) {
            cursor.unknown(quote.span(), "module not found: " + path, null);
            return;
        }
        if (data) {
            data(alias, file);
        } else {
            code(alias, file);
        }
    }

    private void data(@Nullable Token alias, Path file) {
        ArrayNode values = Json.array();
        try (var found =
                Json.mapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            found.forEachRemaining(values::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (alias != null) {
            parser.library.data(alias.text(), values);
            parser.library.data(alias.text() + "::" + alias.text(), values);
        }
    }

    private void code(@Nullable Token alias, Path file) {
        if (depth > DEEPEST) {
            throw cursor.failure(
                    cursor.peek().span(), "modules import each other in a circle", null);
        }
        Path directory = file.toAbsolutePath().getParent();
        ModuleFiles files = parser.library.files();
        Library library =
                parser.library.modules(directory == null ? files : files.within(directory));
        Parser inner = new Parser(ModuleFiles.read(file), library, Names.ROOT);
        new Modules(inner, depth + 1).imports();
        Names imported = inner.names;
        while (inner.cursor.isAt("def")) {
            inner.definition();
        }
        inner.cursor.done();
        List<Names> made = new ArrayList<>();
        for (Names at = inner.names; at != null && at != imported; at = at.outer()) {
            made.addFirst(at);
        }
        for (Names each : made) {
            if (each.function() != null) {
                String prefix = alias == null ? "" : alias.text() + "::";
                parser.names = parser.names.function(prefix + each.name(), each.function());
            }
        }
    }

    private static List<String> search(JsonNode metadata) {
        JsonNode search = metadata.path("search");
        List<String> found = new ArrayList<>();
        if (search.isTextual()) {
            found.add(search.textValue());
        }
        search.forEach(each -> found.add(each.asText()));
        return found;
    }

    private JsonNode constant() {
        Token first = cursor.peek();
        Node node = parser.terms().postfix();
        ArrayNode values = evaluate(node);
        if (values.size() != 1 || !values.get(0).isObject()) {
            throw cursor.failure(cursor.from(first), "Module metadata must be an object", null);
        }
        return values.get(0);
    }

    private static ArrayNode evaluate(Node node) {
        return node.collect(
                Env.root(new Run(JqContext.empty(), new Cancellation(), null)), Json.array());
    }

    private String constantText(Node node, Token at) {
        ArrayNode values = evaluate(node);
        if (values.size() != 1 || !values.get(0).isTextual()) {
            throw cursor.failure(at.span(), "Import path must be constant", null);
        }
        return values.get(0).textValue();
    }
}
