package dev.coxswain.command.shell;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Nearest;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.session.Setting;
import dev.coxswain.session.Settings;

import java.util.Arrays;
import java.util.List;

/** {@code settings NAME VALUE}: what the shell remembers of a person's taste. */
public final class SetSetting implements Command {
    private static final Signature SIGNATURE =
            Signature.of("settings", "Show or change settings; they are kept for later sessions")
                    .argument(Argument.optional("NAME").values(Values.Source.SETTINGS))
                    .argument(Argument.optional("VALUE"))
                    .example("settings", "Show all settings");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Settings settings = invocation.session().settings();
        List<String> words = Words.atMost(invocation, 2);
        if (words.isEmpty()) {
            StringBuilder text = new StringBuilder();
            for (Setting each : Setting.values()) {
                text.append(each.word() + " " + settings.get(each) + "  # " + each.help() + "\n");
            }
            return Lines.of(text.toString());
        }
        Setting setting = Setting.named(words.getFirst()).orElseThrow(() -> unknown(words));
        if (words.size() == 1) {
            return Lines.of(settings.get(setting) + "\n");
        }
        settings.set(setting, words.get(1));
        return Empty.DONE;
    }

    private static FailureException unknown(List<String> words) {
        List<String> names = Arrays.stream(Setting.values()).map(Setting::word).toList();
        List<String> near = Nearest.of(words.getFirst(), names);
        return FailureException.plain(
                "there is no setting \"" + words.getFirst() + "\"",
                near.isEmpty()
                        ? "there are: " + String.join(", ", names)
                        : "did you mean " + String.join(", ", near) + "?");
    }
}
