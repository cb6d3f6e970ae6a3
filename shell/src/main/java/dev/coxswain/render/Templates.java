package dev.coxswain.render;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Templates kept in files. */
final class Templates {
    private Templates() {}

    /**
     * The file's text.
     *
     * @param what how errors call it
     * @param file an absolute path, or one below the directory the program runs in
     */
    static String read(String what, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw unreadable(what, "open " + file + ": no such file or directory", e);
        } catch (IOException e) {
            throw unreadable(
                    what,
                    Files.isDirectory(Path.of(file))
                            ? "read " + file + ": is a directory"
                            : "open " + file + ": " + e.getMessage(),
                    e);
        }
    }

    private static FailureException unreadable(String what, String reason, IOException cause) {
        return new FailureException(
                new Failure.File("error reading " + what + ", " + reason), cause);
    }
}
