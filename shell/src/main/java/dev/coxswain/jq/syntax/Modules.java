package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.JqContext;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.run.Constant;
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

    /**
     * One {@code import} or {@code include}.
     *
     * @param at where its path stands
     * @param alias its name, or null for an include
     */
    record Dependency(Span at, String path, @Nullable Token alias, ObjectNode metadata) {
        boolean isData() {
            return alias != null && alias.type() == Type.BINDING;
        }
    }

    void imports() {
        metadata();
        List<Dependency> all = dependencies();
        // The last one that is missing is all that jq tells.
        for (Dependency each : all.reversed()) {
            if (file(each) == null && !parser.unknowns().isMissing()) {
                parser.unknowns().missing(each.at, "module not found: " + each.path + "\n");
            }
        }
        all.forEach(this::resolve);
    }

    /** What {@code module} says, or an empty object. */
    ObjectNode metadata() {
        if (!cursor.skip("module")) {
            return Json.object();
        }
        ObjectNode metadata = constant();
        cursor.expect(";", Cursor.MORE + " or ';'");
        return metadata;
    }

    List<Dependency> dependencies() {
        List<Dependency> all = new ArrayList<>();
        while (cursor.isAt("import") || cursor.isAt("include")) {
            all.add(dependency(cursor.next().text().equals("include")));
        }
        return all;
    }

    private Dependency dependency(boolean include) {
        Token quote = cursor.peek();
        if (quote.type() != Type.QUOTE && quote.type() != Type.FORMAT) {
            cursor.fail("FORMAT or QQSTRING_START");
        }
        String path = constantText(parser.terms().strings().formatted(), quote);
        Token alias = null;
        if (!include) {
            cursor.expect("as");
            alias =
                    cursor.isAt(Type.BINDING)
                            ? cursor.next()
                            : cursor.expectName("IDENT or BINDING");
        }
        boolean bare = cursor.isAt(";");
        ObjectNode metadata = bare ? Json.object() : constant();
        cursor.expect(";", bare ? null : Cursor.MORE + " or ';'");
        return new Dependency(quote.span(), path, alias, metadata);
    }

    private void resolve(Dependency wanted) {
        Path file = file(wanted);
        if (file != null && wanted.isData()) {
            data(wanted.alias, file);
        } else if (file != null) {
            code(wanted.alias, file);
        }
    }

    private @Nullable Path file(Dependency wanted) {
        String ending = wanted.isData() ? ".json" : ".jq";
        return parser.library.files().find(wanted.path, search(wanted.metadata), ending);
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
        inner.cursor.end();
        inner.cursor.checked();
        inner.unknowns().check();
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

    private ObjectNode constant() {
        Token first = cursor.peek();
        Node node = parser.pipe();
        ArrayNode values = Json.array();
        try {
            values = evaluate(node);
        } catch (JqException e) {
            // Told below: what fails on no input is no constant.
        }
        if (values.size() != 1 || !values.get(0).isObject()) {
            boolean constant = node instanceof Constant;
            String what = constant ? "be an object" : "be constant";
            throw cursor.failure(cursor.from(first), "Module metadata must " + what, null);
        }
        return (ObjectNode) values.get(0);
    }

    private static ArrayNode evaluate(Node node) {
        return node.collect(
                Env.root(new Run(JqContext.empty(), new Cancellation(), null)), Json.array());
    }

    private String constantText(Node node, Token at) {
        ArrayNode values = node instanceof Constant ? evaluate(node) : Json.array();
        if (values.size() != 1 || !values.get(0).isTextual()) {
            throw cursor.failure(cursor.from(at), "Import path must be constant", null);
        }
        return values.get(0).textValue();
    }
}
