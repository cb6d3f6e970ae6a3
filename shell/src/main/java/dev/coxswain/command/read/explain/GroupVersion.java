package dev.coxswain.command.read.explain;

import dev.coxswain.failure.FailureException;

/** A group and a version of it; the core group's name is empty. */
record GroupVersion(String group, String version) {
    /**
     * Reads {@code apps/v1} or {@code v1}.
     *
     * @throws FailureException in kubectl's words where it is neither
     */
    static GroupVersion parse(String text) {
        String[] parts = text.split("/", -1);
        return switch (parts.length) {
            case 1 -> new GroupVersion("", text);
            case 2 -> new GroupVersion(parts[0], parts[1]);
            default -> throw FailureException.plain("unexpected GroupVersion string: " + text);
        };
    }

    /** Where the server has it, as {@code /apis/apps/v1}. */
    String path() {
        return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    }

    @Override
    public String toString() {
        return group + "/" + version;
    }
}
