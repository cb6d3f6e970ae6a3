package dev.coxswain.document;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The parser's complaints in libyaml's words, which kubectl's users know. */
final class YamlWords {
    private YamlWords() {}

    static String of(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        String context = e.getContext() == null ? "" : e.getContext();
        if (problem.startsWith("found undefined alias")) {
            String name = problem.substring("found undefined alias".length()).strip();
            return "unknown anchor '" + name + "' referenced";
        }
        if (problem.contains("cannot start any token")) {
            return "found character that cannot start any token";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "mapping values are not allowed in this context";
        }
        if (problem.startsWith("expected the node content")) {
            return "did not find expected node content";
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return "found unexpected end of stream";
        }
        if (problem.startsWith("expected ',' or ']'")) {
            return "did not find expected ',' or ']'";
        }
        if (problem.startsWith("expected ',' or '}'")) {
            return "did not find expected ',' or '}'";
        }
        if (problem.startsWith("expected <block end>")) {
            return context.contains("mapping")
                    ? "did not find expected key"
                    : "did not find expected '-' indicator";
        }
        if (problem.contains("<document start>")) {
            return "did not find expected <document start>";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "could not find expected ':'";
        }
        return problem;
    }
}
