package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code practice fail clear}: takes every failure back. */
final class FailClear implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice fail clear", "Let everything work again")
                    .describe("Nodes answer, images can be pulled, containers run.")
                    .example("practice fail clear", "Enough broken for today");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : BackDoor.of(invocation).delete("failures").path("failures")) {
            String name = Json.text(each, "name");
            String pod = name.substring(name.indexOf('/') + 1);
            text.append(
                    switch (Json.text(each, "kind")) {
                        case "node" -> "node/" + name + " answers again\n";
                        case "image" -> "image " + name + " can be pulled again\n";
                        default -> "pod/" + pod + " crashes no more\n";
                    });
        }
        return text.isEmpty() ? FailList.none() : Lines.of(text.toString());
    }
}
