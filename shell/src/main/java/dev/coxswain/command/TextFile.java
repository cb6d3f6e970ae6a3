package dev.coxswain.command;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Text that a person wrote, read whole: UTF-8, without the byte order mark some editors write. */
public final class TextFile {
    private static final char MARK = '\ufeff';

    private TextFile() {}

    /**
     * Reads a file, which may be a pipe.
     *
     * @param name what the person calls it
     * @throws FailureException naming it where it cannot be read or is no text
     */
    public static String read(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw failure(name, "is a directory", null);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes, name);
        } catch (NoSuchFileException e) {
            throw failure(name, "no such file or directory", e);
        } catch (AccessDeniedException e) {
            throw failure(name, "permission denied", e);
        } catch (IOException e) {
            throw failure(name, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param name what it is called in a failure
     * @throws FailureException naming it where it is no text
     * @throws IOException where it cannot be read
     */
    public static String read(InputStream bytes, String name) throws IOException {
        return decode(bytes.readAllBytes(), name, 1);
    }

    /**
     * Some lines of a text.
     *
     * @param name what the text is called in a failure
     * @param first the number of the first line; a byte order mark is dropped only before line 1
     * @throws FailureException naming the line that is no text
     */
    public static String decode(byte[] lines, String name, int first) {
        ByteBuffer content = ByteBuffer.wrap(lines);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            String text = decoder.decode(content).toString();
            boolean marked = first == 1 && !text.isEmpty() && text.charAt(0) == MARK;
            return marked ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = first;
            for (int at = 0; at < content.position(); at++) {
                line += content.get(at) == '\n' ? 1 : 0;
            }
            throw failure(name + ":" + line, "not UTF-8 text", e);
        }
    }

    private static FailureException failure(String name, String why, @Nullable Exception cause) {
        return new FailureException(new Failure.File(name + ": " + why), cause);
    }
}
