package dev.coxswain.command.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code cordon} and {@code uncordon}: whether pods may come to a node. */
final class Cordon implements Command {
    private final Signature signature;
    private final Sources sources;
    private final boolean closed;

    /**
     * @param closed whether no more pods are to come
     */
    Cordon(Sources sources, boolean closed) {
        Signature declared =
                closed
                        ? Signature.of("cordon", "Let no more pods come to a node")
                                .example("cordon node-1", "Before maintenance")
                        : Signature.of("uncordon", "Let pods come to a node again")
                                .example("uncordon node-1", "After maintenance");
        this.signature =
                declared.argument(Argument.rest("NODE").values(Values.Source.NODES))
                        .flag(TargetFlags.SELECTOR, DryRun.FLAG, WriteFlags.FIELD_MANAGER)
                        .flags(WriteFlags.FILES)
                        .flags(OutputFlags.WRITE);
        this.sources = sources;
        this.closed = closed;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<Subject> subjects = Subject.of(invocation, sources, nodes(invocation));
        return Writes.of(invocation, Subject.steps(subjects, each -> one(invocation, each)));
    }

    private List<String> nodes(Invocation invocation) {
        List<String> given = invocation.arguments().positional();
        if (!given.isEmpty()) {
            return given.stream().map(each -> each.contains("/") ? each : "node/" + each).toList();
        }
        if (!invocation.has(TargetFlags.SELECTOR)) {
            throw FailureException.plain("USAGE: " + signature.name() + " NODE [flags]");
        }
        return List.of("nodes");
    }

    private List<Item> one(Invocation invocation, Subject subject) {
        ObjectNode live = subject.live(invocation);
        ObjectNode patch = Subject.specFlag(live, "unschedulable", closed);
        String done = closed ? "cordoned" : "uncordoned";
        if (patch.isEmpty()) {
            return List.of(Placement.written(invocation, subject.ref(), live, "already " + done));
        }
        ObjectNode after = subject.patched(invocation, live, patch, "kubectl-cordon");
        return List.of(Placement.written(invocation, subject.ref(), after, done));
    }
}
