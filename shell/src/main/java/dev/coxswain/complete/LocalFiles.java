package dev.coxswain.complete;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of local files for the path that is being typed. */
final class LocalFiles {
    private static final int LOOKED_AT = 5_000;

    private LocalFiles() {}

    /**
     * Files whose path begins with what stands there.
     *
     * @param home what {@code ~} stands for
     */
    static List<Candidate> of(Path directory, String home, String prefix, boolean onlyDirectories) {
        String parent = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        boolean hidden = prefix.startsWith(".", parent.length());
        List<Candidate> found = new ArrayList<>();
        try {
            String path = parent.startsWith("~/") ? home + parent.substring(1) : parent;
            try (Stream<Path> files = Files.list(directory.resolve(path)).limit(LOOKED_AT)) {
                files.forEach(
                        file -> {
                            String name = String.valueOf(file.getFileName());
                            boolean isDirectory = Files.isDirectory(file);
                            if (name.startsWith(".") && !hidden
                                    || onlyDirectories && !isDirectory) {
                                return;
                            }
                            found.add(
                                    isDirectory
                                            ? Candidate.open(parent + name + "/", "files", "")
                                            : Candidate.of(parent + name, "files", ""));
                        });
            }
        } catch (IOException | InvalidPathException _) {
            return List.of();
        }
        return found;
    }
}
