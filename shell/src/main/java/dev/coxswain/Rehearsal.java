package dev.coxswain;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.pipeline.Channels;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The run from which the start-up archive is made: a little of everything, printing nothing. */
final class Rehearsal {
    static final String WORD = "__rehearse";

    private static final List<String> LINES =
            List.of(
                    "help",
                    "help get",
                    "config get-contexts",
                    "get pods -A",
                    "get pods -A -o wide",
                    "get pods -A | .items[].metadata.name",
                    "get pods -A -o json | .items | length",
                    "get namespaces -o yaml",
                    "get nodes -o custom-columns=NAME:metadata.name",
                    "describe namespace default",
                    "run rehearsal --image=none --dry-run=client -o yaml",
                    "[a: [1, 2, 3]] | .a | map(. * 2) | add",
                    "(1..3).collect { it * 2 }",
                    "def rehearsed = [1: 'a']",
                    "echo a | grep a",
                    "gte pods");

    private Rehearsal() {}

    /** Runs the lines; a cluster that does not answer ends a line and not the rehearsal. */
    static int run(Shell shell) {
        shell.warm();
        Channels silent =
                new Channels(
                        InputStream.nullInputStream(),
                        false,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        Notices.none(),
                        Progress.none(),
                        new Cancellation(),
                        null);
        LINES.forEach(line -> shell.interpreter().run(line, silent, true));
        return 0;
    }
}
