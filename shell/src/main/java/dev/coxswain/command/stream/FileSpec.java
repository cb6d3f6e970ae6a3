package dev.coxswain.command.stream;

import dev.coxswain.failure.FailureException;

/**
 * One side of a copy, as kubectl writes it: {@code [[namespace/]pod:]path}.
 *
 * @param pod empty for a local file
 * @param namespace empty where none is named
 */
record FileSpec(String namespace, String pod, String path) {

    static FileSpec parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new FileSpec("", "", text);
        }
        String[] parts = text.substring(0, colon).split("/", -1);
        if (colon == 0 || parts.length > 2) {
            throw FailureException.plain(
                    "filespec must match the canonical format: [[namespace/]pod:]file/path");
        }
        String path = text.substring(colon + 1);
        return parts.length == 1
                ? new FileSpec("", parts[0], path)
                : new FileSpec(parts[0], parts[1], path);
    }

    boolean isRemote() {
        return !pod.isEmpty();
    }

    /** The last part of the path. */
    String baseName() {
        String trimmed = path.replaceAll("/+$", "");
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
