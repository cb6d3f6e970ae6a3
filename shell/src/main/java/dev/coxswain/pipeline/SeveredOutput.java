package dev.coxswain.pipeline;

import dev.coxswain.flow.Cancellation;

import java.io.IOException;
import java.io.OutputStream;

/** Output that nobody sees any more once its line was given up. */
final class SeveredOutput extends OutputStream {
    private final OutputStream sink;
    private final Cancellation givenUp;

    SeveredOutput(OutputStream sink, Cancellation givenUp) {
        this.sink = sink;
        this.givenUp = givenUp;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        givenUp.check();
        sink.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        givenUp.check();
        sink.flush();
    }
}
