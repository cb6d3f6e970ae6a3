package dev.coxswain.command.edit;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The person's own editor, on a file of the temporary directory. */
final class Editor {
    private static final String QUOTING = "\"'\\";

    private final Invocation invocation;

    Editor(Invocation invocation) {
        this.invocation = invocation;
    }

    private String program() {
        String own = variable("KUBE_EDITOR");
        String usual = variable("EDITOR");
        return !own.isEmpty() ? own : usual.isEmpty() ? "vi" : usual;
    }

    private String variable(String name) {
        Object value = invocation.session().variables().get(name);
        return value == null ? "" : value.toString();
    }

    /** A new file that only its owner may read. */
    static Path file(String ending) {
        try {
            return Files.createTempFile(
                    "kubectl-edit-",
                    "." + ending,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw FailureException.plain("cannot make a file to edit: " + e.getMessage());
        }
    }

    /**
     * Puts the text into the file, lets the person edit it, and gives what it holds then.
     *
     * @throws FailureException in kubectl's words where the editor fails
     */
    String edit(Path file, String text) {
        try {
            Files.writeString(file, text);
            List<String> words = words(file);
            Process process =
                    new ProcessBuilder(words)
                            .directory(invocation.session().directory().toFile())
                            .inheritIO()
                            .start();
            try (var _ = invocation.cancellation().onCancel(process::destroy)) {
                if (process.waitFor() != 0) {
                    throw failed();
                }
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FailureException.plain(
                    "unable to launch the editor \"" + program() + "\"",
                    "set KUBE_EDITOR or EDITOR to a program that is there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed();
        }
    }

    private FailureException failed() {
        return FailureException.plain("there was a problem with the editor \"" + program() + "\"");
    }

    private List<String> words(Path file) {
        String program = program();
        if (program.chars().anyMatch(c -> QUOTING.indexOf(c) >= 0)) {
            return List.of("/bin/sh", "-c", program + " " + file);
        }
        List<String> words = new ArrayList<>(List.of(program.strip().split("\\s+", -1)));
        words.add(file.toString());
        return words;
    }
}
