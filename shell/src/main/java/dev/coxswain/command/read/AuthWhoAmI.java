package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.jsonpath.GoText;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;

import java.util.ArrayList;
import java.util.List;

/** {@code auth whoami}: who the server takes us for. */
public final class AuthWhoAmI implements Command {
    private static final Signature SIGNATURE =
            Signature.of("auth whoami", "Say who the server takes you for")
                    .flags(OutputFlags.TABLE)
                    .example("auth whoami", "Who am I here?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Output output = OutputFlags.withoutColumns(invocation.arguments());
        JsonNode review =
                Json.object()
                        .put("apiVersion", "authentication.k8s.io/v1")
                        .put("kind", "SelfSubjectReview");
        Request request = Request.post("/apis/authentication.k8s.io/v1/selfsubjectreviews", review);
        JsonNode answer = invocation.cluster().send(request, invocation.cancellation()).object();
        return new Items(
                new ReadyTable(
                        List.of(Column.of("ATTRIBUTE"), Column.of("VALUE")),
                        rows(answer.path("status").path("userInfo")),
                        () -> ItemSource.of(List.of(Item.of(answer)))),
                Items.Shape.TYPED_ONE,
                output);
    }

    private static List<Row> rows(JsonNode user) {
        List<Row> rows = new ArrayList<>();
        add(rows, "Username", user.path("username"));
        add(rows, "UID", user.path("uid"));
        add(rows, "Groups", user.path("groups"));
        new java.util.TreeMap<>(
                        user.path("extra").properties().stream()
                                .collect(
                                        java.util.stream.Collectors.toMap(
                                                java.util.Map.Entry::getKey,
                                                java.util.Map.Entry::getValue)))
                .forEach((key, value) -> add(rows, "Extra: " + key, value));
        return rows;
    }

    private static void add(List<Row> rows, String name, JsonNode value) {
        if (!value.isMissingNode() && !(value.isTextual() && value.textValue().isEmpty())) {
            rows.add(new Row(List.of(name, GoText.of(value)), null));
        }
    }
}
