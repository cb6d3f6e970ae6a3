package dev.coxswain.script;

import dev.coxswain.render.Printer;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where {@code println} goes: the output of whichever line runs the code that prints. Its text may
 * be no concern of anybody any more: then the script ends, which its print stream would not tell.
 */
final class CurrentOutput extends OutputStream {
    private final Functions functions;

    CurrentOutput(Functions functions) {
        this.functions = functions;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            functions.output().write(bytes, from, length);
        } catch (IOException e) {
            throw ended(e);
        }
    }

    @Override
    public void flush() {
        try {
            functions.output().flush();
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private static ScriptExit ended(IOException e) {
        Printer.notWritten(e);
        return new ScriptExit(0, false);
    }
}
