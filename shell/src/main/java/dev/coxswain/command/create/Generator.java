package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A {@code create KIND NAME} command: flags become one object, which is created. */
final class Generator implements Command {
    private final Signature signature;
    private final String refusal;
    private final List<Flag<?>> required;
    private final BiFunction<Invocation, String, ObjectNode> make;

    /**
     * @param refusal what kubectl says before a server's reason, as {@code failed to create
     *     configmap: }; empty where it leaves the server's words alone
     * @param required flags that must be given
     * @param make the object of a call and a name
     */
    Generator(
            Signature declared,
            String refusal,
            List<Flag<?>> required,
            BiFunction<Invocation, String, ObjectNode> make) {
        this.signature =
                declared.argument(Argument.one("NAME"))
                        .flag(
                                DryRun.FLAG,
                                WriteFlags.FIELD_MANAGER,
                                WriteFlags.VALIDATE,
                                LastApplied.SAVE_CONFIG)
                        .flags(OutputFlags.WRITE);
        this.refusal = refusal;
        this.required = List.copyOf(required);
        this.make = make;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Result run(Invocation invocation) {
        require(invocation, required);
        List<String> words = invocation.arguments().words();
        if (words.size() != 1) {
            throw FailureException.plain(
                    "exactly one NAME is required, got " + words.size(),
                    "See 'help " + signature.name() + "' for help and examples");
        }
        ObjectNode object = make.apply(invocation, words.getFirst());
        return Generated.create(
                invocation, new Generated.Manner("kubectl-create", refusal), object);
    }

    /**
     * Refuses a call that lacks flags.
     *
     * @throws FailureException in cobra's words
     */
    static void require(Invocation invocation, List<Flag<?>> flags) {
        String missing =
                flags.stream()
                        .filter(flag -> !invocation.has(flag))
                        .map(flag -> "\"" + flag.name() + "\"")
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw FailureException.plain("required flag(s) " + missing + " not set");
        }
    }
}
