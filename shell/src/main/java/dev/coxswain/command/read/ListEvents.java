package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.Age;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code events}: what has happened, the latest last. */
final class ListEvents implements Command {
    private static final Flag<String> FOR =
            Flag.text("for")
                    .placeholder("TYPE/NAME")
                    .values(Values.Source.RESOURCE_REFS)
                    .help("Only what happened to this object");
    private static final Flag<List<String>> TYPES =
            Flag.list("types")
                    .values(Values.words("Normal", "Warning"))
                    .help("Only events of these types");

    private static final Signature SIGNATURE =
            Signature.of("events", "Show what has happened, the latest last")
                    .alias("event")
                    .flags(OutputFlags.TABLE)
                    .flag(FOR, TYPES, TargetFlags.ALL_NAMESPACES, GetFlags.CHUNK_SIZE)
                    .example("events --types=Warning", "What went wrong in this namespace?")
                    .example("events -A", "What happened anywhere?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        for (String type : invocation.get(TYPES)) {
            if (!type.equalsIgnoreCase("Normal") && !type.equalsIgnoreCase("Warning")) {
                throw FailureException.plain("valid --types are Normal or Warning");
            }
        }
        boolean all = invocation.get(TargetFlags.ALL_NAMESPACES);
        List<JsonNode> events = events(invocation, all);
        if (events.isEmpty()) {
            invocation
                    .notices()
                    .line(
                            all
                                    ? "No events found."
                                    : "No events found in "
                                            + invocation.namespace()
                                            + " namespace.");
            return dev.coxswain.result.Empty.DONE;
        }
        List<Column> columns = new ArrayList<>();
        if (all) {
            columns.add(Column.of("NAMESPACE"));
        }
        List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE")
                .forEach(name -> columns.add(Column.of(name)));
        Instant now = invocation.session().clock().instant();
        return new Items(
                new ReadyTable(
                        columns,
                        events.stream().map(each -> row(each, all, now)).toList(),
                        () -> ItemSource.of(events.stream().map(ListEvents::item).toList())),
                Items.Shape.LIST,
                OutputFlags.of(invocation.arguments()));
    }

    private static List<JsonNode> events(Invocation invocation, boolean all) {
        String path =
                all ? "/api/v1/events" : "/api/v1/namespaces/" + invocation.namespace() + "/events";
        Request request = Request.get(path).with("fieldSelector", about(invocation));
        JsonNode list = invocation.cluster().send(request, invocation.cancellation()).object();
        List<String> types = invocation.get(TYPES);
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode each : list.path("items")) {
            String type = Json.text(each, "type");
            if (types.isEmpty() || types.stream().anyMatch(type::equalsIgnoreCase)) {
                events.add(each);
            }
        }
        events.sort(Comparator.comparing(ListEvents::last));
        return events;
    }

    private static @org.jspecify.annotations.Nullable String about(Invocation invocation) {
        String about = invocation.get(FOR);
        if (about.isEmpty()) {
            return null;
        }
        String[] parts = about.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw FailureException.plain("--for must be in resource/name form");
        }
        ResourceType type =
                invocation.cluster().types().resolve(parts[0], invocation.cancellation());
        return "involvedObject.kind="
                + type.kind()
                + ",involvedObject.apiVersion="
                + type.apiVersion()
                + ",involvedObject.name="
                + parts[1];
    }

    /** When it was seen last, as text that sorts. */
    private static String last(JsonNode event) {
        for (String[] path :
                List.of(
                        new String[] {"series", "lastObservedTime"},
                        new String[] {"lastTimestamp"},
                        new String[] {"eventTime"})) {
            String stamp = Json.text(event, path);
            if (!stamp.isEmpty() && !stamp.equals("null")) {
                return stamp;
            }
        }
        return "";
    }

    private static Row row(JsonNode event, boolean all, Instant now) {
        List<String> cells = new ArrayList<>();
        if (all) {
            cells.add(Json.text(event, "metadata", "namespace"));
        }
        JsonNode about = event.path("involvedObject");
        cells.add(seen(event, now));
        cells.add(Json.text(event, "type"));
        cells.add(Json.text(event, "reason"));
        cells.add(Json.text(about, "kind") + "/" + Json.text(about, "name"));
        cells.add(Json.text(event, "message").strip());
        return new Row(cells, null);
    }

    private static String seen(JsonNode event, Instant now) {
        String happened = Json.text(event, "eventTime");
        boolean micro = !happened.isEmpty() && !happened.equals("null");
        String first = Age.since(micro ? happened : Json.text(event, "firstTimestamp"), now);
        JsonNode series = event.path("series");
        long count =
                series.isObject() ? series.path("count").asLong() : event.path("count").asLong();
        return series.isObject() || count > 1
                ? Age.since(last(event), now) + " (x" + count + " over " + first + ")"
                : first;
    }

    private static Item item(JsonNode event) {
        return Item.of(
                Json.object()
                        .put("apiVersion", "v1")
                        .put("kind", "Event")
                        .setAll((com.fasterxml.jackson.databind.node.ObjectNode) event));
    }
}
