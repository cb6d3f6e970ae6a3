package dev.coxswain.command.write;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** A request whose address and body are given as they are: {@code --raw}. */
public final class RawWrite {
    public static final Flag<String> RAW =
            Flag.text("raw").placeholder("PATH").help("Send the file as it is to this path");

    private RawWrite() {}

    /**
     * Sends it and gives the server's answer as it came.
     *
     * @throws FailureException in kubectl's words where other flags speak against it
     */
    public static Result send(Invocation invocation, Request.Method method) {
        List<String> files = invocation.get(WriteFlags.FILENAME);
        if (files.size() != 1 && method != Request.Method.DELETE) {
            throw FailureException.plain("--raw can only use a single local file or stdin");
        }
        if (invocation.get(WriteFlags.RECURSIVE)) {
            throw FailureException.plain("--raw and --recursive are mutually exclusive");
        }
        String path = invocation.get(RAW);
        if (!path.startsWith("/")) {
            path = "/" + path;
        }
        byte[] body = files.isEmpty() ? new byte[0] : body(invocation, files.getFirst());
        Request request =
                new Request(method, path, List.of(), body, "application/json", null, null);
        byte[] answer = invocation.cluster().send(request, invocation.cancellation()).body();
        return Lines.of(new String(answer, StandardCharsets.UTF_8));
    }

    private static byte[] body(Invocation invocation, String file) {
        if (file.startsWith("http://") || file.startsWith("https://")) {
            throw FailureException.plain("--raw can only use a single local file or stdin");
        }
        try {
            return file.equals("-")
                    ? invocation.standardInput().readAllBytes()
                    : Files.readAllBytes(invocation.session().directory().resolve(file));
        } catch (NoSuchFileException e) {
            throw new FailureException(
                    new Failure.File("open " + file + ": no such file or directory"), e);
        } catch (IOException e) {
            throw new FailureException(new Failure.File("open " + file + ": " + e.getMessage()), e);
        }
    }
}
