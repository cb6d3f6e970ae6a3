package dev.coxswain.document;

/** What is wrong with a YAML text, in go-yaml's words; it carries no stack trace. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param line the line of the text, from 1; -1 where none is to be named
     */
    YamlException(String problem, int line) {
        super("yaml: " + (line < 1 ? "" : "line " + line + ": ") + problem, null, false, false);
    }

    private YamlException(String message) {
        super(message, null, false, false);
    }

    /** What is wrong with a text that is read as JSON, in the words of Go's decoder. */
    static YamlException json(String message) {
        return new YamlException(message);
    }

    /** Whether the text was read as YAML. */
    public boolean isYaml() {
        return words().startsWith("yaml: ");
    }

    /** The whole message, go-yaml's head included. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
