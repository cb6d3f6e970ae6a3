package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.practice.Host;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** What the kubeconfig of the practice cluster runs as its credential plugin. */
final class PracticeCredential implements Command {
    static final String NAME = "__credential";

    private static final Signature SIGNATURE =
            Signature.of(NAME, "Print the credential for the practice cluster")
                    .example(NAME, "What kubectl runs before its first request");

    private final PracticeHome home;

    PracticeCredential(PracticeHome home) {
        this.home = home;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Host host = home.host().orElseGet(() -> home.startBackground(invocation.cancellation()));
        ObjectNode credential =
                Json.object()
                        .put("apiVersion", "client.authentication.k8s.io/v1")
                        .put("kind", "ExecCredential");
        credential.putObject("status").put("token", host.endpoint().token());
        return Lines.of(Json.compact(credential) + "\n");
    }
}
