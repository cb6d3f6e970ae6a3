package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.text;
import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.value.Numbers;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** Builtins about time: seconds since 1970, and "broken down" arrays as C's {@code struct tm}. */
final class Dates {
    static final String NAMES =
            """
            now/0 gmtime/0 localtime/0 mktime/0 strftime/1 strflocaltime/1 strptime/1
            """;

    /** What C counts a struct tm's years from. */
    private static final int FIRST_YEAR = 1900;

    /** How many fields a time has, the day of the week and of the year with them. */
    private static final int FIELDS = 8;

    private Dates() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "now/0" -> value((_, _, _) -> Numbers.of(System.currentTimeMillis() / 1000.0));
            case "gmtime/0" -> value((_, in, _) -> broken(in, ZoneOffset.UTC, "gmtime"));
            case "localtime/0" -> value((run, in, _) -> broken(in, zone(run), "localtime"));
            case "mktime/0" -> value((_, in, _) -> seconds(in));
            case "strftime/1" ->
                    new Native(a, true, (_, in, v) -> format(in, v[0], "strftime", ZoneOffset.UTC));
            case "strflocaltime/1" ->
                    new Native(
                            a, true, (run, in, v) -> format(in, v[0], "strflocaltime", zone(run)));
            case "strptime/1" -> new Native(a, true, (_, in, v) -> parse(in, v[0]));
            default -> null;
        };
    }

    private static ZoneId zone(Run run) {
        String name = run.context().environment().getOrDefault("TZ", "");
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name.replaceFirst("^:", ""));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static JsonNode broken(JsonNode in, ZoneId zone, String name) {
        if (!in.isNumber()) {
            throw new JqException(name + "() requires numeric inputs");
        }
        double seconds = Numbers.real(in);
        double whole = Math.floor(seconds);
        try {
            ZonedDateTime time = Instant.ofEpochSecond((long) seconds).atZone(zone);
            return broken(time.toLocalDateTime(), seconds - whole);
        } catch (DateTimeException e) {
            throw new JqException("error converting number of seconds since epoch to datetime");
        }
    }

    static ArrayNode broken(LocalDateTime time, double part) {
        return Json.array()
                .add(Numbers.of(time.getYear()))
                .add(Numbers.of(time.getMonthValue() - 1))
                .add(Numbers.of(time.getDayOfMonth()))
                .add(Numbers.of(time.getHour()))
                .add(Numbers.of(time.getMinute()))
                .add(Numbers.of(time.getSecond() + part))
                .add(Numbers.of(time.getDayOfWeek().getValue() % 7))
                .add(Numbers.of(time.getDayOfYear() - 1));
    }

    /** The time an array stands for; its fields may lie out of their ranges, as for timegm. */
    private static LocalDateTime time(JsonNode in, String name) {
        long[] fields = fields(in, name);
        try {
            return LocalDateTime.of((int) fields[0], 1, 1, 0, 0)
                    .plusMonths(fields[1])
                    .plusDays(fields[2] - 1)
                    .plusHours(fields[3])
                    .plusMinutes(fields[4])
                    .plusSeconds(fields[5]);
        } catch (DateTimeException e) {
            throw new JqException("invalid gmtime representation");
        }
    }

    /** The year, month, day, hour, minute and second; the rest of the eight need only be there. */
    private static long[] fields(JsonNode in, String name) {
        long[] fields = {FIRST_YEAR, 0, 0, 0, 0, 0};
        for (int i = 0; i < in.size() && i < FIELDS; i++) {
            if (!in.get(i).isNumber()) {
                throw new JqException(name + " requires parsed datetime inputs");
            }
            if (i < fields.length) {
                double field = Numbers.real(in.get(i));
                if (Double.isNaN(field)) {
                    throw new JqException(name + " requires parsed datetime inputs");
                }
                fields[i] = (long) field;
            }
        }
        return fields;
    }

    private static JsonNode seconds(JsonNode in) {
        if (!in.isArray()) {
            throw new JqException("mktime requires array inputs");
        }
        long seconds = time(in, "mktime").toEpochSecond(ZoneOffset.UTC);
        // C's timegm, and jq's wrapper of it, have only these numbers to say that they failed.
        if (seconds == -1) {
            throw new JqException("invalid gmtime representation");
        }
        if (seconds == -2) {
            throw new JqException("mktime not supported on this platform");
        }
        return Numbers.of(seconds);
    }

    private static JsonNode format(JsonNode in, JsonNode format, String name, ZoneId zone) {
        JsonNode fields = in;
        if (in.isNumber()) {
            fields = broken(in, zone, "gmtime");
        } else if (!in.isArray()) {
            throw new JqException(name + "/1 requires parsed datetime inputs");
        }
        if (!format.isTextual()) {
            throw new JqException(name + "/1 requires a string format");
        }
        ZonedDateTime time = time(fields, name + "/1").atZone(zone);
        boolean isLocal = name.equals("strflocaltime");
        TimeFormat printer =
                isLocal ? new TimeFormat(time) : new TimeFormat(time, raw(fields, name + "/1"));
        return text(printer.format(format.textValue()));
    }

    private static int[] raw(JsonNode in, String name) {
        return Arrays.stream(fields(in, name)).mapToInt(field -> (int) field).toArray();
    }

    private static JsonNode parse(JsonNode in, JsonNode format) {
        if (!in.isTextual()) {
            throw new JqException("strptime/1 requires string inputs and arguments");
        }
        if (!format.isTextual()) {
            throw new JqException("strptime/1 requires string inputs and arguments");
        }
        return new TimeParser(in.textValue(), format.textValue()).parse();
    }
}
