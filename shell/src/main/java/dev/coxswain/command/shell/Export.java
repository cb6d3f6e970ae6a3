package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.session.Variables;

import java.util.List;
import java.util.TreeMap;

/** {@code export NAME=VALUE}: sets variables of the environment that host programs get. */
public final class Export implements Command {
    private static final Signature SIGNATURE =
            Signature.of("export", "Set variables of the environment that host programs get")
                    .describe(
                            "Without words it lists the environment. A name alone exports the"
                                    + " session variable of that name.")
                    .argument(Argument.rest("NAME=VALUE").values(Values.Source.VARIABLES))
                    .example("export KUBE_EDITOR=nano", "Choose the editor for 'edit'");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Variables variables = invocation.session().variables();
        List<String> words = invocation.arguments().positional();
        if (words.isEmpty()) {
            StringBuilder text = new StringBuilder();
            new TreeMap<>(variables.environment())
                    .forEach((name, value) -> text.append(name + "=" + value + "\n"));
            return Lines.of(text.toString());
        }
        words.forEach(word -> export(variables, word));
        return Empty.DONE;
    }

    private static void export(Variables variables, String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw FailureException.usage("\"" + name + "\" is no name for a variable");
        }
        Object value = equals < 0 ? variables.get(name) : word.substring(equals + 1);
        if (value == null) {
            throw FailureException.usage("there is no variable \"" + name + "\" (NAME=VALUE sets)");
        }
        variables.export(name, value.toString());
    }
}
