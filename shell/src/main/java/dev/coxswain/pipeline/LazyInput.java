package dev.coxswain.pipeline;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Input that is opened when somebody reads it. */
final class LazyInput extends InputStream {
    private final Supplier<InputStream> source;
    private @Nullable InputStream opened;

    LazyInput(Supplier<InputStream> source) {
        this.source = source;
    }

    private synchronized InputStream opened() {
        if (opened == null) {
            opened = source.get();
        }
        return opened;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return opened().read(bytes, from, length);
    }

    @Override
    public synchronized void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
