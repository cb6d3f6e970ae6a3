package dev.coxswain.command.set;

import dev.coxswain.command.Command;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.CommandGroup;
import dev.coxswain.command.write.Sources;

import java.util.ArrayList;
import java.util.List;

/** The list of the set commands. */
public final class SetCommands {
    private SetCommands() {}

    /** The commands, in the order of the help. */
    public static List<Command> all(Sources sources) {
        List<Command> settings =
                List.of(
                        new SetEnv(sources),
                        new SetImage(sources),
                        new SetResources(sources),
                        new SetSelector(sources),
                        new SetServiceAccount(sources),
                        new SetSubject(sources));
        List<Command> all = new ArrayList<>(settings);
        all.addFirst(
                new CommandGroup(
                        Signature.of("set", "Change one feature of existing objects")
                                .example("set", "Which features there are"),
                        settings));
        return all;
    }
}
