package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code cd}: the directory that file names start from. */
public final class ChangeDirectory implements Command {
    private static final Signature SIGNATURE =
            Signature.of("cd", "Change the directory that file names start from")
                    .argument(Argument.optional("DIRECTORY").values(Values.Source.DIRECTORIES))
                    .example("cd ..", "Go one up");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Session session = invocation.session();
        List<String> words = Words.atMost(invocation, 1);
        String home = session.variables().environment().getOrDefault("HOME", "/");
        String wanted = words.isEmpty() ? home : words.getFirst();
        Path target = session.directory().resolve(wanted);
        if (!Files.isDirectory(target)) {
            String why = Files.exists(target) ? "not a directory" : "no such file or directory";
            throw new FailureException(new Failure.File("cd: " + wanted + ": " + why));
        }
        session.directory(target);
        return Empty.DONE;
    }
}
