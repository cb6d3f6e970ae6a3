package dev.coxswain.command.create;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a container writes, followed by what is said when it has ended. */
final class EndedInput extends InputStream {
    private final Supplier<RunSeat.Ended> end;
    private InputStream current;
    private RunSeat.@Nullable Ended ended;

    /**
     * @param first what the container writes; null where nothing came of it
     * @param end asked once, when that has been read
     */
    EndedInput(@Nullable InputStream first, Supplier<RunSeat.Ended> end) {
        this.current = first == null ? InputStream.nullInputStream() : first;
        this.end = end;
    }

    /** How it ended; waits for that. */
    synchronized RunSeat.Ended ended() {
        RunSeat.Ended known = ended;
        if (known == null) {
            known = end.get();
            ended = known;
            current = new ByteArrayInputStream(known.said().getBytes(StandardCharsets.UTF_8));
        }
        return known;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = current.read(buffer, offset, length);
        if (read >= 0 || ended != null) {
            return read;
        }
        ended();
        return current.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
