package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes Events, counting up one that is already there, and forgets them after an hour. */
public final class Events {
    private static final Duration KEPT = Duration.ofHours(1);

    /**
     * What happened.
     *
     * @param fieldPath the part of the object, as {@code spec.containers{web}}; empty for none
     */
    public record Happening(String type, String reason, String message, String fieldPath) {
        public static Happening normal(String reason, String message) {
            return new Happening("Normal", reason, message, "");
        }

        public static Happening warning(String reason, String message) {
            return new Happening("Warning", reason, message, "");
        }

        public Happening at(String path) {
            return new Happening(type, reason, message, path);
        }
    }

    private record Known(String uid, String reporter, Happening happening) {}

    private final Objects objects;
    private final Timeline timeline;
    private final Map<Known, Key> known = new HashMap<>();
    private final Map<Known, Integer> unsaid = new HashMap<>();
    private final EventFlood flood = new EventFlood();
    private boolean sweeping;
    private long made;

    public Events(Objects objects, Timeline timeline) {
        this.objects = objects;
        this.timeline = timeline;
        for (ObjectNode each : objects.list("events", "")) {
            JsonNode about = each.path("involvedObject");
            var happening =
                    new Happening(
                            Json.text(each, "type"),
                            Json.text(each, "reason"),
                            wording(Json.text(each, "message")),
                            Json.text(about, "fieldPath"));
            known.put(
                    new Known(
                            Json.text(about, "uid"),
                            Json.text(each, "reportingComponent"),
                            happening),
                    Key.of("events", each));
        }
        sweepLater();
    }

    private static String wording(String message) {
        return message.startsWith(EventFlood.COMBINED) ? EventFlood.COMBINED : message;
    }

    /** A controller's event about an object of a known kind. */
    public void record(JsonNode about, Source source, Happening happening) {
        if (source.scheduler()) {
            write(about, source, happening, happening);
            return;
        }
        Instant now = timeline.instant();
        String who = source.component() + "/" + source.host();
        boolean combined = flood.combines(Meta.uid(about), who, happening, now);
        var said =
                new Happening(
                        happening.type(),
                        happening.reason(),
                        (combined ? EventFlood.COMBINED : "") + happening.message(),
                        happening.fieldPath());
        var same =
                combined
                        ? new Happening(said.type(), said.reason(), EventFlood.COMBINED, "")
                        : said;
        var id = new Known(Meta.uid(about), source.component(), same);
        if (!flood.allows(Meta.uid(about), who, now)) {
            unsaid.merge(id, 1, Integer::sum);
            return;
        }
        Key key = known.get(id);
        int more = 1 + Optional.ofNullable(unsaid.remove(id)).orElse(0);
        if (key == null || !counted(key, said, more)) {
            write(about, source, same, said);
        }
    }

    private boolean counted(Key key, Happening said, int more) {
        return objects.modify(
                        key,
                        Objects.MAIN,
                        event ->
                                event.put("count", event.path("count").asInt(1) + more)
                                        .put("message", said.message())
                                        .put("lastTimestamp", Meta.stamp(timeline.instant())))
                .isPresent();
    }

    private void write(JsonNode about, Source source, Happening same, Happening said) {
        var id = new Known(Meta.uid(about), source.component(), same);
        try {
            ObjectNode event = objects.create("events", event(about, source, said));
            known.put(id, Key.of("events", event));
            sweepLater();
        } catch (StatusException e) {
            // a namespace that is going away takes no more events
            known.remove(id);
        }
    }

    /**
     * Who says it, of what kind of object.
     *
     * @param host the node for a kubelet's events; empty otherwise
     */
    public record Source(String component, String host, String apiVersion, String kind) {
        boolean scheduler() {
            return component.equals("default-scheduler");
        }
    }

    private ObjectNode event(JsonNode about, Source source, Happening happening) {
        Instant now = timeline.instant();
        String namespace = Meta.namespace(about);
        ObjectNode event = Json.object();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano() + made++;
        event.putObject("metadata")
                .put("name", Meta.name(about) + "." + Long.toHexString(nanos))
                .put("namespace", namespace.isEmpty() ? "default" : namespace);
        ObjectNode object = event.putObject("involvedObject");
        object.put("apiVersion", source.apiVersion());
        if (!happening.fieldPath().isEmpty()) {
            object.put("fieldPath", happening.fieldPath());
        }
        object.put("kind", source.kind()).put("name", Meta.name(about));
        if (!namespace.isEmpty()) {
            object.put("namespace", namespace);
        }
        object.put("resourceVersion", Json.text(about, "metadata", "resourceVersion"))
                .put("uid", Meta.uid(about));
        event.put("reason", happening.reason()).put("message", happening.message());
        event.put("type", happening.type()).put("reportingComponent", source.component());
        if (source.scheduler()) {
            event.put("action", happening.type().equals("Normal") ? "Binding" : "Scheduling");
            event.put("eventTime", now.truncatedTo(ChronoUnit.MICROS).plusNanos(0).toString());
            event.putNull("firstTimestamp").putNull("lastTimestamp");
            event.put("reportingInstance", "default-scheduler-practice").putObject("source");
            return event;
        }
        event.put("count", 1).putNull("eventTime");
        event.put("firstTimestamp", Meta.stamp(now)).put("lastTimestamp", Meta.stamp(now));
        event.put("reportingInstance", source.host());
        ObjectNode from = event.putObject("source").put("component", source.component());
        if (!source.host().isEmpty()) {
            from.put("host", source.host());
        }
        return event;
    }

    private void sweepLater() {
        if (!sweeping && !known.isEmpty()) {
            sweeping = true;
            timeline.after(KEPT.dividedBy(4), this::sweep);
        }
    }

    private void sweep() {
        sweeping = false;
        Instant limit = timeline.instant().minus(KEPT);
        for (ObjectNode each : objects.list("events", "")) {
            String last = Json.text(each, "lastTimestamp");
            String time =
                    last.isEmpty() || last.equals("null") ? Json.text(each, "eventTime") : last;
            if (!time.isEmpty() && !time.equals("null") && Instant.parse(time).isBefore(limit)) {
                objects.delete(Key.of("events", each), Deletion.NOW);
            }
        }
        flood.sweep(timeline.instant());
        unsaid.keySet().removeIf(id -> !known.containsKey(id));
        known.values().removeIf(key -> objects.get(key).isEmpty());
        sweepLater();
    }
}
