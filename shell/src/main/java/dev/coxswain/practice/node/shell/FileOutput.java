package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileTree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output that is appended to a file at each flush. */
final class FileOutput extends OutputStream {
    private final FileTree files;
    private final String path;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    FileOutput(FileTree files, String path) {
        this.files = files;
        this.path = path;
    }

    @Override
    public void write(int b) {
        pending.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        pending.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (pending.size() > 0) {
            files.write(path, pending.toByteArray(), true);
            pending.reset();
        }
    }
}
