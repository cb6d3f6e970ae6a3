package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.shell.Syntax.Redirect;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Leads the streams of a command to files and to each other. */
record Redirection(Process process, Variables variables) {
    /** The streams with one of them led elsewhere. */
    Streams apply(Streams streams, Redirect redirect, String target) throws FileProblem {
        FileTree files = process.files();
        String path = FileTree.absolute(variables.directory, target);
        return switch (redirect.operator()) {
            case "<<" ->
                    streams.withIn(
                            new ByteArrayInputStream(target.getBytes(StandardCharsets.UTF_8)));
            case "<" -> streams.withIn(new ByteArrayInputStream(files.read(path)));
            case ">&" -> {
                OutputStream to = target.equals("2") ? streams.err() : streams.out();
                yield redirect.from() == 2 ? streams.withErr(to) : streams.withOut(to);
            }
            default -> {
                OutputStream to = open(streams, path, redirect.operator().equals(">>"));
                yield redirect.from() == 2 ? streams.withErr(to) : streams.withOut(to);
            }
        };
    }

    private OutputStream open(Streams streams, String path, boolean append) throws FileProblem {
        return switch (path) {
            case "/dev/null" -> OutputStream.nullOutputStream();
            case "/dev/stdout" -> streams.out();
            case "/dev/stderr" -> streams.err();
            default -> {
                process.files().write(path, new byte[0], append);
                yield new FileOutput(process.files(), path);
            }
        };
    }
}
