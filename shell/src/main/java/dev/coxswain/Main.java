package dev.coxswain;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The entry point of the program: the process's streams and surroundings, handed on. */
public final class Main {
    private static final int BUFFER = 1 << 16;

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Read by the JDK's HTTP client before its first use: a proxy's password is sent to it.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        InputStream input = new FileInputStream(FileDescriptor.in);
        // The launcher knows which streams are a terminal; asking here would load a library.
        String terminal = System.getProperty("cox.terminal", "");
        OutputStream screen = new FileOutputStream(FileDescriptor.out);
        OutputStream output =
                terminal.contains("1")
                        ? new LineFlushedOutput(new ShownOutput(screen), BUFFER)
                        : new BufferedOutputStream(screen, BUFFER);
        // Groovy's println in a class of a script's own, which knows no binding.
        System.setOut(new PrintStream(output, false, StandardCharsets.UTF_8));
        OutputStream errors = new FileOutputStream(FileDescriptor.err);
        OutputStream error = terminal.contains("2") ? new ShownOutput(errors) : errors;
        Streams streams =
                new Streams(
                        input,
                        output,
                        error,
                        terminal.contains("0"),
                        terminal.contains("1"),
                        terminal.contains("2"));
        Interruption interruption = new Interruption();
        interruption.watch();
        Surroundings surroundings = Surroundings.of(System.getenv(), System.getProperties());
        Cox cox = new Cox(streams, surroundings, interruption.cancellation());
        int code = cox.run(List.of(arguments));
        interruption.ended(code);
        System.exit(code);
    }
}
