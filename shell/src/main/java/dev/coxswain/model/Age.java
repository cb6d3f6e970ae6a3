package dev.coxswain.model;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Time spans as kubectl writes them in tables (apimachinery's {@code HumanDuration}). */
public final class Age {
    private static final String PLAIN = "0000-00-00T00:00:00Z";

    private Age() {}

    /** The time since an RFC 3339 stamp; {@code <unknown>} for none. */
    public static String since(@Nullable String stamp, Instant now) {
        if (stamp == null || stamp.isEmpty()) {
            return "<unknown>";
        }
        try {
            return of(Duration.between(instant(stamp), now));
        } catch (DateTimeException e) {
            return "<unknown>";
        }
    }

    /**
     * An RFC 3339 stamp as a point in time; the form every server writes is read without the
     * general parser, which tables feel.
     *
     * @throws DateTimeException where it is none
     */
    public static Instant instant(String stamp) {
        if (stamp.length() != PLAIN.length()) {
            return Instant.parse(stamp);
        }
        int[] numbers = new int[6];
        int number = 0;
        for (int at = 0; at < PLAIN.length(); at++) {
            char wanted = PLAIN.charAt(at);
            char given = stamp.charAt(at);
            boolean digit = given >= '0' && given <= '9';
            if (wanted == '0' ? !digit : wanted != given) {
                return Instant.parse(stamp);
            }
            if (digit) {
                numbers[number] = numbers[number] * 10 + given - '0';
            } else {
                number++;
            }
        }
        return LocalDateTime.of(
                        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
                .toInstant(ZoneOffset.UTC);
    }

    /** A duration in at most two units, coarser as it grows. */
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 60 * 2) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 60 * 3) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        return ofDays(hours);
    }

    private static String ofDays(long hours) {
        long days = hours / 24;
        if (hours < 24 * 8) {
            return two(days, "d", hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return days + "d";
        }
        if (hours < 24 * 365 * 8) {
            return two(days / 365, "y", days % 365, "d");
        }
        return days / 365 + "y";
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + unit : large + unit + small + smallUnit;
    }
}
