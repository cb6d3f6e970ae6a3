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

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code practice snapshot list}: the states that were kept. */
final class SnapshotList implements Command {
    private static final Signature SIGNATURE =
            Signature.of("practice snapshot list", "List the snapshots of the practice cluster")
                    .example("practice snapshot list", "Where can I go back to?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        JsonNode all = BackDoor.of(invocation).get("snapshots").path("snapshots");
        if (all.isEmpty()) {
            return new Empty("No snapshots.", Outcome.DONE);
        }
        int width = 4;
        for (JsonNode each : all) {
            width = Math.max(width, Json.text(each, "name").length());
        }
        StringBuilder text = new StringBuilder(row(width, "NAME", "SAVED", "SIZE"));
        for (JsonNode each : all) {
            Instant saved = Instant.parse(Json.text(each, "saved"));
            text.append(
                    row(
                            width,
                            Json.text(each, "name"),
                            saved.truncatedTo(ChronoUnit.SECONDS).toString(),
                            (each.path("bytes").asLong() + 1023) / 1024 + " kB"));
        }
        return Lines.of(text.toString());
    }

    private static String row(int width, String name, String saved, String size) {
        return name
                + " ".repeat(width - name.length() + 3)
                + saved
                + " ".repeat(Math.max(0, 20 - saved.length()) + 3)
                + size
                + "\n";
    }
}
