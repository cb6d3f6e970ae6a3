package dev.coxswain.cluster.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all, readable by its owner only. */
public final class OwnedFile {
    private OwnedFile() {}

    /** Replaces the file; makes its directory where there is none. */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("not a file: " + file);
        }
        Files.createDirectories(parent);
        // The JDK makes temporary files with mode 0600.
        Path draft = Files.createTempFile(parent, ".cox-", ".tmp");
        try {
            Files.write(draft, content);
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
