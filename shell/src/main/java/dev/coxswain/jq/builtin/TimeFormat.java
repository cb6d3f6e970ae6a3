package dev.coxswain.jq.builtin;

import dev.coxswain.jq.JqException;

import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's {@code strftime} in the C locale. */
final class TimeFormat {
    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int MINUTE = 4;
    private static final int SECOND = 5;

    private final ZonedDateTime t;
    private final int[] fields;

    /**
     * With the time that weekdays, days of the year and zones come from, and with the year, month
     * from 0, day, hour, minute and second to print, which may lie out of their ranges.
     */
    TimeFormat(ZonedDateTime time, int[] fields) {
        this.t = time;
        this.fields = fields;
    }

    /** The same with the time's own fields. */
    TimeFormat(ZonedDateTime time) {
        this(
                time,
                new int[] {
                    time.getYear(),
                    time.getMonthValue() - 1,
                    time.getDayOfMonth(),
                    time.getHour(),
                    time.getMinute(),
                    time.getSecond()
                });
    }

    String format(String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char letter = format.charAt(++i);
            if ("EO".indexOf(letter) >= 0 && i + 1 < format.length()) {
                letter = format.charAt(++i);
            }
            if ("-_0^".indexOf(letter) >= 0 && i + 1 < format.length()) {
                out.append(padded(letter, field(format.charAt(++i))));
            } else {
                out.append(field(letter));
            }
        }
        return out.toString();
    }

    private static String padded(char flag, String text) {
        return switch (flag) {
            case '-' -> text.replaceFirst("^[0 ]+(?=.)", "");
            case '_' -> {
                String bare = text.replaceFirst("^0+(?=.)", "");
                yield " ".repeat(text.length() - bare.length()) + bare;
            }
            case '^' -> text.toUpperCase(Locale.ROOT);
            default -> text.replace(' ', '0');
        };
    }

    private String field(char letter) {
        return switch (letter) {
            case 'a' -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> month(TextStyle.SHORT);
            case 'B' -> month(TextStyle.FULL);
            case 'c' -> format("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> format("%m/%d/%y");
            case 'F' -> format("%Y-%m-%d");
            case 'R' -> format("%H:%M");
            case 'T', 'X' -> format("%H:%M:%S");
            case 'r' -> format("%I:%M:%S %p");
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            case 'p' -> fields[HOUR] < 12 ? "AM" : "PM";
            case 'P' -> fields[HOUR] < 12 ? "am" : "pm";
            case 's' -> Long.toString(t.toEpochSecond());
            case 'z' -> DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(t);
            case 'Z' -> zone();
            case 'Y' -> Integer.toString(fields[YEAR]);
            default -> number(letter);
        };
    }

    private String month(TextStyle style) {
        int month = fields[MONTH];
        return month < 0 || month > 11
                ? "?"
                : Month.of(month + 1).getDisplayName(style, Locale.ENGLISH);
    }

    private String zone() {
        return t.getZone().getId().equals("Z")
                ? "UTC"
                : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(t);
    }

    private String number(char letter) {
        int weekday = t.getDayOfWeek().getValue();
        return switch (letter) {
            case 'C' -> two(Math.floorDiv(fields[YEAR], 100));
            case 'd' -> two(fields[DAY]);
            case 'e' -> spaced(fields[DAY]);
            case 'H' -> two(fields[HOUR]);
            case 'I' -> two(twelve());
            case 'j' -> three(t.getDayOfYear());
            case 'k' -> spaced(fields[HOUR]);
            case 'l' -> spaced(twelve());
            case 'm' -> two(fields[MONTH] + 1);
            case 'M' -> two(fields[MINUTE]);
            case 'S' -> two(fields[SECOND]);
            case 'u' -> Integer.toString(weekday);
            case 'w' -> Integer.toString(weekday % 7);
            case 'U' -> two((t.getDayOfYear() + 6 - weekday % 7) / 7);
            case 'W' -> two((t.getDayOfYear() + 6 - (weekday + 6) % 7) / 7);
            case 'V' -> two(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> Integer.toString(t.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> two(t.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'y' -> two(Math.floorMod(fields[YEAR], 100));
            default -> throw new JqException("strftime/1: unknown system failure");
        };
    }

    private int twelve() {
        int hour = fields[HOUR];
        return hour == 0 ? 12 : hour > 12 ? hour - 12 : hour;
    }

    private static String two(int value) {
        return value >= 0 && value < 10 ? "0" + value : Integer.toString(value);
    }

    private static String three(int value) {
        return value < 100 ? "0" + two(value) : Integer.toString(value);
    }

    private static String spaced(int value) {
        return value >= 0 && value < 10 ? " " + value : Integer.toString(value);
    }
}
