package dev.coxswain.manifest;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The files that a name after {@code -f} means: itself, a directory's, or a pattern's. */
final class ManifestFiles {
    private final Path directory;
    private final boolean recursive;

    ManifestFiles(Path directory, boolean recursive) {
        this.directory = directory;
        this.recursive = recursive;
    }

    /**
     * The files, as they are to be named in messages.
     *
     * @throws FailureException in kubectl's words where there are none
     */
    List<String> of(String name) {
        Path path = directory.resolve(name);
        try {
            if (Files.isDirectory(path)) {
                return inside(name, path);
            }
            if (Files.exists(path)) {
                return List.of(name);
            }
            List<String> matches = pattern(name);
            if (!matches.isEmpty()) {
                return matches;
            }
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File("error reading " + name + ": " + e.getMessage()), e);
        }
        throw new FailureException(new Failure.File("the path \"" + name + "\" does not exist"));
    }

    private List<String> inside(String name, Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path, recursive ? Integer.MAX_VALUE : 1)) {
            List<String> files =
                    walk.filter(Files::isRegularFile)
                            .filter(each -> isManifest(each.toString()))
                            .sorted()
                            .map(each -> Path.of(name).resolve(path.relativize(each)).toString())
                            .toList();
            if (files.isEmpty()) {
                throw new FailureException(
                        new Failure.File(
                                "error reading ["
                                        + name
                                        + "]: recognized file extensions are [.json .yaml .yml]"));
            }
            return files;
        }
    }

    private static boolean isManifest(String file) {
        return file.endsWith(".json") || file.endsWith(".yaml") || file.endsWith(".yml");
    }

    private static boolean isPattern(String name) {
        return name.contains("*") || name.contains("?") || name.contains("[");
    }

    private List<String> pattern(String name) throws IOException {
        if (!isPattern(name)) {
            return List.of();
        }
        int slash = name.lastIndexOf('/');
        String head = slash < 0 ? "" : name.substring(0, slash + 1);
        Path folder = directory.resolve(head);
        if (isPattern(head) || !Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + name.substring(slash + 1));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName)
                    .filter(matcher::matches)
                    .map(each -> head + each)
                    .sorted()
                    .toList();
        }
    }
}
