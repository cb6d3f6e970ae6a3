package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.JqContext;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Env;
import dev.coxswain.jq.run.Function;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.syntax.Token.Type;
import dev.coxswain.jq.value.JsonReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code module}, {@code import} and {@code include} at the head of a program. */
final class Modules {
    private final Parser parser;
    private final Cursor cursor;

    /** The modules that are being loaded. */
    private final Set<Path> open;

    /** The names that were imported, before those that are defined. */
    private Names imported;

    Modules(Parser parser) {
        this(parser, Set.of());
    }

    private Modules(Parser parser, Set<Path> open) {
        this.parser = parser;
        this.cursor = parser.cursor;
        this.open = open;
        this.imported = parser.names;
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

    /** Includes the user's own library. */
    void own() {
        Path own = parser.library.files().own();
        if (own != null) {
            Loaded loaded = new Loaded();
            load(new Dependency(new Span(0, 0), "~/.jq", null, Json.object()), own, loaded);
            loaded.bind("");
        }
    }

    void imports() {
        metadata();
        List<Dependency> all = dependencies();
        // jq loads them from the last to the first, and gives up at one that is not there.
        List<Loaded> loaded = new ArrayList<>();
        for (Dependency each : all.reversed()) {
            Loaded one = new Loaded();
            loaded.addFirst(one);
            if (!load(each, one)) {
                return;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Token alias = all.get(i).alias();
            loaded.get(i).bind(alias == null ? "" : alias.text());
        }
        imported = parser.names;
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
                    cursor.isAt(Type.BINDING) && !cursor.peek().text().equals("__loc__")
                            ? cursor.next()
                            : cursor.expectName("IDENT or BINDING");
        }
        boolean bare = cursor.isAt(";");
        ObjectNode metadata = bare ? Json.object() : constant();
        cursor.expect(";", bare ? null : Cursor.MORE + " or ';'");
        return new Dependency(quote.span(), path, alias, metadata);
    }

    /** What a module gives to the program that imports it. */
    private final class Loaded {
        private @Nullable ArrayNode values;
        private final List<Names> functions = new ArrayList<>();

        void bind(String alias) {
            if (values != null) {
                parser.library.data(alias, values);
                parser.library.data(alias + "::" + alias, values);
            }
            String prefix = alias.isEmpty() ? "" : alias + "::";
            for (Names each : functions) {
                Function function = each.function();
                if (function != null) {
                    parser.names = parser.names.function(prefix + each.name(), function);
                }
            }
        }
    }

    /** Whether the module is there; what else is wrong with it is noted. */
    private boolean load(Dependency wanted, Loaded loaded) {
        Path file;
        try {
            String ending = wanted.isData() ? ".json" : ".jq";
            JsonNode search = wanted.metadata.get("search");
            file = parser.library.files().find(wanted.path, search, ending);
        } catch (JqException e) {
            missing(wanted, e.value().asText());
            return false;
        }
        if (file == null) {
            missing(wanted, "module not found: " + wanted.path);
            return false;
        }
        load(wanted, file, loaded);
        return true;
    }

    private void missing(Dependency wanted, String message) {
        parser.unknowns().missing(cursor.failure(wanted.at, message + "\n", null));
    }

    private void load(Dependency wanted, Path file, Loaded loaded) {
        try {
            if (wanted.isData()) {
                loaded.values = data(file);
            } else if (open.contains(file)) {
                missing(wanted, "circular import of " + file);
            } else {
                code(file, loaded);
            }
        } catch (JqException | UncheckedIOException e) {
            String why = e instanceof JqException known ? known.value().asText() : e.getMessage();
            missing(wanted, "error loading data file " + file + ": " + why);
        } catch (FailureException e) {
            parser.unknowns().missing(e);
        }
    }

    private static ArrayNode data(Path file) {
        ArrayNode values = Json.array();
        try (InputStream in = Files.newInputStream(file)) {
            JsonReader reader = new JsonReader(in);
            for (JsonNode value = reader.read(); value != null; value = reader.read()) {
                values.add(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private void code(Path file, Loaded loaded) {
        Library library = parser.library.modules(parser.library.files().within(file));
        Parser inner = new Parser(ModuleFiles.read(file), file, library, Names.ROOT);
        Set<Path> around = new HashSet<>(open);
        around.add(file);
        Modules modules = new Modules(inner, around);
        inner.module(modules);
        parser.unknowns().loaded(inner.unknowns());
        for (Names at = inner.names; at != null && at != modules.imported; at = at.outer()) {
            loaded.functions.addFirst(at);
        }
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
