package dev.coxswain.command.create;

import dev.coxswain.command.Command;
import dev.coxswain.command.write.Sources;

import java.util.ArrayList;
import java.util.List;

/** The list of commands that make new objects. */
public final class CreateCommands {
    private CreateCommands() {}

    /** The commands, in the order of the help. */
    public static List<Command> all(Sources sources) {
        List<Command> all = new ArrayList<>();
        all.add(new Create(sources));
        all.addAll(Workloads.all());
        all.addAll(Configuration.all());
        all.addAll(Secrets.all());
        all.addAll(Roles.all());
        all.addAll(Bindings.all());
        all.addAll(Policies.all());
        all.add(Ingresses.command());
        all.add(new CreateToken());
        all.addAll(Services.all());
        all.add(new Run());
        all.add(new Expose(sources));
        all.add(new Autoscale(sources));
        return List.copyOf(all);
    }
}
