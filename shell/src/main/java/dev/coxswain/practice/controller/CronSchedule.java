package dev.coxswain.practice.controller;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The moments a CronJob is due at: five fields of cron, a macro, or {@code @every} a while. */
final class CronSchedule {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Map<String, String> MACROS =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");
    private static final Pattern TIMES = Pattern.compile("(\\d+)(h|m|s)");
    private static final int YEARS = 5;

    private final ZoneId zone;
    private final @Nullable Duration every;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    /**
     * @param zone the time zone's name; empty for UTC
     * @throws IllegalArgumentException what is wrong with it
     */
    CronSchedule(String text, String zone) {
        this.zone = zoneOf(zone);
        String stripped = text.strip();
        this.every = stripped.startsWith("@every ") ? span(stripped.substring(7).strip()) : null;
        String plain = every == null ? MACROS.getOrDefault(stripped, stripped) : "* * * * *";
        String[] fields = plain.split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "expected exactly 5 fields, found %d: [%s]".formatted(fields.length, plain));
        }
        this.minutes = field(fields[0], 0, 59, List.of());
        this.hours = field(fields[1], 0, 23, List.of());
        this.days = field(fields[2], 1, 31, List.of());
        this.months = field(fields[3], 1, 12, MONTHS);
        this.weekdays = field(fields[4], 0, 7, DAYS);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        // cron takes either day where both the month's and the week's are restricted
        this.eitherDay = !fields[2].matches("[*?].*") && !fields[4].matches("[*?].*");
    }

    private static ZoneId zoneOf(String name) {
        try {
            return name.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("unknown time zone " + name, e);
        }
    }

    private static Duration span(String text) {
        Duration sum = Duration.ZERO;
        Matcher times = TIMES.matcher(text);
        int end = 0;
        while (times.find() && times.start() == end) {
            long count = Long.parseLong(times.group(1));
            sum =
                    sum.plus(
                            switch (times.group(2)) {
                                case "h" -> Duration.ofHours(count);
                                case "m" -> Duration.ofMinutes(count);
                                default -> Duration.ofSeconds(count);
                            });
            end = times.end();
        }
        if (end != text.length() || sum.isZero()) {
            throw new IllegalArgumentException("failed to parse duration @every " + text);
        }
        return sum;
    }

    private static BitSet field(String text, int low, int high, List<String> names) {
        var set = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] halves = part.split("/", 2);
            int step = halves.length == 2 ? number(halves[1], List.of(), low) : 1;
            int from = low;
            int to = high;
            if (!halves[0].matches("[*?]")) {
                String[] ends = halves[0].split("-", 2);
                from = number(ends[0], names, low);
                to =
                        ends.length == 2
                                ? number(ends[1], names, low)
                                : halves.length == 2 ? to : from;
            }
            if (from < low || to > high || from > to || step < 1) {
                throw new IllegalArgumentException(
                        "%s is not within %d to %d".formatted(part, low, high));
            }
            for (int i = from; i <= to; i += step) {
                set.set(i);
            }
        }
        return set;
    }

    private static int number(String text, List<String> names, int first) {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named + first;
        }
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("failed to parse int from " + text);
        }
        return Integer.parseInt(text);
    }

    /** The first moment after {@code from}; null where none comes within years. */
    @Nullable Instant next(Instant from) {
        if (every != null) {
            return from.plus(every).truncatedTo(ChronoUnit.SECONDS);
        }
        ZonedDateTime at = from.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        int last = at.getYear() + YEARS;
        while (at.getYear() <= last) {
            if (!months.get(at.getMonthValue())) {
                at = at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            } else if (!onDay(at)) {
                at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(at.getHour())) {
                at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(at.getMinute())) {
                at = at.plusMinutes(1);
            } else {
                return at.toInstant();
            }
        }
        return null;
    }

    /**
     * The last moment after {@code since} and not after {@code until}; null where there is none.
     */
    @Nullable Instant last(Instant since, Instant until) {
        if (every != null) {
            long times = Duration.between(since, until).dividedBy(every);
            return times < 1 ? null : since.plus(every.multipliedBy(times));
        }
        ZonedDateTime at = until.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        while (at.toInstant().isAfter(since)) {
            if (!months.get(at.getMonthValue())) {
                at = at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).minusMinutes(1);
            } else if (!onDay(at)) {
                at = at.truncatedTo(ChronoUnit.DAYS).minusMinutes(1);
            } else if (!hours.get(at.getHour())) {
                at = at.truncatedTo(ChronoUnit.HOURS).minusMinutes(1);
            } else if (!minutes.get(at.getMinute())) {
                at = at.minusMinutes(1);
            } else {
                return at.toInstant();
            }
        }
        return null;
    }

    private boolean onDay(ZonedDateTime at) {
        boolean month = days.get(at.getDayOfMonth());
        boolean week = weekdays.get(at.getDayOfWeek().getValue() % 7);
        return eitherDay ? month || week : month && week;
    }
}
