package dev.coxswain.practice;

import dev.coxswain.practice.api.StatusException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The states of a practice cluster that were kept by name, in a directory of their own. */
final class Snapshots {
    private static final String END = ".mv";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-._a-z0-9]{0,61}[a-z0-9])?");

    /** A state that was kept. */
    record Kept(String name, Instant saved, long bytes) {}

    private final Path directory;

    Snapshots(Path cluster) {
        this.directory = cluster.resolve("snapshots");
    }

    /**
     * The file of a name, whether it is there or not.
     *
     * @throws StatusException where the name cannot be one
     */
    Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new StatusException(
                    400,
                    "BadRequest",
                    "\""
                            + name
                            + "\" cannot name a snapshot: use up to 63 lower case letters, digits,"
                            + " -, . and _, beginning and ending with a letter or digit",
                    null);
        }
        return directory.resolve(name + END);
    }

    /**
     * The file of a snapshot that is there.
     *
     * @throws StatusException 404 where there is none of that name
     */
    Path existing(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            throw new StatusException(
                    404, "NotFound", "snapshots \"" + name + "\" not found", null);
        }
        return file;
    }

    /** Those that are there, by name. */
    List<Kept> all() throws IOException {
        List<Kept> all = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.sorted().toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (name.endsWith(END)) {
                        all.add(
                                new Kept(
                                        name.substring(0, name.length() - END.length()),
                                        Files.getLastModifiedTime(file).toInstant(),
                                        Files.size(file)));
                    }
                }
            }
        }
        return all;
    }
}
