package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What is particular to single kinds: handed to the server, which knows none of them by name. */
public interface Particulars {
    /**
     * What holds when objects of a type are written.
     *
     * @param type a name like {@code deployments.apps}
     */
    Rules rules(String type);

    /**
     * How a kind is served that is another form of a stored type.
     *
     * @param type the name under which its objects are stored
     */
    Form form(String type);

    /**
     * The text of a table's cell that is worked out in code.
     *
     * @param name what the kind's column calls it
     * @return null where the object has none
     */
    @Nullable String cell(String name, JsonNode object, Instant now);

    /**
     * Fills in what follows from other fields of a value, in place.
     *
     * @param schema the OpenAPI name of the value's schema
     */
    void complete(ObjectNode value, String schema);

    /** Who keeps count of what objects take. */
    Accounting accounting(Rules.Lookup lookup);
}
