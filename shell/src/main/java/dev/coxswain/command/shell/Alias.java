package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.session.Settings;

import java.util.List;
import java.util.function.Supplier;

/** {@code alias NAME='LINE'}: short names for lines; kept for later sessions. */
public final class Alias implements Command {
    private static final Flag<Boolean> DELETE =
            Flag.bool("delete").shorthand('d').help("Forget the aliases that are named");

    private static final Signature SIGNATURE =
            Signature.of("alias", "Give a line a short name; it is kept for later sessions")
                    .describe("Words behind the alias are added to its line.")
                    .argument(Argument.rest("NAME[=LINE]").values(Values.Source.ALIASES))
                    .flag(DELETE)
                    .example("alias gp='get pods'", "Type gp -A for get pods -A");

    private final Supplier<CommandTable> table;

    public Alias(Supplier<CommandTable> table) {
        this.table = table;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Settings settings = invocation.session().settings();
        List<String> words = invocation.arguments().positional();
        if (invocation.get(DELETE)) {
            words.forEach(word -> delete(settings, word));
            return Empty.DONE;
        }
        StringBuilder text = new StringBuilder();
        if (words.isEmpty()) {
            settings.aliases().forEach((name, line) -> text.append(shown(name, line)));
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                text.append(shown(word, lineOf(settings, word)));
            } else {
                define(settings, word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return Lines.of(text.toString());
    }

    private void define(Settings settings, String name, String line) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            throw FailureException.usage("\"" + name + "\" is no name for an alias");
        }
        if (table.get().firstWords().contains(name)) {
            throw FailureException.plain(
                    "\"" + name + "\" is a command; an alias cannot take its name");
        }
        settings.alias(name, line);
    }

    private static void delete(Settings settings, String name) {
        if (!settings.removeAlias(name)) {
            throw FailureException.plain("there is no alias \"" + name + "\"");
        }
    }

    private static String lineOf(Settings settings, String name) {
        String line = settings.aliases().get(name);
        if (line == null) {
            throw FailureException.plain("there is no alias \"" + name + "\"");
        }
        return line;
    }

    private static String shown(String name, String line) {
        return "alias " + name + "='" + line.replace("'", "'\\''") + "'\n";
    }
}
