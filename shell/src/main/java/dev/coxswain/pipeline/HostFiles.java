package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.session.Session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Local files that redirects and filters read and write, relative to the session's directory. */
final class HostFiles {
    private HostFiles() {}

    /**
     * Opens a file for writing.
     *
     * @throws FailureException where that cannot be
     */
    static OutputStream output(Session session, String name, boolean append) {
        OpenOption last = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try {
            return Files.newOutputStream(
                    session.directory().resolve(name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    last);
        } catch (IOException e) {
            throw failure(session, name, e);
        }
    }

    /**
     * Opens a file for reading.
     *
     * @throws FailureException where that cannot be
     */
    static InputStream input(Session session, String name) {
        Path path = session.directory().resolve(name);
        try {
            if (Files.isDirectory(path)) {
                throw new FailureException(new Failure.File(name + ": is a directory"));
            }
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw failure(session, name, e);
        }
    }

    private static FailureException failure(Session session, String name, IOException e) {
        String why =
                switch (e) {
                    case NoSuchFileException _ -> "no such file or directory";
                    case AccessDeniedException _ -> "permission denied";
                    default ->
                            Files.isDirectory(session.directory().resolve(name))
                                    ? "is a directory"
                                    : String.valueOf(e.getMessage());
                };
        return new FailureException(new Failure.File(name + ": " + why), e);
    }
}
