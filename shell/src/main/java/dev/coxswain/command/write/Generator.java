package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.function.BiFunction;

/** A {@code create KIND NAME} command: flags become one object, which is created. */
final class Generator implements Command {
    private final Signature signature;
    private final BiFunction<Invocation, String, ObjectNode> make;

    /**
     * @param make the object of a call and a name
     */
    Generator(Signature declared, BiFunction<Invocation, String, ObjectNode> make) {
        this.signature =
                declared.argument(Argument.one("NAME"))
                        .flag(
                                DryRun.FLAG,
                                WriteFlags.FIELD_MANAGER,
                                WriteFlags.VALIDATE,
                                Create.SAVE_CONFIG)
                        .flags(OutputFlags.WRITE);
        this.make = make;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words = invocation.arguments().words();
        if (words.size() != 1) {
            throw FailureException.plain(
                    "exactly one NAME is required, got " + words.size(),
                    "See 'help " + signature.name() + "' for help and examples");
        }
        return Generated.create(
                invocation, "kubectl-create", make.apply(invocation, words.getFirst()));
    }
}
