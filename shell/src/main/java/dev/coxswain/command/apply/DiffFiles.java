package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.render.GoYaml;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two temporary directories that hold objects as they are and as they would be, one YAML file for
 * each; closing removes them.
 */
record DiffFiles(Path live, Path merged) implements AutoCloseable {
    /**
     * Writes the files, for their owner alone.
     *
     * @throws FailureException where there is no room for them
     */
    static DiffFiles of(List<Versions> all) {
        try {
            DiffFiles files =
                    new DiffFiles(
                            Files.createTempDirectory("LIVE-"),
                            Files.createTempDirectory("MERGED-"));
            try {
                for (Versions each : all) {
                    write(files.live.resolve(each.file()), each.live());
                    if (each.merged() != null) {
                        write(files.merged.resolve(each.file()), each.merged());
                    }
                }
            } catch (IOException | RuntimeException e) {
                files.close();
                throw e;
            }
            return files;
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.File("cannot write what is to be compared: " + e.getMessage()), e);
        }
    }

    private static void write(Path file, @Nullable ObjectNode object) throws IOException {
        Files.writeString(file, object == null ? "" : GoYaml.of(object));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The names of the files of either directory, in order. */
    TreeSet<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Path directory : List.of(live, merged)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.forEach(each -> names.add(each.getFileName().toString()));
            }
        }
        return names;
    }

    @Override
    public void close() {
        for (Path directory : List.of(live, merged)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
                Files.delete(directory);
            } catch (IOException _) {
                // A program that is still reading on Windows; the directory is its owner's alone.
            }
        }
    }
}
