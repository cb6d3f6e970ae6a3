package dev.coxswain.command.practice;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Nearest;

import java.util.ArrayList;
import java.util.List;

/** What the commands about snapshots share. */
final class Snapshot {
    static final Values NAMES =
            Values.live(session -> BackDoor.names(session, Snapshot::names, "snapshots"));

    private Snapshot() {}

    private static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("snapshots").forEach(each -> names.add(Json.text(each, "name")));
        return names;
    }

    /** The one name a call gives. */
    static String named(Invocation invocation, String verb) {
        List<String> words = invocation.arguments().positional();
        if (words.size() != 1) {
            throw new FailureException(
                    new Failure.Usage(
                            words.isEmpty() ? "no snapshot is named" : "one snapshot at a time",
                            "write practice snapshot " + verb + " NAME"));
        }
        return words.getFirst();
    }

    /**
     * Sees that there is a snapshot of a name.
     *
     * @throws FailureException where there is none
     */
    static void check(Invocation invocation, String name) {
        List<String> names = names(BackDoor.of(invocation).get("snapshots"));
        if (!names.contains(name)) {
            List<String> near = Nearest.of(name, names);
            String known =
                    names.isEmpty()
                            ? "there is none yet: practice snapshot save NAME"
                            : "known snapshots: " + String.join(", ", names);
            throw FailureException.plain(
                    "no snapshot is named \"" + name + "\"",
                    near.isEmpty() ? known : "did you mean " + String.join(", ", near) + "?");
        }
    }

    /** A refusal of the server in words about snapshots. */
    static FailureException worded(FailureException refused) {
        if (refused.failure() instanceof Failure.Api api) {
            return FailureException.plain(
                    api.code() == 404
                            ? api.message()
                                    .replaceFirst(
                                            "snapshots (\".*\") not found",
                                            "no snapshot is named $1")
                            : api.message());
        }
        return refused;
    }
}
