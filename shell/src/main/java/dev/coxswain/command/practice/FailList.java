package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

/** {@code practice fail list}: what was made to fail in the practice cluster. */
final class FailList implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice fail list", "Show what was made to fail")
                    .describe("As the lines that let it work again.")
                    .example("practice fail list", "What is still broken on purpose?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : BackDoor.of(invocation).get("failures").path("failures")) {
            String kind = Json.text(each, "kind");
            String name = Json.text(each, "name");
            int slash = kind.equals("crash") ? name.indexOf('/') : -1;
            text.append("practice fail ")
                    .append(kind)
                    .append(' ')
                    .append(name.substring(slash + 1));
            if (slash > 0) {
                text.append(" -n ").append(name, 0, slash);
            }
            text.append(" --clear\n");
        }
        return text.isEmpty() ? none() : Lines.of(text.toString());
    }

    /** What is said where nothing fails. */
    static Result none() {
        return new Empty("Nothing was made to fail.", Outcome.DONE);
    }
}
