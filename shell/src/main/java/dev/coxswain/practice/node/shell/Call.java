package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileTree;

import java.util.List;
import java.util.Map;

/**
 * One command as it is run.
 *
 * @param name the command
 * @param arguments what follows it
 * @param environment its variables
 * @param directory where it runs
 */
record Call(
        String name,
        List<String> arguments,
        Streams streams,
        Process process,
        Map<String, String> environment,
        String directory) {

    /** A command of the container. */
    @FunctionalInterface
    interface Applet {
        int run(Call call) throws InterruptedException, java.io.IOException;
    }

    FileTree files() {
        return process.files();
    }

    String path(String file) {
        return FileTree.absolute(directory, file);
    }

    /** Complains as {@code name: message}. */
    int fail(String message) {
        streams.complain(name + ": " + message);
        return 1;
    }

    /** Whether a flag letter is among the options before the first operand. */
    boolean flag(char letter) {
        for (String argument : arguments) {
            if (argument.startsWith("-")
                    && !argument.startsWith("--")
                    && argument.indexOf(letter) > 0) {
                return true;
            }
        }
        return false;
    }

    /** What is no option. */
    List<String> operands() {
        return arguments.stream()
                .filter(each -> !each.startsWith("-") || each.equals("-"))
                .toList();
    }
}
