package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.jq.JqCompileErrors;
import dev.coxswain.jq.JqException;

import java.nio.file.Path;
import java.util.function.Consumer;

/** What {@code modulemeta} tells of a module: its metadata, what it imports, what it defines. */
public final class ModuleMeta {
    private ModuleMeta() {}

    /**
     * Reads a module's description.
     *
     * @param messages is told what is wrong with the module's text; there is no description then
     * @throws JqException where the name is no string or names no module
     */
    public static JsonNode of(JsonNode name, ModuleFiles files, Consumer<String> messages) {
        if (!name.isTextual()) {
            throw new JqException("modulemeta input module name must be a string");
        }
        Path file = files.find(name.textValue(), null, ".jq");
        if (file == null) {
            throw new JqException("module not found: " + name.textValue());
        }
        Parser parser = new Parser(ModuleFiles.read(file), file, new Library(), Names.ROOT);
        try {
            return described(parser);
        } catch (FailureException e) {
            messages.accept(JqCompileErrors.lines(parser.cursor.all(e)));
            return NullNode.instance;
        }
    }

    private static JsonNode described(Parser parser) {
        Modules modules = new Modules(parser);
        ObjectNode meta = Json.object();
        meta.setAll(modules.metadata());
        ArrayNode dependencies = meta.putArray("deps");
        for (Modules.Dependency each : modules.dependencies()) {
            ObjectNode dependency = dependencies.addObject();
            dependency.setAll(each.metadata());
            if (each.alias() != null) {
                dependency.put("as", each.alias().text());
            }
            dependency.put("is_data", each.isData()).put("relpath", each.path());
        }
        ArrayNode definitions = meta.putArray("defs");
        while (parser.cursor.isAt("def")) {
            parser.definition();
            definitions.add(parser.names.name());
        }
        parser.endOfModule(parser.main());
        return meta;
    }
}
