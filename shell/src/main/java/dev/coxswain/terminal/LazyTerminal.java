package dev.coxswain.terminal;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/** A terminal that is opened when a command first needs it; most never do. */
public final class LazyTerminal implements Terminal, AutoCloseable {
    private final Supplier<SystemTerminal> opener;
    private @Nullable SystemTerminal opened;

    public LazyTerminal(Supplier<SystemTerminal> opener) {
        this.opener = opener;
    }

    private synchronized SystemTerminal terminal() {
        if (opened == null) {
            opened = opener.get();
        }
        return opened;
    }

    @Override
    public Size size() {
        return terminal().size();
    }

    @Override
    public InputStream input() {
        return terminal().input();
    }

    @Override
    public OutputStream output() {
        return terminal().output();
    }

    @Override
    public Cancellation.Registration raw() {
        return terminal().raw();
    }

    @Override
    public synchronized Cancellation.Registration handOver() {
        return opened == null ? () -> {} : opened.handOver();
    }

    @Override
    public Cancellation.Registration onResize(Runnable action) {
        return terminal().onResize(action);
    }

    @Override
    public String ask(String question) {
        return terminal().ask(question);
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
