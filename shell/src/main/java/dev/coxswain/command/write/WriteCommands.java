package dev.coxswain.command.write;

import dev.coxswain.command.Command;
import dev.coxswain.command.Signature;
import dev.coxswain.manifest.UrlFetch;

import java.util.ArrayList;
import java.util.List;

/** The list of commands that change what a cluster holds. */
public final class WriteCommands {
    private WriteCommands() {}

    /**
     * The commands, in the order of the help.
     *
     * @param web reads manifests from URLs
     */
    public static List<Command> all(UrlFetch web) {
        Sources sources = new Sources(web);
        List<Command> all = new ArrayList<>();
        all.add(new Kustomize());
        all.add(new Apply(sources));
        all.add(new Diff(sources));
        all.add(new ViewLastApplied(sources));
        all.add(new SetLastApplied(sources));
        all.add(new EditLastApplied(sources));
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
        all.add(new Replace(sources));
        all.add(new Reconcile(sources));
        all.add(new RolloutUndo(sources));
        all.add(new Autoscale(sources));
        all.add(new Certificate(sources, true));
        all.add(new Certificate(sources, false));
        all.add(new Taint(sources));
        all.add(new Drain(sources));
        all.add(new EditObjects(sources));
        all.add(new Delete(sources));
        all.add(new Relabel(sources, true));
        all.add(new Relabel(sources, false));
        all.add(new Scale(sources));
        all.add(new Patch(sources));
        all.add(new Wait(sources));
        all.addAll(settings(sources));
        all.addAll(Tuning.all(sources));
        return List.copyOf(all);
    }

    private static List<Command> settings(Sources sources) {
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
