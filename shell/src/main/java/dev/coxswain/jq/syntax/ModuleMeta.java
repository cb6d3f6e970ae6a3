package dev.coxswain.jq.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;

import java.nio.file.Path;
import java.util.List;

/** What {@code modulemeta} tells of a module: its metadata, what it imports, what it defines. */
public final class ModuleMeta {
    private ModuleMeta() {}

    /**
     * Reads a module's description.
     *
     * @throws JqException where the name is no string or names no module
     */
    public static JsonNode of(JsonNode name, ModuleFiles files) {
        if (!name.isTextual()) {
            throw new JqException("modulemeta input module name must be a string");
        }
        if (name.textValue().indexOf('\0') >= 0) {
            throw new JqException("Module path contains a NUL byte");
        }
        Path file = files.find(name.textValue(), List.of(), ".jq");
        if (file == null) {
            throw new JqException("module not found: " + name.textValue() + "\n");
        }
        Parser parser = new Parser(ModuleFiles.read(file), new Library(), Names.ROOT);
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
        return meta;
    }
}
