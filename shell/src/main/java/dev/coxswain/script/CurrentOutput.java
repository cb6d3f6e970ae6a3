package dev.coxswain.script;

import java.io.IOException;
import java.io.OutputStream;

/** Where {@code println} goes: the output of whichever line runs the code that prints. */
final class CurrentOutput extends OutputStream {
    private final Functions functions;

    CurrentOutput(Functions functions) {
        this.functions = functions;
    }

    @Override
    public void write(int b) throws IOException {
        functions.output().write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        functions.output().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        functions.output().flush();
    }
}
