package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Age;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Points in time as descriptions write them.
 *
 * @param now what ages count from
 * @param zone where the reader's clock stands
 */
public record Times(Instant now, ZoneId zone) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss ", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("xx", Locale.ENGLISH);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx ", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE =
            DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final String NEVER = "Mon, 01 Jan 0001 00:00:00 +0000";

    /** A stamp as RFC 1123 has it, in the reader's zone; year one where there is none. */
    String stamp(JsonNode node, String... path) {
        if (!Fields.filled(node, path)) {
            return NEVER;
        }
        ZonedDateTime time = time(Json.text(node, path));
        return STAMP.format(time) + OFFSET.format(time);
    }

    /** A stamp as Go prints one by itself, the zone by offset and name. */
    String plain(JsonNode node, String... path) {
        if (!Fields.filled(node, path)) {
            return "0001-01-01 00:00:00 +0000 UTC";
        }
        ZonedDateTime time = time(Json.text(node, path));
        String name = ZONE.format(time);
        return PLAIN.format(time) + (name.equals("Z") ? "UTC" : name);
    }

    private ZonedDateTime time(String stamp) {
        return Instant.parse(stamp).atZone(zone);
    }

    /** How long ago a stamp was; {@code <unknown>} for none. */
    String since(JsonNode node, String... path) {
        return Age.since(Json.text(node, path), now);
    }
}
