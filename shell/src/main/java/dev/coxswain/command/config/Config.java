package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The list of the {@code config} commands, and what they share. */
public final class Config {
    static final Flag<Boolean> EMBED =
            Flag.bool("embed-certs").help("Keep the files' contents in the kubeconfig");

    private Config() {}

    public static List<Command> all() {
        return List.of(
                new ConfigView(),
                new UseContext(),
                new SetContext(),
                new SetCluster(),
                new SetCredentials(),
                new SetProperty(),
                new UnsetProperty(),
                new RenameContext(),
                new ListEntries("clusters"),
                new ListEntries("users"),
                new DeleteEntry("contexts"),
                new DeleteEntry("clusters"),
                new DeleteEntry("users"));
    }

    /** Words as Go prints a list of them. */
    static String shown(List<String> words) {
        return "[" + String.join(" ", words) + "]";
    }

    /** The one word of the line. */
    static String one(Invocation invocation) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 1) {
            throw FailureException.plain("Unexpected args: " + shown(words));
        }
        if (words.getFirst().isEmpty()) {
            throw FailureException.plain("you must specify a non-empty name");
        }
        return words.getFirst();
    }

    static void copy(Invocation invocation, Flag<String> flag, ObjectNode into) {
        if (invocation.has(flag)) {
            into.put(flag.name(), invocation.get(flag));
        }
    }

    /** A file's place, or with {@code --embed-certs} what is in it. */
    static void file(Invocation invocation, Flag<String> flag, ObjectNode into) {
        Path file = invocation.session().directory().resolve(invocation.get(flag));
        if (!invocation.get(EMBED)) {
            into.put(flag.name(), file.toString());
            into.remove(flag.name() + "-data");
            return;
        }
        if (!Files.exists(file)) {
            throw FailureException.plain(
                    "could not stat "
                            + flag.name()
                            + " file "
                            + invocation.get(flag)
                            + ": stat "
                            + invocation.get(flag)
                            + ": no such file or directory");
        }
        try {
            into.put(
                    flag.name() + "-data",
                    Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            into.remove(flag.name());
        } catch (IOException e) {
            throw FailureException.plain(
                    "could not read "
                            + flag.name()
                            + " data from "
                            + invocation.get(flag)
                            + ": "
                            + e.getMessage());
        }
    }
}
