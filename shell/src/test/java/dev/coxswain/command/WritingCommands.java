package dev.coxswain.command;

import dev.coxswain.command.apply.ApplyCommands;
import dev.coxswain.command.create.CreateCommands;
import dev.coxswain.command.delete.Delete;
import dev.coxswain.command.edit.EditObjects;
import dev.coxswain.command.node.NodeCommands;
import dev.coxswain.command.read.Wait;
import dev.coxswain.command.rollout.RolloutCommands;
import dev.coxswain.command.set.SetCommands;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.WriteCommands;

import java.util.ArrayList;
import java.util.List;

/** The commands that change something, for tests; they reach no web. */
public final class WritingCommands {
    private WritingCommands() {}

    /** Where their files come from. */
    public static Sources sources() {
        return new Sources(
                (url, _) -> {
                    throw new IllegalStateException(url);
                });
    }

    /** All of them. */
    public static List<Command> all() {
        Sources sources = sources();
        List<Command> all = new ArrayList<>();
        all.addAll(ApplyCommands.all(sources));
        all.addAll(CreateCommands.all(sources));
        all.add(new EditObjects(sources));
        all.add(new Delete(sources));
        all.addAll(WriteCommands.all(sources));
        all.addAll(SetCommands.all(sources));
        all.addAll(RolloutCommands.all(sources));
        all.addAll(NodeCommands.all(sources));
        all.add(new Wait(sources));
        return List.copyOf(all);
    }

    /** The one of that name. */
    public static Command named(String name) {
        return all().stream()
                .filter(each -> each.signature().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
