package dev.coxswain.command.debug;

import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** What a seat without a terminal gives, from when it is asked for. */
final class SeatInput extends InputStream {
    private final DebugSeat seat;
    private @Nullable Lines lines;

    SeatInput(DebugSeat seat) {
        this.seat = seat;
    }

    private Lines lines() {
        if (lines == null) {
            lines = (Lines) seat.take();
        }
        return lines;
    }

    @Override
    public int read() throws IOException {
        return lines().bytes().read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return lines().bytes().read(into, from, length);
    }

    Outcome outcome() {
        return lines == null ? Outcome.DONE : lines.outcome();
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
