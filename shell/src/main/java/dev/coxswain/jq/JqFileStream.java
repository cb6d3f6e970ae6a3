package dev.coxswain.jq;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several files one after the other as one stream, or standard input where none is named. What
 * cannot be read is told and passed over. One read never crosses from a file into the next.
 */
final class JqFileStream extends InputStream {
    private final InputStream standard;
    private final Path directory;
    private final Consumer<String> errors;
    private final Runnable opened;
    private final Deque<String> files;
    private @Nullable InputStream open;
    private @Nullable String name;
    private boolean failed;

    /**
     * @param files names of files, {@code -} for standard input; none for standard input alone
     * @param opened told whenever another file begins
     */
    JqFileStream(
            List<String> files,
            InputStream standard,
            Path directory,
            Consumer<String> errors,
            Runnable opened) {
        this.files = new ArrayDeque<>(files.isEmpty() ? List.of("-") : files);
        this.standard = standard;
        this.directory = directory;
        this.errors = errors;
        this.opened = opened;
    }

    /** The name of the file read last, also where it could not be; null before the first. */
    @Nullable String name() {
        return name;
    }

    /** Whether something could not be read. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (open != null || open()) {
            int count = -1;
            try {
                count = open == null ? -1 : open.read(bytes, from, length);
            } catch (IOException e) {
                fail(JqArguments.reason(e));
            }
            if (count > 0) {
                return count;
            }
            close();
        }
        return -1;
    }

    private boolean open() {
        while (!files.isEmpty()) {
            String file = files.remove();
            name = file.equals("-") ? "<stdin>" : file;
            opened.run();
            try {
                open = file.equals("-") ? standard : file(directory.resolve(file));
            } catch (IOException e) {
                fail("Could not open file " + file + ": " + JqArguments.reason(e));
            }
            if (open != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable InputStream file(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            fail("Is a directory");
            return null;
        }
        return Files.newInputStream(path);
    }

    private void fail(String why) {
        failed = true;
        errors.accept("jq: error: " + why + "\n");
    }

    @Override
    public void close() throws IOException {
        InputStream closing = open;
        open = null;
        if (closing != null && !closing.equals(standard)) {
            closing.close();
        }
    }
}
