package dev.coxswain.practice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The place of a directory's one background process, whether that serves already or waits to. */
public final class Standby implements AutoCloseable {
    private static final String FILE = "background.lock";

    /** Beyond the text, which others read while the lock is held. */
    private static final long LOCKED = 1 << 20;

    private final FileChannel channel;

    private Standby(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the place for this process until it is closed or the process ends.
     *
     * @return empty where another process has it
     * @throws IOException where the directory cannot be written
     */
    public static Optional<Standby> take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(FILE),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        if (!locked(channel)) {
            channel.close();
            return Optional.empty();
        }
        byte[] text =
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
        return Optional.of(new Standby(channel));
    }

    /** The process that has the place; empty where nobody has it. */
    public static OptionalLong process(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isWritable(file)) {
            return OptionalLong.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return locked(channel)
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(Files.readString(file)));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
