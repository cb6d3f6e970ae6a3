package dev.coxswain.jq.builtin;

import dev.coxswain.jq.JqException;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's {@code strftime} in the C locale. */
final class TimeFormat {
    private TimeFormat() {}

    static String format(ZonedDateTime time, String format) {
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
                out.append(padded(letter, field(time, format.charAt(++i))));
            } else {
                out.append(field(time, letter));
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

    private static String field(ZonedDateTime t, char letter) {
        return switch (letter) {
            case 'a' -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'c' -> format(t, "%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> format(t, "%m/%d/%y");
            case 'F' -> format(t, "%Y-%m-%d");
            case 'R' -> format(t, "%H:%M");
            case 'T', 'X' -> format(t, "%H:%M:%S");
            case 'r' -> format(t, "%I:%M:%S %p");
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            case 'p' -> t.getHour() < 12 ? "AM" : "PM";
            case 'P' -> t.getHour() < 12 ? "am" : "pm";
            case 's' -> Long.toString(t.toEpochSecond());
            case 'z' -> DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(t);
            case 'Z' -> zone(t);
            case 'Y' -> Integer.toString(t.getYear());
            default -> number(t, letter);
        };
    }

    private static String zone(ZonedDateTime t) {
        return t.getZone().getId().equals("Z")
                ? "UTC"
                : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(t);
    }

    private static String number(ZonedDateTime t, char letter) {
        int weekday = t.getDayOfWeek().getValue();
        return switch (letter) {
            case 'C' -> two(t.getYear() / 100);
            case 'd' -> two(t.getDayOfMonth());
            case 'e' -> spaced(t.getDayOfMonth());
            case 'H' -> two(t.getHour());
            case 'I' -> two((t.getHour() + 11) % 12 + 1);
            case 'j' -> three(t.getDayOfYear());
            case 'k' -> spaced(t.getHour());
            case 'l' -> spaced((t.getHour() + 11) % 12 + 1);
            case 'm' -> two(t.getMonthValue());
            case 'M' -> two(t.getMinute());
            case 'S' -> two(t.getSecond());
            case 'u' -> Integer.toString(weekday);
            case 'w' -> Integer.toString(weekday % 7);
            case 'U' -> two((t.getDayOfYear() + 6 - weekday % 7) / 7);
            case 'W' -> two((t.getDayOfYear() + 6 - (weekday + 6) % 7) / 7);
            case 'V' -> two(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> Integer.toString(t.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> two(t.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'y' -> two(Math.floorMod(t.getYear(), 100));
            default -> throw new JqException("strftime/1: unknown system failure");
        };
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : Integer.toString(value);
    }

    private static String three(int value) {
        return value < 100 ? "0" + two(value) : Integer.toString(value);
    }

    private static String spaced(int value) {
        return value < 10 ? " " + value : Integer.toString(value);
    }
}
