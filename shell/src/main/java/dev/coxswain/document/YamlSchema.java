package dev.coxswain.document;

import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

import java.util.Map;

/** Leaves plain scalars unresolved, so that {@link YamlScalars} can read them by YAML 1.1. */
final class YamlSchema implements Schema {
    /** The tag of plain scalars that name none themselves. */
    static final String IMPLICIT = "!implicit";

    private static final Tag PLAIN = new Tag(IMPLICIT);

    @Override
    public ScalarResolver getScalarResolver() {
        return (value, implicit) -> Boolean.TRUE.equals(implicit) ? PLAIN : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        return Map.of();
    }
}
