package dev.coxswain.cluster.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be opened, in Go's words. */
final class FileWords {
    private FileWords() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                    "open " + missing.getFile() + ": no such file or directory";
            case AccessDeniedException denied -> "open " + denied.getFile() + ": permission denied";
            case FileSystemException other when other.getReason() != null ->
                    "open " + other.getFile() + ": " + other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    static String of(Path file, IOException e) {
        return e instanceof FileSystemException
                ? of(e)
                : "read " + file + ": " + String.valueOf(e.getMessage()).replace("Is a", "is a");
    }
}
