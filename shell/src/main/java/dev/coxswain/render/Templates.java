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
     * @param file an absolute path, or one below the directory the program runs in
     */
    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw unreadable("open " + file + ": no such file or directory", e);
        } catch (IOException e) {
            throw unreadable("open " + file + ": " + e.getMessage(), e);
        }
    }

    private static FailureException unreadable(String reason, IOException cause) {
        return new FailureException(new Failure.File("error reading template, " + reason), cause);
    }
}
