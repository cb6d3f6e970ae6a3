package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.LineRunner;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TextFile;
import dev.coxswain.command.Values;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Result;

import java.nio.file.Path;
import java.util.function.Supplier;

/** {@code source FILE}: runs the lines of a file in this very session. */
public final class Source implements Command {
    private static final Signature SIGNATURE =
            Signature.of("source", "Run the lines of a file in this session")
                    .argument(Argument.one("FILE").values(Values.Source.FILES))
                    .example("source morning.cox", "Run your morning's lines");

    private final Supplier<LineRunner> runner;

    public Source(Supplier<LineRunner> runner) {
        this.runner = runner;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = Words.exactly(invocation, 1, "a file").getFirst();
        Path file = invocation.session().directory().resolve(name);
        String text = TextFile.read(file, name);
        return new Empty(null, runner.get().lines(name, text, invocation));
    }
}
