package dev.coxswain;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.LineRunner;
import dev.coxswain.command.apply.ApplyCommands;
import dev.coxswain.command.config.Config;
import dev.coxswain.command.create.CreateCommands;
import dev.coxswain.command.debug.Debug;
import dev.coxswain.command.delete.Delete;
import dev.coxswain.command.docker.DockerCommands;
import dev.coxswain.command.edit.EditObjects;
import dev.coxswain.command.learn.Learn;
import dev.coxswain.command.learn.Tour;
import dev.coxswain.command.node.NodeCommands;
import dev.coxswain.command.practice.PracticeCommands;
import dev.coxswain.command.practice.PracticeHome;
import dev.coxswain.command.read.ReadCommands;
import dev.coxswain.command.rollout.RolloutCommands;
import dev.coxswain.command.set.SetCommands;
import dev.coxswain.command.shell.ShellCommands;
import dev.coxswain.command.stream.StreamCommands;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.WriteCommands;
import dev.coxswain.complete.CompleteWords;
import dev.coxswain.complete.Completer;
import dev.coxswain.complete.CompletionCommand;
import dev.coxswain.pipeline.Filters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The list of all commands. */
final class Commands {
    private Commands() {}

    /** What some commands use of the shell they are typed in. */
    record Uses(
            Supplier<CommandTable> table,
            Supplier<LineRunner> runner,
            Supplier<List<String>> history,
            Supplier<Completer> completer,
            PracticeHome practice,
            Tour tour) {}

    static CommandTable table(Uses uses) {
        Sources sources = new Sources(new WebFetch());
        List<Command> all = new ArrayList<>();
        all.addAll(ReadCommands.all(new WebFetch()));
        all.addAll(ApplyCommands.all(sources));
        all.addAll(CreateCommands.all(sources));
        all.add(new EditObjects(sources));
        all.add(new Delete(sources));
        all.addAll(WriteCommands.all(sources));
        all.addAll(SetCommands.all(sources));
        all.addAll(RolloutCommands.all(sources));
        all.addAll(NodeCommands.all(sources));
        all.addAll(Config.all());
        all.addAll(StreamCommands.all(sources));
        all.add(new Debug(new WebFetch()));
        all.addAll(
                ShellCommands.all(
                        uses.table(),
                        uses.runner(),
                        uses.history(),
                        StartWords.PROGRAM,
                        Filters.signatures()));
        all.addAll(PracticeCommands.all(uses.practice(), uses.table()));
        all.add(new Learn(uses.tour()));
        all.addAll(DockerCommands.all(uses.table()));
        all.add(new CompletionCommand(uses.table()));
        all.add(new CompleteWords(uses.completer()));
        return new CommandTable(all);
    }
}
