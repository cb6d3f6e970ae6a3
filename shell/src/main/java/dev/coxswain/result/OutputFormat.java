package dev.coxswain.result;

/** The renderings {@code -o} knows. */
public enum OutputFormat {
    TABLE(""),
    WIDE("wide"),
    JSON("json"),
    YAML("yaml"),
    NAME("name"),
    JSONPATH("jsonpath"),
    JSONPATH_AS_JSON("jsonpath-as-json"),
    JSONPATH_FILE("jsonpath-file"),
    CUSTOM_COLUMNS("custom-columns"),
    CUSTOM_COLUMNS_FILE("custom-columns-file"),
    KYAML("kyaml"),
    GO_TEMPLATE("go-template"),
    GO_TEMPLATE_FILE("go-template-file"),
    TEMPLATE("template"),
    TEMPLATE_FILE("templatefile");

    private final String word;

    OutputFormat(String word) {
        this.word = word;
    }

    /** Whether a template may follow the word behind an equals sign. */
    public boolean hasTemplate() {
        return switch (this) {
            case TABLE, WIDE, JSON, YAML, NAME, KYAML -> false;
            default -> true;
        };
    }

    /** What is written after {@code -o}. */
    public String word() {
        return word;
    }
}
